import type { Translate } from '../locales/index.ts';
import { actions, button, type Press } from './button.ts';
import { type Card, card, sides, subtle, text } from './card.ts';
import { type FoundCaseShown, foundRow } from './found-row.ts';
import { title } from './literal.ts';

export type FoundCases = {
  readonly words: string;
  readonly cases: readonly FoundCaseShown[];
  readonly offset: number;
  readonly next: Press | undefined;
  readonly previous: Press | undefined;
};

/** Cases that say some words, the best first. */
export const foundCasesCard = (t: Translate, it: FoundCases): Card => {
  const { cases, offset, words } = it;
  const paged = it.next !== undefined || it.previous !== undefined;
  return card(t.language, t('search.findFallback', { words }), [
    paged
      ? sides(subtle(t('search.findTitle')), subtle(`${t.number(offset + 1)}–${t.number(offset + cases.length)}`))
      : subtle(t('search.findTitle')),
    title(words),
    cases.length === 0 ? text(t('search.findNothing'), { spacing: 'Small' }) : undefined,
    ...cases.map(found => foundRow(t, found, words)),
    paged
      ? actions([
          it.next === undefined ? undefined : button(t('buttons.nextPage'), it.next, { primary: true }),
          it.previous === undefined ? undefined : button(t('buttons.previousPage'), it.previous),
        ])
      : undefined,
  ]);
};
