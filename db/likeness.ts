import type { Term } from './dialect.ts';
import type { Ranked } from './rank-passages.ts';
import { isTelling, wordsOf } from './words.ts';

/** A word that so many passages hold says nothing of what one is about. */
const COMMON = 0.2;
/** How much of a text, or of a title, is the same where two are about the same. */
const OF_TEXT = 0.3;
const OF_TITLE = 0.4;

/** An error code, an article's number or a version: one of these in common is enough. */
const CODE = /^(?=.*\d)(?=.*\p{L})[\p{L}\d]{4,}$|^\d{5,}$/u;

/** Whether a case that holds some words of a text says the same; `shares` is how common each word of the text is. */
export const isAlike = (holds: Ranked['holds'], shares: ReadonlyMap<Term, number>, title: string): boolean => {
  const rare = holds.filter(term => (shares.get(term) ?? 1) <= COMMON);
  if (rare.some(({ word }) => CODE.test(word))) return true;
  const about = new Set(wordsOf(title).filter(isTelling));
  const inTitle = rare.filter(({ word }) => about.has(word)).length;
  return rare.length >= 2 && (rare.length >= OF_TEXT * shares.size || inTitle >= OF_TITLE * about.size);
};
