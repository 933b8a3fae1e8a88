import type { Case } from '../bot/domain/case.ts';
import type { CaseAction } from '../bot/domain/policy.ts';
import type { Translate } from '../locales/index.ts';
import { button, MOST_BUTTONS } from './button.ts';
import type { Element } from './card.ts';

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

/** At most six buttons, three of them in sight; what does not fit is behind the last one. */
export const caseButtons = (
  t: Translate,
  it: Case,
  offered: readonly CaseAction[],
  rest: boolean,
): readonly Element[] => {
  const all = ORDER.filter(action => offered.includes(action) && (action !== 'comment' || !offered.includes('reply')));
  const acting = (action: CaseAction, index: number): Element =>
    button(
      t(`caseActions.${action}`),
      {
        verb: AT_ONCE.includes(action) ? `case.${action}` : 'case.form',
        data: { case: it.id, version: it.version, action },
      },
      { primary: index === 0 && !rest, bare: action !== 'reply' },
    );
  const turning = (words: string, verb: string): Element =>
    button(words, { verb, data: { case: it.id } }, { more: !rest, bare: true });
  if (rest) return [...all.slice(MOST_BUTTONS - 1).map(acting), turning(t('buttons.back'), 'case.show')];
  if (all.length <= MOST_BUTTONS) return all.map(acting);
  return [...all.slice(0, MOST_BUTTONS - 1).map(acting), turning(t('buttons.more'), 'case.more')];
};
