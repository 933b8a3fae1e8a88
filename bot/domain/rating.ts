/** How content somebody was with a solution that they accepted: 1 is poor, 5 is excellent. */
export const STARS = [1, 2, 3, 4, 5] as const;
export type Stars = (typeof STARS)[number];

/** The number as stars; undefined for anything else. */
export const asStars = (value: number): Stars | undefined => STARS.find(stars => stars === value);

/** How many ratings there are of so many stars. */
export type StarCount = { readonly stars: Stars; readonly count: number };

/** What many ratings come to; without any there is no average. */
export type Average = { readonly count: number; readonly average: number | undefined };

export const averageOf = (counts: readonly StarCount[]): Average => {
  const count = counts.reduce((sum, it) => sum + it.count, 0);
  const stars = counts.reduce((sum, it) => sum + it.stars * it.count, 0);
  return { count, average: count === 0 ? undefined : stars / count };
};

/** The periods that averages are taken over, in days; undefined is everything there is. */
export const RATING_PERIODS = [30, 90, undefined] as const;
export type RatingPeriod = (typeof RATING_PERIODS)[number];
