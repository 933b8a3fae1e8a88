/** The number of an incident as people type it. */
export const OUTAGE_NUMBER = /^#?\d{1,9}$/;

/** The number itself; NaN where it is none. */
export const outageNumberIn = (words: string): number =>
  OUTAGE_NUMBER.test(words) ? Number(words.replace('#', '')) : Number.NaN;
