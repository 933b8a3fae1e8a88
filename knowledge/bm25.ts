const K = 1.2;
const B = 0.75;
/** The most that a term can score in a field, as a multiple of its weight. */
export const MOST = K + 1;

/** Where a term occurs: places of documents, ascending, and what it scores in each. */
export interface Posting {
  readonly places: number[];
  readonly scores: number[];
}

/** What a term weighs that this many of all documents have. */
export const idf = (all: number, having: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5));

/** How often each term occurs. */
export const countsOf = (terms: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
};

/** The BM25 scores of one field; its length in a document is the number of different terms there. */
export const fieldOf = (contents: readonly (readonly string[])[], boost: number): ReadonlyMap<string, Posting> => {
  const counted = contents.map(countsOf);
  const average = counted.reduce((total, { size }) => total + size, 0) / counted.length;
  const having = countsOf(counted.flatMap(counts => [...counts.keys()]));
  const field = new Map<string, Posting>();
  counted.forEach((counts, place) => {
    const length = 1 - B + (B * counts.size) / average;
    for (const [term, n] of counts) {
      const posting = field.get(term) ?? { places: [], scores: [] };
      posting.places.push(place);
      posting.scores.push((boost * idf(contents.length, having.get(term) ?? 0) * n * (K + 1)) / (n + K * length));
      field.set(term, posting);
    }
  });
  return field;
};

/** Whether the term occurs in the document at this place. */
export const holds = ({ places }: Posting, place: number): boolean => {
  let from = 0;
  let to = places.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((places[middle] ?? 0) < place) from = middle + 1;
    else to = middle;
  }
  return places[from] === place;
};
