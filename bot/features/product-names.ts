import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { ProductId } from '../domain/ids.ts';

/** What products are called; one that the catalogue no longer knows by its id. */
export const productNames = (knowledge: Pick<Knowledge, 'product'>, ids: readonly ProductId[]): readonly string[] =>
  ids.map(id => knowledge.product(id)?.name ?? id);
