import { type CaseQuery, firstQuery, leavesOpen } from '../../domain/case-list.ts';
import { dayOf } from '../../domain/local-day.ts';
import type { Context } from '../../feature.ts';
import { spokenWords } from './spoken-words.ts';
import { vocabularyOf } from './vocabulary.ts';
import { type Heard, hearWords } from './words.ts';

/** Hears what somebody says about a list, in their languages and on their calendar. */
export const hear = (context: Context, query: CaseQuery, words: string, sorting = false): Heard => {
  const { now, t } = context;
  const { timeZone } = t;
  const calendar = { today: dayOf(now, timeZone), timeZone };
  return hearWords(words, query, vocabularyOf(context), calendar, sorting);
};

/** A sentence about a list is short. */
const MOST_LETTERS = 200;

const namesCases = (context: Context, text: string): boolean => {
  const vocabulary = vocabularyOf(context);
  return spokenWords(text).some(({ folded }) => vocabulary.get(folded)?.some(({ means }) => means.is === 'cases'));
};

/**
 * The list that a whole sentence asks for in its own order of words, such as `my resolved cases by priority`; undefined
 * unless it names cases, and each of its words is about a list.
 */
export const queryIn = (context: Context, text: string): CaseQuery | undefined => {
  if (text.length > MOST_LETTERS || !namesCases(context, text)) return undefined;
  const { cases, query, unknown, whose } = hear(context, firstQuery('all'), text);
  if (!cases || unknown.length > 0) return undefined;
  // As the help card counts them: `my open cases` are all that I take part in.
  return { ...query, view: whose === undefined || (whose === 'mine' && leavesOpen(query.filter)) ? 'all' : whose };
};
