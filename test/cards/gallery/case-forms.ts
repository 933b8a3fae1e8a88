import type { Case, Progress } from '../../../bot/domain/case.ts';
import type { CaseAction } from '../../../bot/domain/policy.ts';
import { caseFormCard, FORM_ACTIONS, type FormAction } from '../../../cards/case-form.ts';
import type { Translate } from '../../../locales/index.ts';
import { base, PROGRESS } from './a-case.ts';
import { DESCRIPTION, LONG_SHORT, WIDE } from './data.ts';
import type { Exhibit } from './exhibit.ts';

const form = (
  t: Translate,
  action: FormAction,
  it: Case,
  more: { typed?: Record<string, string>; note?: string } = {},
) =>
  caseFormCard(t, {
    case: it,
    action,
    face: { tab: 'attachments', order: 'oldest', from: 20, list: true },
    typed: more.typed ?? {},
    teams: [
      { title: 'FINOps', value: 'finops' },
      { title: 'IMS team', value: 'ims' },
    ],
    articles: Array.from({ length: 10 }, (_, index) => ({
      title: `Trial mode although a license exists ${index}`,
      value: `kb-${index}`,
    })),
    note: more.note,
  });

const before = (action: CaseAction): Progress =>
  PROGRESS[
    action === 'reject' ? 'resolved' : action === 'from-development' ? 'pending-development' : 'work-in-progress'
  ] ?? base.progress;

/** What each action on a case asks. */
export const caseFormExhibits: readonly Exhibit[] = [
  ...FORM_ACTIONS.map(action => ({
    name: `form ${action}`,
    draw: (t: Translate) => form(t, action, { ...base, progress: before(action) }),
  })),
  {
    name: 'form propose late',
    draw: t =>
      form(
        t,
        'propose',
        { ...base, description: DESCRIPTION, shortDescription: LONG_SHORT },
        { typed: { resolution: DESCRIPTION, articles: 'kb-1,kb-2' }, note: t('case.changed') },
      ),
  },
  {
    name: 'form comment wide',
    draw: t =>
      form(t, 'comment', { ...base, description: WIDE }, { typed: { comment: WIDE }, note: t('refusals.too-long') }),
  },
];
