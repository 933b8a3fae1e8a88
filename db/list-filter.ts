import { and, type Column, gte, inArray, lt, type SQL } from 'drizzle-orm';
import type { CaseFilter } from '../bot/domain/case-list.ts';
import type { Schema } from './schema.ts';

type Listing = Schema['listings']['$inferSelect'];
type Filtered = Pick<Listing, 'priority' | 'requestType' | 'product' | 'updatedAt'>;

/** What a filter asks beyond states; each of these has an index that finds what it leaves. */
export const conditionsOf = (
  c: Readonly<Record<keyof Filtered, Column>>,
  { priorities, requestTypes, products, from, until }: CaseFilter,
): readonly SQL[] => {
  const instants = and(
    from === undefined ? undefined : gte(c.updatedAt, from),
    until === undefined ? undefined : lt(c.updatedAt, until),
  );
  return [
    ...(priorities.length > 0 ? [inArray(c.priority, [...priorities])] : []),
    ...(requestTypes.length > 0 ? [inArray(c.requestType, [...requestTypes])] : []),
    ...(products.length > 0 ? [inArray(c.product, [...products])] : []),
    ...(instants === undefined ? [] : [instants]),
  ];
};

/** The same of a row in hand. */
export const leaves = (
  { priorities, requestTypes, products, from, until }: CaseFilter,
  { priority, requestType, product, updatedAt }: Filtered,
): boolean =>
  (priorities.length === 0 || priorities.some(one => one === priority)) &&
  (requestTypes.length === 0 || requestTypes.includes(requestType)) &&
  (products.length === 0 || products.some(one => one === product)) &&
  (from === undefined || updatedAt >= from) &&
  (until === undefined || updatedAt < until);
