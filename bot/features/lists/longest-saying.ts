import type { Saying, Vocabulary } from './vocabulary.ts';

const NUMBER = /^\d{1,4}$/;

/** The numbers among some words, for the open places of a saying. */
export const numbersIn = (words: readonly string[]): readonly number[] =>
  words.filter(it => NUMBER.test(it)).map(Number);

const COLUMN_FIRST = 1000;

/** What says most of the words from here on; a column before all else where a column is waited for. */
export const longestSaying = (
  words: readonly string[],
  at: number,
  vocabulary: Vocabulary,
  sorting: boolean,
): Saying | undefined => {
  const word = words[at] ?? '';
  const sayings = [...(vocabulary.get(word) ?? []), ...(NUMBER.test(word) ? (vocabulary.get('#') ?? []) : [])];
  const fits = sayings.filter(it =>
    it.words.every((wanted, index) => {
      const there = words[at + index] ?? '';
      return there === wanted || (wanted === '#' && NUMBER.test(there));
    }),
  );
  const rank = (it: Saying): number => (sorting && it.means.is === 'column' ? COLUMN_FIRST : 0) + it.words.length;
  return fits.reduce<Saying | undefined>(
    (best, it) => (best === undefined || rank(it) > rank(best) ? it : best),
    undefined,
  );
};
