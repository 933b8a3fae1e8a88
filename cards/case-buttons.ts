import type { Case } from '../bot/domain/case.ts';
import type { CaseAction } from '../bot/domain/policy.ts';
import type { Translate } from '../locales/index.ts';
import type { Press } from './card.ts';

type ButtonSpec = {
  readonly words: string;
  readonly press: Press;
  readonly look: { readonly primary?: boolean; readonly more?: boolean; readonly bare?: boolean };
};

/** The order in which actions are worth offering; the first is the primary one. */
const ORDER: readonly CaseAction[] = [
  'take',
  'reply',
  'accept',
  'reject',
  'follow-up',
  'propose',
  'ask',
  'from-development',
  'to-development',
  'comment',
  'note',
  'close',
  'hand-over',
  'cancel',
];

/** Actions that a press does at once; the others open a page with a field. */
const AT_ONCE: readonly CaseAction[] = ['take', 'accept', 'reply', 'follow-up'];

const IN_SIGHT = 3;
const MOST = 6;

/** At most six buttons, three of them in sight. */
export const caseButtons = (t: Translate, it: Case, offered: readonly CaseAction[]): readonly ButtonSpec[] => {
  const data = { case: it.id, version: it.version };

  return ORDER
    .filter(action => offered.includes(action) && (action !== 'comment' || !offered.includes('reply')))
    .slice(0, MOST)
    .map((action, index) => ({
      words: t(`caseActions.${action}`),
      press: { verb: AT_ONCE.includes(action) ? `case.${action}` : 'case.form', data: { ...data, action } },
      look: { primary: index === 0, more: index >= IN_SIGHT, bare: action !== 'reply' },
    }));
};
