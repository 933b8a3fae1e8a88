import type { Saying, Vocabulary } from './vocabulary.ts';

/** Shorter words are too much alike; in long ones two letters may be wrong. */
const SHORTEST = 5;
const LONG = 9;
const LETTERS = /^\p{L}+$/u;

/** The same words, each unknown one that is nearly one word of the vocabulary, and of no other, as that word. */
export const corrected = (words: readonly string[], vocabulary: Vocabulary): readonly string[] => {
  const sayings = [...vocabulary.values()].flat();
  const known = new Set(sayings.flatMap(it => it.words));
  const telling = new Set(sayings.filter(tells).flatMap(it => it.words.filter(isLong)));
  return words.map(word => (known.has(word) || !isLong(word) ? word : (nearest(word, telling) ?? word)));
};

const tells = ({ means }: Saying): boolean => means.is !== 'filler';
const isLong = (word: string): boolean => word.length >= SHORTEST && LETTERS.test(word);

const nearest = (word: string, known: ReadonlySet<string>): string | undefined => {
  const most = word.length < LONG ? 1 : 2;
  const found = [...known]
    .filter(it => Math.abs(it.length - word.length) <= most)
    .map(it => ({ it, away: editsBetween(word, it) }))
    .filter(({ away }) => away <= most)
    .sort((a, b) => a.away - b.away);
  const [first, second] = found;
  return first !== undefined && first.away === second?.away ? undefined : first?.it;
};

/** Letters that are missing, too many, wrong, or changed places with their neighbour. */
const editsBetween = (one: string, other: string): number => {
  const a = [...one];
  const b = [...other];
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of a.entries()) {
    const next = [i + 1];
    for (const [j, there] of b.entries()) {
      const swapped = i > 0 && j > 0 && letter === b[j - 1] && a[i - 1] === there;
      next.push(
        Math.min(
          (row[j + 1] ?? 0) + 1,
          (next[j] ?? 0) + 1,
          (row[j] ?? 0) + (letter === there ? 0 : 1),
          swapped ? (before[j - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
};
