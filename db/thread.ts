import { and, asc, desc, eq, gte, lte, sql } from 'drizzle-orm';
import { activityOf } from './case-rows.ts';
import type { Dialect } from './dialect.ts';
import type { ThreadReads } from './store/thread.ts';

/** No history is longer. */
const END = 2_147_483_647;

/** Reads of a case's history that begin anywhere in it. */
export const threadReads = ({ db, t, prepare }: Dialect): ThreadReads => {
  const { case: of, number } = t.activities;
  const from = sql.placeholder('from');
  const newest = prepare(
    'activities_newest',
    db
      .select()
      .from(t.activities)
      .where(and(eq(of, sql.placeholder('id')), lte(number, from)))
      .orderBy(desc(number))
      .limit(sql.placeholder('limit')),
  );
  const oldest = prepare(
    'activities_oldest',
    db
      .select()
      .from(t.activities)
      .where(and(eq(of, sql.placeholder('id')), gte(number, from)))
      .orderBy(asc(number))
      .limit(sql.placeholder('limit')),
  );
  return {
    activitiesPage: async (id, { order, from: first, limit }) =>
      (order === 'newest'
        ? await newest({ id, from: first ?? END, limit })
        : await oldest({ id, from: first ?? 1, limit })
      ).map(activityOf),
  };
};
