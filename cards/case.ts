import { type Activity, seenByCustomers } from '../bot/domain/activity.ts';
import { type Case, closesAt } from '../bot/domain/case.ts';
import type { CaseAction } from '../bot/domain/policy.ts';
import type { Translate } from '../locales/index.ts';
import { actions, box, button, type Card, card, type Element, facts, header, line, literal, subtle, text, title } from './card.ts';
import { activityBlock } from './case-activity.ts';
import { caseButtons } from './case-buttons.ts';
import { COLOURS, priorityName } from './case-row.ts';
import { textInput } from './inputs.ts';
import { TEXT_LIMIT } from '../bot/domain/lifecycle.ts';

export type CaseView = {
  readonly case: Case;
  /** Newest first. */
  readonly activities: readonly Activity[];
  /** For the vendor's own people: internal entries are shown. */
  readonly inside: boolean;
  readonly nameOf: (user: string | undefined) => string;
  readonly productName: string | undefined;
  readonly areaName: string | undefined;
  readonly teamName: string;
  readonly ultimate: string;
  readonly files: readonly string[];
  /** Titles and addresses of the articles that the proposed solution names. */
  readonly offered: readonly CaseAction[];
  /** The card is shared by a channel, where nobody in particular reads it. */
  readonly note: { readonly words: string; readonly style: 'warning' | 'good' | 'emphasis' } | undefined;
};

/** A case as it is now, with what its reader may do about it. */
export const caseCard = (t: Translate, view: CaseView): Card => {
  const it = view.case;
  const state = t(`states.${it.progress.state}`);
  return card(t.language, `${it.id}: ${it.shortDescription} (${state})`, [
    header(`${it.id} · ${t('case.priorityIs', { priority: priorityName(t, it.priority) })}`, state, COLOURS[it.progress.state]),
    title(it.shortDescription),
    view.note === undefined ? undefined : box(view.note.style, [line(view.note.words)]),
    highlight(t, view),
    caseFacts(t, view),
    next(t, view),
    ...history(t, view),
    ...answerField(t, view),
    actions(caseButtons(t, it, view.offered).map(spec => button(spec.words, spec.press, spec.look))),
  ]);
};

const caseFacts = (t: Translate, view: CaseView): Element => {
  const it = view.case;
  const assignee = 'assignee' in it.progress ? it.progress.assignee : undefined;
  return facts([
    [t('fields.requestType'), t(`requestTypes.${it.requestType}.title`)],
    view.productName === undefined
      ? undefined
      : [t('fields.product'), [view.productName, it.productVersion, view.areaName].filter(Boolean).join(' · ')],
    [t('case.opened'), `${t.when(it.openedAt)} · ${t('case.updated', { when: t.when(it.updatedAt) })}`],
    [t('fields.contact'), `${view.nameOf(it.contact)} (${t(`contactMethods.${it.contactMethod}`)})`],
    [t('case.ultimate'), view.ultimate],
    [t('case.team'), assignee === undefined ? view.teamName : `${view.nameOf(assignee)} · ${view.teamName}`],
    it.customerReference === undefined ? undefined : [t('fields.customerReference'), it.customerReference],
    it.follows === undefined ? undefined : [t('case.follows'), it.follows],
    view.files.length === 0 ? undefined : [t('case.files'), view.files.join(', ')],
  ]);
};

/** What matters most in this state: the question, the solution, or the problem itself. */
const highlight = (t: Translate, view: CaseView): Element => {
  const { progress, description } = view.case;
  if (progress.state === 'awaiting-info')
    return box('warning', [
      line(t('case.asks', { name: view.nameOf(progress.assignee), when: t.when(progress.since) }), { size: 'Small', isSubtle: true }),
      ...literal(progress.question.slice(0, SHOWN)),
    ]);
  if (progress.state === 'resolved')
    return box('good', [
      line(t('case.proposed', { name: view.nameOf(progress.assignee), when: t.when(progress.since) }), { size: 'Small', isSubtle: true }),
      ...literal(progress.resolution.slice(0, SHOWN)),
      ...progress.articles.map(article => line(t('case.article', { article }), { size: 'Small' }, { spacing: 'Small' })),
    ]);
  return box('emphasis', literal(description.slice(0, SHOWN)));
};

const SHOWN = 1500;

/** What happens next, always, and by when. */
const next = (t: Translate, view: CaseView): Element => {
  const { progress } = view.case;
  const closes = closesAt(view.case);
  const day = closes === undefined ? '' : t.day(closes);
  const side = view.inside ? 'inside' : 'outside';
  switch (progress.state) {
    case 'new':
      return subtle(t(`case.next.${side}.new`));
    case 'work-in-progress':
      return progress.assignee === undefined
        ? subtle(t(`case.next.${side}.unassigned`))
        : line(t(`case.next.${side}.work-in-progress`, { name: view.nameOf(progress.assignee) }), QUIET);
    case 'awaiting-info':
      return subtle(t(`case.next.${side}.awaiting-info`, { day }));
    case 'pending-development':
      return subtle(t(`case.next.${side}.pending-development`));
    case 'resolved':
      return subtle(t(`case.next.${side}.resolved`, { day }));
    case 'closed':
      return subtle(t(`case.next.closed.${progress.reason}`));
    case 'cancelled':
      return subtle(t(`case.next.cancelled.${progress.reason}`));
  }
};

const QUIET = { size: 'Small', isSubtle: true };
const ENTRIES = 3;

const history = (t: Translate, view: CaseView): readonly Element[] => {
  const visible = view.activities
    .flatMap(activity => {
      const event = view.inside ? activity.event : seenByCustomers(activity.event);
      return event === undefined ? [] : [{ ...activity, event }];
    })
    .slice(0, ENTRIES);
  return [text(t('case.activity'), { weight: 'Bolder', size: 'Small', spacing: 'Medium' }), ...visible.map(it => activityBlock(t, it, view.nameOf))];
};

/** In Awaiting Info the answer is written on the card itself. */
const answerField = (t: Translate, view: CaseView): readonly Element[] =>
  view.offered.includes('reply')
    ? [textInput({ id: 'comment', label: t('case.yourAnswer'), limit: TEXT_LIMIT, lines: true, required: t('case.sayYourAnswer') })]
    : [];
