import type { Kit } from '../kit.ts';

/**
 * The words of each passage of a case's history that has any, with signs of who may find it: see `passagesOf`. Made by
 * hand in migration 0003, with the index of the database's own engine; the row number says the case and the activity.
 */
export const caseWordsTable = (k: Kit) =>
  k.table('case_words', { id: k.sequence('rowid'), words: k.text('words').notNull() });
