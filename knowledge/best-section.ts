import type { Analyser } from './analyse.ts';
import type { Article } from './article.ts';
import { countsOf } from './bm25.ts';

/** Says which section of an article tells most about the matched terms; the opening unless another is better. */
export type SectionFinder = (id: string, matched: ReadonlyMap<string, number>) => number;

type Counts = ReadonlyMap<string, number>;

const SATURATION = 1.2;

/** Sections are counted when an article is first shown, and then kept. */
export const createSectionFinder = (articles: ReadonlyMap<string, Article>, analyser: Analyser): SectionFinder => {
  const known = new Map<string, readonly Counts[]>();
  const sectionsOf = (id: string): readonly Counts[] => {
    const counted =
      known.get(id) ??
      (articles.get(id)?.sections ?? []).map(({ title = '', plain }) =>
        countsOf(analyser.terms(`${title}\n${title}\n${plain}`)),
      );
    known.set(id, counted);
    return counted;
  };
  return (id, matched) => {
    const scores = sectionsOf(id).map(counts =>
      [...matched].reduce((total, [term, weight]) => {
        const n = counts.get(term) ?? 0;
        return total + (weight * n) / (n + SATURATION);
      }, 0),
    );
    return Math.max(0, scores.indexOf(Math.max(...scores)));
  };
};
