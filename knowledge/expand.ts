import type { Analyser } from './analyse.ts';
import type { Term } from './vendor.ts';

/** Terms that another wording of the question would have, and the places in the question that they stand for. */
export interface Expansion {
  readonly terms: readonly string[];
  readonly places: readonly number[];
}

type Concept = readonly (readonly string[])[];

const placesOf = (wording: readonly string[], question: readonly string[]): number[] => {
  const start = question.findIndex((_, at) => wording.every((term, i) => question[at + i] === term));
  return start < 0 ? [] : wording.map((_, i) => start + i);
};

/** Names that the analyser has to leave as they are; ordinary words, written in lower case, are inflected. */
export const protectedWords = (terms: readonly Term[]): ReadonlySet<string> =>
  new Set(
    terms
      .filter(term => term.protect)
      .flatMap(term => term.forms)
      .filter(form => !/\s/.test(form) && form !== form.toLowerCase())
      .map(form => form.normalize('NFKC').toLowerCase()),
  );

/** Finds the vendor's terms in an analysed question and offers their other wordings. */
export const createExpander = (terms: readonly Term[], { terms: analyse }: Analyser) => {
  const concepts: Concept[] = terms.map(({ forms, expansion }) =>
    [...forms, expansion].map(analyse).filter(wording => wording.length > 0),
  );
  return (question: readonly string[]): Expansion[] =>
    concepts.flatMap(concept => {
      const places = concept.flatMap(wording => placesOf(wording, question));
      if (places.length === 0) return [];
      const others = concept.flat().filter(term => !question.includes(term));
      return others.length === 0 ? [] : [{ terms: [...new Set(others)], places: [...new Set(places)] }];
    });
};
