import SearchableMap from 'minisearch/SearchableMap';
import { countsOf, fieldOf, holds, idf, MOST, type Posting } from './bm25.ts';

/** A document as finished terms: what it says, and how people ask for it. */
export interface TermDoc {
  readonly id: string;
  readonly text: readonly string[];
  readonly wordings: readonly string[];
}

export interface TermHit {
  readonly id: string;
  readonly score: number;
  /** The question's terms that matched. */
  readonly asked: ReadonlySet<string>;
  /** The document's terms that they matched. */
  readonly matched: ReadonlySet<string>;
}

export interface TermQuestion {
  readonly terms: readonly string[];
  /** What a term counts. */
  readonly factor: (term: string) => number;
  /** Whether a term that the index does not know may match similar ones. */
  readonly forgiven: (term: string) => boolean;
  readonly accept: (id: string) => boolean;
  /** Documents that come before all others. */
  readonly first: ReadonlySet<string>;
}

export interface TermIndex {
  readonly knows: (term: string) => boolean;
  /** The rarer a term, the more it weighs (IDF). */
  readonly weight: (term: string) => number;
  /** The most that a document could score for terms that weigh this much together. */
  readonly most: (weight: number) => number;
  /** The best documents for the terms, any of which may match. */
  readonly search: (question: TermQuestion, limit: number) => TermHit[];
}

/** A term of the question, a term of the index that it matches, and what the match counts. */
interface Match {
  readonly asked: string;
  readonly term: string;
  readonly posting: Posting;
  readonly factor: number;
}

export const FUZZY_WEIGHT = 0.7;
const WORDINGS_WEIGHT = 1.25;
const LONGEST_FUZZY = 24;

const edits = (term: string): number => {
  if (!/^[a-z]+$/.test(term) || term.length < 4 || term.length > LONGEST_FUZZY) return 0;
  return term.length < 8 ? 1 : 2;
};

/** BM25 over two fields of documents that are analysed already. */
export const createTermIndex = (docs: readonly TermDoc[]): TermIndex => {
  const fields = [
    fieldOf(
      docs.map(({ text }) => text),
      1,
    ),
    fieldOf(
      docs.map(({ wordings }) => wordings),
      WORDINGS_WEIGHT,
    ),
  ];
  const having = countsOf(docs.flatMap(({ text, wordings }) => [...new Set([...text, ...wordings])]));
  const similar = new SearchableMap<true>();
  for (const term of having.keys()) if (edits(term) > 0) similar.set(term, true);
  const boosts = docs.some(({ wordings }) => wordings.length > 0) ? 1 + WORDINGS_WEIGHT : 1;

  const matchesOf = ({ terms, factor, forgiven }: TermQuestion): Match[] =>
    terms.flatMap(asked => {
      const match = (term: string, likeness: number): Match[] =>
        fields.flatMap(field => {
          const posting = field.get(term);
          return posting ? [{ asked, term, posting, factor: likeness * factor(asked) }] : [];
        });
      if (having.has(asked)) return match(asked, 1);
      const distance = forgiven(asked) ? edits(asked) : 0;
      if (distance === 0) return [];
      return [...similar.fuzzyGet(asked, distance)].flatMap(([term, [, away]]) =>
        match(term, (FUZZY_WEIGHT * term.length) / (term.length + away)),
      );
    });

  /** The best places by score, those to come first before all others. */
  const best = (scores: ReadonlyMap<number, number>, { accept, first }: TermQuestion, limit: number): number[] => {
    const idAt = (place: number): string => docs[place]?.id ?? '';
    const rank = (place: number): number =>
      (scores.get(place) ?? 0) + (first.has(idAt(place)) ? Number.MAX_SAFE_INTEGER : 0);
    const kept: number[] = [];
    for (const place of scores.keys()) {
      const last = kept.at(-1);
      if (kept.length >= limit && last !== undefined && rank(place) <= rank(last)) continue;
      if (!accept(idAt(place))) continue;
      const before = kept.findIndex(other => rank(other) < rank(place));
      kept.splice(before < 0 ? kept.length : before, 0, place);
      if (kept.length > limit) kept.pop();
    }
    return kept;
  };

  return {
    knows: term => having.has(term),
    weight: term => idf(docs.length, having.get(term) ?? 0),
    most: weight => weight * MOST * boosts,
    search: (question, limit) => {
      const matches = matchesOf(question);
      const scores = new Map<number, number>();
      docs.forEach(({ id }, place) => {
        if (question.first.has(id)) scores.set(place, 0);
      });
      for (const { posting, factor } of matches) {
        posting.places.forEach((place, i) => {
          scores.set(place, (scores.get(place) ?? 0) + factor * (posting.scores[i] ?? 0));
        });
      }
      return best(scores, question, limit).map(place => {
        const own = matches.filter(({ posting }) => holds(posting, place));
        return {
          id: docs[place]?.id ?? '',
          score: scores.get(place) ?? 0,
          asked: new Set(own.map(({ asked }) => asked)),
          matched: new Set(own.map(({ term }) => term)),
        };
      });
    },
  };
};
