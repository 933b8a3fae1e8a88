import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/sqlite-core';
import { STATES } from '../bot/domain/case.ts';
import type { Dialect, Prepared } from './dialect.ts';
import { given, isGiven } from './given.ts';
import { beginning, keyValue, type Order, type Place } from './list-order.ts';
import { MOST_STRETCHES, type Scope } from './list-scope.ts';
import { partRank, stateRank } from './listing-rows.ts';
import type { Schema } from './schema.ts';

/** What is read of a row to find its page: its place, and what filters look at. */
export const placeColumns = (l: Schema['listings'], { key }: Order) => ({
  id: l.case,
  state: l.state,
  priority: l.priority,
  requestType: l.requestType,
  product: l.product,
  updatedAt: l.updatedAt,
  key: sql`${key ?? l.case}`.mapWith(key ?? l.case).as('key'),
});

/** A stretch that holds nothing. */
const NOTHING = { part: -1, state: -1 };

/** Reads rows in the order of a list, from any place of it, whatever a filter would say of them. */
export const listWalk = ({ db, t, prepare, sortedPart }: Dialect) => {
  const l = t.listings;

  /** Whether a row comes after the place where its stretch begins, as its key and its number are compared. */
  const behind = ({ key, descending }: Order, at: string): SQL => {
    const op = sql.raw(descending ? '<' : '>');
    const id = given(l.case, `id${at}`);
    return key === undefined
      ? sql`${l.case} ${op} ${id}`
      : sql`(${key}, ${l.case}) ${op} (${given(key, `key${at}`)}, ${id})`;
  };

  /** By these orders, the cases of one product stand together too, so that an old product is not looked for. */
  const byProduct = ({ key }: Order): boolean => key === undefined || key === l.updatedAt;

  /** Each stretch comes sorted from its index, and the database merges as much of them as is wanted. */
  const merged = (order: Order, stretches: number, ofProduct: boolean) => {
    const way = order.descending ? desc : asc;
    const by = () => [
      ...(order.byState ? [way(l.state)] : order.key === undefined ? [] : [way(sql`key`)]),
      way(l.case),
    ];
    const limit = sql.placeholder('limit');
    const stretch = (at: number) => {
      const rows = db
        .select(placeColumns(l, order))
        .from(l)
        .where(
          and(
            isGiven(l.whose, 'whose'),
            eq(l.part, given(l.part, `part${at}`)),
            eq(l.state, given(l.state, `state${at}`)),
            ofProduct ? isGiven(l.product, 'product') : undefined,
            behind(order, `${at}`),
            isGiven(l.account, 'account'),
          ),
        );
      return sortedPart(rows, by(), limit);
    };
    const rest = Array.from({ length: stretches - 2 }, (_, at) => stretch(at + 2));
    return unionAll(stretch(0), stretch(1), ...rest)
      .orderBy(...by())
      .limit(limit);
  };
  const prepareFor = (order: Order, stretches: number, ofProduct: boolean) => {
    const by = order.byState ? 'state' : (order.key?.name ?? 'number');
    const name = `list_${ofProduct ? 'of_product_' : ''}by_${by}_${order.descending ? 'down' : 'up'}_${stretches}`;
    return prepare(name, merged(order, stretches, ofProduct));
  };
  type Row = ReturnType<typeof prepareFor> extends Prepared<infer One> ? One : never;

  /** Two sizes of each order are enough, so that a database keeps few statements. */
  const statements = new Map<string, Prepared<Row>>();
  const statementFor = (order: Order, stretches: number, ofProduct: boolean): Prepared<Row> => {
    const name = `${order.key?.name} ${order.byState} ${order.descending} ${stretches} ${ofProduct}`;
    const known = statements.get(name) ?? prepareFor(order, stretches, ofProduct);
    statements.set(name, known);
    return known;
  };

  return (scope: Scope, order: Order, from: Place, limit: number): Promise<readonly Row[]> => {
    const start = beginning(order);
    const stretches = scope.parts.flatMap(part =>
      scope.states.map(stateRank).map(state => {
        const passed = order.byState && (order.descending ? state > from.state : state < from.state);
        const place = !order.byState || state === from.state ? from : start;
        return { ...(passed ? NOTHING : { part: partRank(part), state }), place };
      }),
    );
    const size = stretches.length <= STATES.length ? STATES.length : MOST_STRETCHES;
    const values = Array.from({ length: size }, (_, at) => {
      const { part, state, place } = stretches[at] ?? { ...NOTHING, place: start };
      return {
        [`part${at}`]: part,
        [`state${at}`]: state,
        [`key${at}`]: keyValue(order, place.key),
        [`id${at}`]: place.id,
      };
    });
    const { whose, account, product } = scope;
    const ofProduct = product !== undefined && byProduct(order);
    return statementFor(order, size, ofProduct)(Object.assign({ whose, account, product, limit }, ...values));
  };
};
