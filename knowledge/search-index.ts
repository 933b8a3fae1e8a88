import type { Language } from '../bot/domain/language.ts';
import { type Analyser, createAnalyser } from './analyse.ts';
import { codesIn } from './codes.ts';
import { createExpander, type Expansion, protectedWords } from './expand.ts';
import { createTermIndex, FUZZY_WEIGHT } from './term-index.ts';
import type { Term } from './vendor.ts';

export interface SearchDoc {
  readonly id: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly body: string;
}

export interface SearchHit {
  readonly id: string;
  readonly score: number;
  /** The score as a share of the most that a document could score for this question. */
  readonly share: number;
  /** How much of the question's weight the document has words for. */
  readonly covered: number;
  /** How many terms the question has. */
  readonly asked: number;
  /** Whether the document has a code (article number, error code) of the question. */
  readonly exact: boolean;
  /** The document's terms that matched, with their weights. */
  readonly matched: ReadonlyMap<string, number>;
}

export interface SearchOptions {
  /** Documents that may be found; all unless given. */
  readonly accept?: (id: string) => boolean;
  /** Whether unknown words may match similar ones; yes unless given. */
  readonly fuzzy?: boolean;
}

export interface SearchIndex {
  /** The analyser that the terms of the hits come from. */
  readonly analyser: Analyser;
  /** The best documents for a question; those that have its codes come first. */
  readonly search: (question: string, limit: number, options?: SearchOptions) => SearchHit[];
}

const EXPANSION_WEIGHT = 0.5;
/** How something is asked tells short articles apart, but less than what it is about. */
const COMMON_WEIGHT = 0.4;
/** A question is a sentence or a pasted report; what follows these limits adds time and no meaning. */
const LONGEST_QUESTION = 4_000;
const MOST_TERMS = 64;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** Builds the full-text index of one language over title, aliases and body, forgiving of typos. */
export const createSearchIndex = (
  docs: readonly SearchDoc[],
  language: Language,
  vocabulary: readonly Term[] = [],
): SearchIndex => {
  const kept = protectedWords(vocabulary);
  const analyser = createAnalyser(language, kept);
  const expand = createExpander(vocabulary, analyser);
  const index = createTermIndex(
    docs.map(({ id, title, aliases, body }) => ({
      id,
      text: analyser.terms([title, title, body].join('\n')),
      wordings: aliases.length > 0 ? analyser.terms([title, ...aliases].join('\n')) : [],
    })),
  );
  const codes = new Map<string, ReadonlySet<string>>(
    docs.map(({ id, title, aliases, body }) => [id, new Set(codesIn([title, ...aliases, body].join('\n')))]),
  );
  const weight = (term: string): number => index.weight(term) * (analyser.common(term) ? COMMON_WEIGHT : 1);

  const coverage = (question: readonly string[], found: ReadonlySet<string>, expansions: readonly Expansion[]) => {
    const stoodIn = new Set(
      expansions.filter(({ terms }) => terms.some(term => found.has(term))).flatMap(({ places }) => places),
    );
    const had = question.map((term, place) => {
      if (found.has(term)) return (index.knows(term) ? 1 : FUZZY_WEIGHT) * weight(term);
      return stoodIn.has(place) ? EXPANSION_WEIGHT * weight(term) : 0;
    });
    return sum(had) / sum(question.map(weight));
  };

  const search: SearchIndex['search'] = (text, limit, { accept = () => true, fuzzy = true } = {}) => {
    const asked = text.slice(0, LONGEST_QUESTION);
    const terms = analyser.terms(asked).slice(0, MOST_TERMS);
    if (terms.length === 0) return [];
    const expansions = expand(terms);
    const added = new Set(expansions.flatMap(expansion => expansion.terms).filter(index.knows));
    const askedCodes = codesIn(asked);
    const first = new Set(
      askedCodes.length > 0
        ? docs.map(({ id }) => id).filter(id => askedCodes.some(code => codes.get(id)?.has(code)))
        : [],
    );
    const most = index.most(sum(terms.map(weight)));
    return index
      .search(
        {
          terms: [...terms, ...added],
          factor: term => (added.has(term) ? EXPANSION_WEIGHT : analyser.common(term) ? COMMON_WEIGHT : 1),
          forgiven: term => fuzzy && !kept.has(term),
          accept,
          first,
        },
        limit,
      )
      .map(({ id, score, asked, matched }) => ({
        id,
        score,
        share: score / most,
        covered: coverage(terms, asked, expansions),
        asked: terms.length,
        exact: first.has(id),
        matched: new Map(Array.from(matched, term => [term, weight(term)] as const)),
      }));
  };

  return { analyser, search };
};
