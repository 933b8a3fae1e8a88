import { filterWords } from '../../../cards/list-words.ts';
import type { CaseFilter } from '../../domain/case-list.ts';
import type { Context } from '../../feature.ts';
import { productNames } from '../product-names.ts';

/** What a filter leaves, in words; undefined where it leaves everything. */
export const filterLine = (
  { knowledge, t }: Pick<Context, 't' | 'knowledge'>,
  filter: CaseFilter,
): string | undefined => filterWords(t, filter, productNames(knowledge, filter.products));
