import { caseOfPassage, casesBetween, spoken } from './case-words.ts';
import type { Term } from './dialect.ts';

/** A passage and how well it answers: its score, and which of the words it holds. */
export type Ranked = { readonly id: number; readonly score: number; readonly holds: readonly Term[] };

/** BM25 with its usual constants; passages are about this long. */
const SATURATION = 1.2;
const LENGTH_MATTERS = 0.75;
const USUAL_LENGTH = 50;

const isOf = ({ word, prefix }: Term, spokenWord: string): boolean =>
  spokenWord === word || (prefix && spokenWord.startsWith(word));

/** Passages by how well they answer, newer ones first among equals. */
export const ranked = (
  passages: readonly { readonly id: number; readonly words: string }[],
  weights: ReadonlyMap<Term, number>,
): readonly Ranked[] =>
  passages
    .map(({ id, words }) => {
      const all = spoken(words);
      const length = SATURATION * (1 - LENGTH_MATTERS + (LENGTH_MATTERS * all.length) / USUAL_LENGTH);
      const counted = Array.from(weights, ([term, weight]) => {
        const times = all.reduce((sum, word) => (isOf(term, word) ? sum + 1 : sum), 0);
        return { term, score: (weight * times * (SATURATION + 1)) / (times + length) };
      }).filter(({ score }) => score > 0);
      return { id, score: counted.reduce((sum, { score }) => sum + score, 0), holds: counted.map(({ term }) => term) };
    })
    .sort(byScore);

export const byScore = (a: Pick<Ranked, 'id' | 'score'>, b: Pick<Ranked, 'id' | 'score'>): number =>
  b.score - a.score || b.id - a.id;

/** The best passage of each case. */
export const onePerCase = <Hit extends Pick<Ranked, 'id'>>(all: readonly Hit[]): readonly Hit[] => {
  const seen = new Set<string>();
  return all.filter(({ id }) => {
    const of = caseOfPassage(id);
    return !seen.has(of) && seen.add(of);
  });
};

/** Among fewer passages than these, what half of them hold need not be common. */
const FEW = 50;

/**
 * How large a part of all passages holds a word, judged by how densely the newest ones lie: counting would mean to read
 * every row of a common word. Both are the newest passages, as many as `most`.
 */
export const shareOf = (holding: readonly number[], all: readonly number[], most: number): number => {
  const [newest = 0] = all;
  const density = (ids: readonly number[]): number =>
    ids.length / (1 + casesBetween(newest, ids.length < most ? 0 : (ids.at(-1) ?? 0)));
  if (all.length < most) return holding.length / Math.max(FEW, all.length);
  return Math.min(1, density(holding) / density(all));
};

/** What a word counts that so large a part of all passages holds; nothing where none does. */
export const weightOf = (share: number): number => (share > 0 ? Math.log(1.2 / share) : 0);
