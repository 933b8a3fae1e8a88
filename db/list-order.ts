import type { AnyColumn } from 'drizzle-orm';
import type { CaseCursor, CaseSort } from '../bot/domain/case-list.ts';
import { asId, type CaseId } from '../bot/domain/ids.ts';
import { stateRank } from './listing-rows.ts';
import type { Schema } from './schema.ts';

/** Where a list is read from: behind this row, which need not be there any more. */
export type Place = { readonly state: number; readonly key: string | number; readonly id: CaseId };

/** How a list is sorted: by state or by a key, then by number; the other way round in all of that where it descends. */
export type Order = {
  readonly key: AnyColumn | undefined;
  readonly byState: boolean;
  readonly descending: boolean;
};

type Listings = Schema['listings'];

const keyOf = (l: Listings, by: CaseSort['by']): AnyColumn | undefined => {
  switch (by) {
    case 'description':
      return l.description;
    case 'product':
      return l.product;
    case 'contact':
      return l.contact;
    case 'priority':
      return l.priority;
    case 'updated':
      return l.updatedAt;
    // All cases in one list are of one account, and so of one parent company.
    case 'ultimate':
    case 'number':
    case 'state':
      return undefined;
  }
};

export const orderOf = (l: Listings, { by, descending }: CaseSort): Order => ({
  key: keyOf(l, by),
  byState: by === 'state',
  descending,
});

export const reversed = (order: Order): Order => ({ ...order, descending: !order.descending });

/** More than any state or priority. */
const HIGHEST = 99;
const FIRST_INSTANT = Date.parse('0001-01-01T00:00:00Z');
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');
const LAST_TEXT = '\u{10FFFF}';

/** What no key comes before, or behind: see `sortText`. */
const edge = ({ key, descending }: Order): string | number => {
  if (key === undefined) return '';
  if (key.dataType === 'date') return descending ? LAST_INSTANT : FIRST_INSTANT;
  if (key.dataType === 'number') return descending ? HIGHEST : 0;
  return descending ? LAST_TEXT : '';
};

/** The place before the first row. */
export const beginning = (order: Order): Place => ({
  state: order.descending ? HIGHEST : -1,
  key: edge(order),
  id: asId<CaseId>(order.descending ? 'Z' : ''),
});

/** PostgreSQL knows texts without it only. */
const withoutNul = (text: string): string => text.replaceAll('\0', '');

/** The place that a cursor means; undefined where it was made for another order. */
export const placeOf = (order: Order, cursor: CaseCursor): Place | undefined => {
  const place = { state: stateRank(cursor.state), id: asId<CaseId>(withoutNul(cursor.id)) };
  const { key } = cursor;
  if (order.key === undefined) return { ...place, key: '' };
  if (typeof key !== typeof edge(order)) return undefined;
  if (typeof key === 'string') return { ...place, key: withoutNul(key) };
  const [least, most] = order.key.dataType === 'date' ? [FIRST_INSTANT, LAST_INSTANT] : [0, HIGHEST];
  return Number.isInteger(key) && key >= least && key <= most ? { ...place, key } : undefined;
};

/** A key as its column takes it. */
export const keyValue = ({ key }: Order, value: string | number): unknown =>
  key?.dataType === 'date' ? new Date(value) : value;
