import { and, asc, count, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { CaseFilter } from '../bot/domain/case-list.ts';
import type { CaseId } from '../bot/domain/ids.ts';
import type { Dialect } from './dialect.ts';
import { conditionsOf, leaves } from './list-filter.ts';
import { keyValue, type Order, type Place } from './list-order.ts';
import { type Scope, within } from './list-scope.ts';
import { listWalk, placeColumns } from './list-walk.ts';

/** One try to find a page: so many rows along the list, or all that one condition leaves if they are not more. */
export type Try = { readonly walk: number } | { readonly pick: number };

/** Most pages are found by the first try, what is rare by the second; the last one is made until the list ends. */
const triesFor = (limit: number): readonly Try[] => [
  { walk: limit },
  { pick: FEW },
  { walk: Math.min(20 * limit, FAR) },
  { walk: FAR },
  { pick: MANY },
  { walk: FAR },
];
const FAR = 2_000;
const FEW = 5_000;
const MANY = 100_000;

/** Rows that are looked for: so many behind a place that a filter leaves of a scope. */
export type Wanted = {
  readonly scope: Scope;
  readonly order: Order;
  readonly filter: CaseFilter;
  readonly from: Place;
  readonly limit: number;
};

/**
 * Finds the rows of a list. What a filter leaves is looked for along the list; where that is far, what the rarest of its
 * conditions leaves is sorted instead, so that both what is common and what is rare is found soon.
 */
export const listRows = (dialect: Dialect, tries = triesFor) => {
  const { db, t, read } = dialect;
  const l = t.listings;
  const walk = listWalk(dialect);

  /** How many rows of a scope a condition leaves, counted up to `most`. */
  const countLeft = async (scope: Scope, condition: SQL, most: number): Promise<number> => {
    const left = db
      .select({ case: l.case })
      .from(l)
      .where(and(within(l, scope), condition))
      .limit(most)
      .as('left_over');
    return (await read(db.select({ count: count() }).from(left)))[0]?.count ?? 0;
  };

  /** The condition that leaves the fewest rows; undefined where each of them leaves `most` or more. */
  const rarest = async (scope: Scope, filter: CaseFilter, most: number): Promise<SQL | undefined> => {
    const conditions = conditionsOf(l, filter);
    const counts = await Promise.all(conditions.map(it => countLeft(scope, it, most)));
    const fewest = Math.min(most, ...counts);
    return fewest < most ? conditions[counts.indexOf(fewest)] : undefined;
  };

  /** All rows that one condition leaves; the limit is never reached, it keeps the database from sorting by an index. */
  const left = (scope: Scope, order: Order, condition: SQL, most: number) =>
    db
      .select({ ...placeColumns(l, order), account: l.account })
      .from(l)
      .where(and(within(l, scope), condition))
      .limit(most)
      .as('left_over');

  const pick = async (
    { scope, order, filter, from, limit }: Wanted,
    most: number,
  ): Promise<readonly Place[] | undefined> => {
    const condition = await rarest(scope, filter, most);
    if (condition === undefined) return undefined;
    const some = left(scope, order, condition, most);
    const sorted = order.byState ? some.state : order.key === undefined ? undefined : some.key;
    const key = order.byState ? from.state : sql.param(keyValue(order, from.key), order.key ?? l.case);
    const op = sql.raw(order.descending ? '<' : '>');
    const way = order.descending ? desc : asc;
    const behind =
      sorted === undefined ? sql`${some.id} ${op} ${from.id}` : sql`(${sorted}, ${some.id}) ${op} (${key}, ${from.id})`;
    const rows = await read(
      db
        .select({ id: some.id, state: some.state, key: some.key })
        .from(some)
        .where(and(eq(some.account, scope.account), ...conditionsOf(some, filter), behind))
        .orderBy(...(sorted === undefined ? [] : [way(sorted)]), way(some.id))
        .limit(limit),
    );
    return rows.map(placeAt);
  };

  return {
    /** The first rows behind a place that the filter leaves. */
    rowsFrom: async (wanted: Wanted): Promise<readonly Place[]> => {
      const { scope, order, filter, limit } = wanted;
      if (scope.states.length === 0) return [];
      const found: Place[] = [];
      let at = wanted.from;
      const ways = tries(limit);
      for (let turn = 0; ; turn += 1) {
        const way = ways[Math.min(turn, ways.length - 1)];
        if (way === undefined) return found;
        if ('pick' in way) {
          const picked = await pick(wanted, way.pick);
          if (picked !== undefined) return picked;
          continue;
        }
        const rows = await walk(scope, order, at, way.walk);
        const last = rows.at(-1);
        found.push(...rows.filter(row => leaves(filter, row)).map(placeAt));
        if (found.length >= limit || rows.length < way.walk || last === undefined) return found.slice(0, limit);
        at = placeAt(last);
      }
    },
    /** How many rows the filter leaves, counted up to `most`. */
    countRows: async (scope: Scope, filter: CaseFilter, most: number): Promise<number> => {
      if (scope.states.length === 0) return 0;
      // One condition alone is counted by its index; of several the database does not know which leaves the fewest.
      const several = conditionsOf(l, filter).length > 1;
      const condition = several
        ? ((await rarest(scope, filter, FEW)) ?? (await rarest(scope, filter, MANY)))
        : undefined;
      const source = condition === undefined ? l : left(scope, NUMBERED, condition, MANY);
      const ofSource = condition === undefined ? within(l, scope) : undefined;
      const some = db
        .select({ one: sql`1`.as('one') })
        .from(source)
        .where(and(ofSource, eq(source.account, scope.account), ...conditionsOf(source, filter)))
        .limit(most)
        .as('left_over');
      return (await read(db.select({ count: count() }).from(some)))[0]?.count ?? 0;
    },
  };
};

const NUMBERED: Order = { key: undefined, byState: false, descending: false };

const placeAt = ({ id, state, key }: { id: CaseId; state: number; key: unknown }): Place => ({
  id,
  state,
  key: key instanceof Date ? key.getTime() : typeof key === 'number' ? key : String(key),
});
