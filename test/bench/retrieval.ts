/** The documents that answer a query, each with how well (0 is not at all). */
export type Relevant = Readonly<Record<string, number>>;

export interface Quality {
  readonly ndcg10: number;
  readonly recall5: number;
  readonly mrr10: number;
}

const CUT = 10;

const discounted = (gains: readonly number[]): number =>
  gains.slice(0, CUT).reduce((total, gain, rank) => total + gain / Math.log2(rank + 2), 0);

/** How good a ranking is for one query: nDCG@10, Recall@5 and the reciprocal rank within 10. */
export const qualityOf = (ranking: readonly string[], relevant: Relevant): Quality => {
  const ideal = Object.values(relevant).filter(gain => gain > 0);
  const gains = ranking.slice(0, CUT).map(id => relevant[id] ?? 0);
  const first = gains.findIndex(gain => gain > 0);
  return {
    ndcg10: discounted(gains) / discounted(ideal.sort((a, b) => b - a)),
    recall5: gains.slice(0, 5).filter(gain => gain > 0).length / ideal.length,
    mrr10: first < 0 ? 0 : 1 / (first + 1),
  };
};

/** The mean of each measure. */
export const meanQuality = (all: readonly Quality[]): Quality => {
  const mean = (measure: keyof Quality): number => all.reduce((total, one) => total + one[measure], 0) / all.length;
  return { ndcg10: mean('ndcg10'), recall5: mean('recall5'), mrr10: mean('mrr10') };
};

/** The value below which the given share of the values lies. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
