import { and, asc, count, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/sqlite-core';
import { caseNumber } from '../bot/domain/ids.ts';
import { activityOf, caseOf, lineColumns, lineOf } from './case-rows.ts';
import type { Dialect } from './dialect.ts';
import type { CaseLine, Store } from './store.ts';

type Cases = Pick<
  Store,
  'nextCaseNumber' | 'case' | 'activities' | 'openCases' | 'countOpenCases' | 'queue' | 'assignedTo' | 'productsUsed'
>;

const FIRST_NUMBER = 1000;

/** Reads of cases. Each list is served by an index, however many cases are closed. */
export const caseReads = (dialect: Dialect): Cases => {
  const { db, t, read, prepare } = dialect;
  const line = lineColumns(t);
  const user = sql.placeholder('user');
  const limit = sql.placeholder('limit');

  const found = prepare(
    'case',
    db
      .select()
      .from(t.cases)
      .where(eq(t.cases.id, sql.placeholder('id'))),
  );
  const watchers = prepare(
    'watchers',
    db
      .select({ user: t.watchers.user })
      .from(t.watchers)
      .where(eq(t.watchers.case, sql.placeholder('id')))
      .orderBy(asc(t.watchers.user)),
  );
  const activities = prepare(
    'activities',
    db
      .select()
      .from(t.activities)
      .where(eq(t.activities.case, sql.placeholder('id')))
      .orderBy(desc(t.activities.number))
      .limit(limit),
  );

  const isOpen = eq(t.cases.open, true);
  const newest = [desc(t.cases.updatedAt), desc(t.cases.id)] as const;
  const openBy = (name: string, column: typeof t.cases.requester | typeof t.cases.assignee) =>
    prepare(
      name,
      db
        .select(line)
        .from(t.cases)
        .where(and(eq(column, user), isOpen))
        .orderBy(...newest)
        .limit(limit),
    );
  const requested = openBy('open_requested', t.cases.requester);
  const contacted = openBy('open_contacted', t.cases.contact);
  const assigned = openBy('open_assigned', t.cases.assignee);
  const countAssigned = prepare(
    'count_assigned',
    db
      .select({ count: count() })
      .from(t.cases)
      .where(and(eq(t.cases.assignee, user), isOpen)),
  );
  const watched = prepare(
    'open_watched',
    db
      .select(line)
      .from(t.watchers)
      .innerJoin(t.cases, eq(t.cases.id, t.watchers.case))
      .where(and(eq(t.watchers.user, user), isOpen))
      .orderBy(...newest)
      .limit(limit),
  );
  const id = { id: t.cases.id };
  const countOpen = prepare(
    'count_open_cases',
    db.select({ count: count() }).from(
      union(
        db
          .select(id)
          .from(t.cases)
          .where(and(eq(t.cases.requester, user), isOpen)),
        db
          .select(id)
          .from(t.cases)
          .where(and(eq(t.cases.contact, user), isOpen)),
        db
          .select(id)
          .from(t.watchers)
          .innerJoin(t.cases, eq(t.cases.id, t.watchers.case))
          .where(and(eq(t.watchers.user, user), isOpen)),
      ).as('taking_part'),
    ),
  );

  const waiting = and(eq(t.cases.team, sql.placeholder('team')), isNotNull(t.cases.queueRank));
  const queue = prepare(
    'queue',
    db
      .select({ rank: t.cases.queueRank, line })
      .from(t.cases)
      .where(waiting)
      .orderBy(asc(t.cases.queueRank), asc(t.cases.openedAt), asc(t.cases.id))
      .limit(limit),
  );
  const countQueue = prepare('count_queue', db.select({ count: count() }).from(t.cases).where(waiting));

  const products = prepare(
    'products_used',
    db
      .select({ product: t.usage.product })
      .from(t.usage)
      .where(and(eq(t.usage.account, sql.placeholder('account')), sql`${t.usage.day} >= ${sql.placeholder('day')}`))
      .groupBy(t.usage.product)
      .orderBy(desc(count()), asc(t.usage.product)),
  );

  return {
    nextCaseNumber: async () => {
      const [counter] = await read(
        db
          .insert(t.counters)
          .values({ name: 'case', value: FIRST_NUMBER })
          .onConflictDoUpdate({ target: t.counters.name, set: { value: sql`${t.counters.value} + 1` } })
          .returning({ value: t.counters.value }),
      );
      return caseNumber(counter?.value ?? FIRST_NUMBER);
    },
    case: async caseId => {
      const [row] = await found({ id: caseId });
      if (row === undefined) return undefined;
      return { ...caseOf(row), watchers: (await watchers({ id: caseId })).map(watcher => watcher.user) };
    },
    activities: async (caseId, most) => (await activities({ id: caseId, limit: most })).map(activityOf),
    openCases: async (who, most) => {
      const part = { user: who, limit: most };
      // Each way of taking part comes sorted from its index; what is left is to merge the first of them.
      const parts = await Promise.all([requested(part), contacted(part), watched(part)]);
      const each = new Map(parts.flat().map(row => [row.id, row]));
      return [...each.values()].sort(byChange).slice(0, most).map(lineOf);
    },
    countOpenCases: async who => (await countOpen({ user: who }))[0]?.count ?? 0,
    queue: async (teams, most, offset) => {
      const each = [...new Set(teams)];
      const counts = await Promise.all(each.map(team => countQueue({ team })));
      // Each team's part comes sorted from the index; what is left is to merge the first of them.
      const parts = await Promise.all(each.map(team => queue({ team, limit: offset + most })));
      const sorted = parts.flat().sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || byAge(a.line, b.line));
      return {
        lines: sorted.slice(offset, offset + most).map(row => lineOf(row.line)),
        total: counts.reduce((sum, [one]) => sum + (one?.count ?? 0), 0),
      };
    },
    assignedTo: async (who, most, offset) => {
      const lines = await assigned({ user: who, limit: offset + most });
      const [total] = await countAssigned({ user: who });
      return { lines: lines.slice(offset).map(lineOf), total: total?.count ?? 0 };
    },
    productsUsed: remembered(async (account, since) =>
      (await products({ account, day: since.toISOString().slice(0, 10) })).map(row => row.product),
    ),
  };
};

const MOST_REMEMBERED = 500;

/** Sixty days of usage change little in an hour, and adding them up is the dearest read of an intake page. */
const remembered = (read: Cases['productsUsed']): Cases['productsUsed'] => {
  const kept = new Map<string, ReturnType<Cases['productsUsed']>>();
  return (account, since) => {
    const key = `${account} ${since.toISOString().slice(0, 13)}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= MOST_REMEMBERED) kept.clear();
    const found = read(account, since);
    kept.set(key, found);
    found.catch(() => kept.delete(key));
    return found;
  };
};

const byChange = (a: Pick<CaseLine, 'updatedAt' | 'id'>, b: Pick<CaseLine, 'updatedAt' | 'id'>): number =>
  b.updatedAt.getTime() - a.updatedAt.getTime() || (a.id < b.id ? 1 : -1);

const byAge = (a: Pick<CaseLine, 'openedAt' | 'id'>, b: Pick<CaseLine, 'openedAt' | 'id'>): number =>
  a.openedAt.getTime() - b.openedAt.getTime() || (a.id < b.id ? -1 : 1);
