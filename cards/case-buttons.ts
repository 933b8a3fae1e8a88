import type { Case } from '../bot/domain/case.ts';
import type { Translate } from '../locales/index.ts';
import { button, MOST_BUTTONS } from './button.ts';
import type { Element } from './card.ts';
import { type CaseFace, carried, FRONT } from './case-face.ts';
import type { CaseOffer } from './case-view.ts';

/** The order in which actions are worth offering; the first is the primary one. */
const ORDER: readonly CaseOffer[] = [
  'take',
  'reply',
  'accept',
  'reject',
  'follow-up',
  'rate',
  'propose',
  'ask',
  'from-development',
  'to-development',
  'comment',
  'note',
  'close',
  'watch',
  'unwatch',
  'hand-over',
  'change-contact',
  'reprioritise',
  'mute',
  'unmute',
  'delivery',
  'export',
  'cancel',
];

/** Actions that a press does at once; the others open a page with a field. */
const AT_ONCE: readonly CaseOffer[] = ['take', 'accept', 'reply', 'follow-up', 'unwatch'];

/** Actions that have a page of their own. */
const PAGES: Partial<Record<CaseOffer, string>> = {
  watch: 'watchers.page',
  'change-contact': 'contact.page',
  reprioritise: 'priority.page',
  rate: 'rating.page',
  mute: 'case.mute',
  unmute: 'case.mute',
  delivery: 'case.delivery',
  export: 'export.choose',
};

/** What stands for another action too: an answer for a comment, the page of the watchers for leaving them. */
const COVERED: readonly (readonly [CaseOffer, by: CaseOffer])[] = [
  ['comment', 'reply'],
  ['unwatch', 'watch'],
];

export type CaseButtons = {
  readonly case: Case;
  readonly face: CaseFace;
  readonly offered: readonly CaseOffer[];
  /** Which set is shown: 0 is the first. */
  readonly rest: number;
  /** The card has the field that an answer is written in. */
  readonly answering: boolean;
};

/** At most six buttons, three of them in sight; what does not fit is behind the last one, in as many sets as it takes. */
export const caseButtons = (
  t: Translate,
  { case: it, face, offered, rest, answering }: CaseButtons,
): readonly Element[] => {
  const all = ORDER.filter(
    action => offered.includes(action) && !COVERED.some(([it, by]) => it === action && offered.includes(by)),
  );
  const acting = (action: CaseOffer, index: number): Element =>
    action === 'reply' && !answering
      ? button(
          t('case.answer'),
          { verb: 'case.show', data: { case: it.id, ...carried({ ...FRONT, list: face.list }) } },
          { primary: index === 0 && rest === 0, bare: true },
        )
      : button(
          t(`caseActions.${action}`),
          {
            verb: PAGES[action] ?? (AT_ONCE.includes(action) ? `case.${action}` : 'case.form'),
            data: { case: it.id, version: it.version, action, ...carried(face) },
          },
          { primary: index === 0 && rest === 0, bare: action !== 'reply' },
        );
  const turning = (words: string, to: number): Element =>
    button(
      words,
      to === 0
        ? { verb: 'case.show', data: { case: it.id, ...carried(face) } }
        : { verb: 'case.more', data: { case: it.id, rest: to, ...carried(face) } },
      { more: rest === 0, bare: true },
    );
  const sets = setsOf(all);
  const shown = Math.min(rest, sets.length - 1);
  return [
    ...(sets[shown] ?? []).map(acting),
    ...(shown < sets.length - 1 ? [turning(t('buttons.more'), shown + 1)] : []),
    ...(shown > 0 ? [turning(t('buttons.back'), shown - 1)] : []),
  ];
};

/** As many actions in each set as there is room for beside the ways to the others. */
const setsOf = (all: readonly CaseOffer[]): readonly (readonly CaseOffer[])[] => {
  if (all.length <= MOST_BUTTONS) return [all];
  const sets = [all.slice(0, MOST_BUTTONS - 1)];
  let rest = all.slice(MOST_BUTTONS - 1);
  while (rest.length > MOST_BUTTONS - 1) {
    sets.push(rest.slice(0, MOST_BUTTONS - 2));
    rest = rest.slice(MOST_BUTTONS - 2);
  }
  return [...sets, rest];
};
