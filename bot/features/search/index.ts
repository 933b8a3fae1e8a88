import { z } from 'zod';
import { action, type Feature, within } from '../../feature.ts';
import { tell } from '../show.ts';
import { findCases, MOST_FOUND } from './find.ts';
import { searchAll } from './search-all.ts';

/** Of marks around the words, those at the end of the sentence are gone already. */
const unquoted = (words: string): string => words.replace(/^["'“”„«»‘’]+/u, '');

/** `search WORDS` looks everywhere, `find WORDS` in cases only. */
export const search: Feature = {
  name: 'search',
  commands: [
    {
      name: 'search',
      for: 'everybody',
      where: 'anywhere',
      run: (context, { words = '' }) => searchAll(context, unquoted(words)),
    },
    {
      name: 'find',
      for: 'known',
      where: 'desk',
      run: (context, { words = '' }) => findCases(context, unquoted(words), 0),
    },
    {
      name: 'searchWhat',
      for: 'everybody',
      where: 'anywhere',
      hidden: true,
      run: async context => tell(context, context.t('search.what')),
    },
  ],
  actions: {
    'search.find': within(
      'desk',
      action(
        z.object({
          words: z.string().min(1).max(1000),
          offset: z.number().int().min(0).max(MOST_FOUND),
        }),
        (context, { words, offset }) => findCases(context, words, offset),
      ),
    ),
  },
};
