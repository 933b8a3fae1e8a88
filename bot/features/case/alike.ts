import type { CaseLine } from '../../../db/store.ts';

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word.length > 2);

/** Beginnings that two forms of one word share. */
const STEM = 5;

/** Cases whose short description says the same as a text, the most alike first. Works in any script with spaces. */
export const alike = (text: string, lines: readonly CaseLine[]): readonly CaseLine[] => {
  const wanted = new Set(wordsOf(text).map(word => word.slice(0, STEM)));
  if (wanted.size === 0) return [];
  return lines
    .map(line => {
      const words = new Set(wordsOf(line.shortDescription).map(word => word.slice(0, STEM)));
      const shared = [...words].filter(word => wanted.has(word)).length;
      return { line, likeness: shared / Math.min(words.size, wanted.size) || 0, shared };
    })
    .filter(({ likeness, shared }) => shared >= Math.min(2, wanted.size) && likeness >= 0.4)
    .sort((a, b) => b.likeness - a.likeness || b.shared - a.shared)
    .map(({ line }) => line);
};
