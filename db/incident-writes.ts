import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import { type Db, rows, type Steps, touched } from './dialect.ts';
import { incidentContent } from './incident-rows.ts';
import type { Schema } from './schema.ts';
import type { Write } from './store.ts';

type Put<Type extends Write['type']> = Extract<Write, { type: Type }>;

const COUNTER = 'incident';

/** A new incident with its number, or the next state of one; refused where it has changed meanwhile. */
export function* putIncident(tx: Db, t: Schema, { incident: it, from }: Put<'incident.put'>): Steps<boolean> {
  if (from > 0)
    return yield* touched(
      tx
        .update(t.incidents)
        .set(incidentContent(it))
        .where(and(eq(t.incidents.id, it.id), eq(t.incidents.version, from), eq(t.incidents.source, it.source)))
        .returning({ id: t.incidents.id }),
    );
  const [counter] = yield* rows(
    tx
      .insert(t.counters)
      .values({ name: COUNTER, value: 1 })
      .onConflictDoUpdate({ target: t.counters.name, set: { value: sql`${t.counters.value} + 1` } })
      .returning({ value: t.counters.value }),
  );
  return yield* touched(
    tx
      .insert(t.incidents)
      .values({ id: it.id, source: it.source, number: counter?.value ?? null, ...incidentContent(it) })
      .onConflictDoNothing()
      .returning({ id: t.incidents.id }),
  );
}

export function* linkCase(tx: Db, t: Schema, { type: _, ...row }: Put<'incident.link'>): Steps<boolean> {
  yield* rows(tx.insert(t.incidentCases).values(row).onConflictDoNothing().returning({ case: t.incidentCases.case }));
  return true;
}

export function* unlinkCase(tx: Db, t: Schema, write: Put<'incident.unlink'>): Steps<boolean> {
  const { incident, case: it } = t.incidentCases;
  yield* rows(
    tx
      .delete(t.incidentCases)
      .where(and(eq(incident, write.incident), eq(it, write.case)))
      .returning({ case: it }),
  );
  return true;
}

export function* addFollower(tx: Db, t: Schema, { user, to, at }: Put<'follow.add'>): Steps<boolean> {
  yield* rows(
    tx
      .insert(t.followers)
      .values({ user, kind: to.kind, target: to.target, at })
      .onConflictDoNothing()
      .returning({ user: t.followers.user }),
  );
  return true;
}

export function* removeFollower(tx: Db, t: Schema, { user, to }: Put<'follow.remove'>): Steps<boolean> {
  const { followers } = t;
  yield* rows(
    tx
      .delete(followers)
      .where(and(eq(followers.user, user), eq(followers.kind, to.kind), eq(followers.target, to.target)))
      .returning({ user: followers.user }),
  );
  return true;
}

/** Nobody needs to be told of what has been over for long. */
export function* forgetFollowers(tx: Db, t: Schema, before: Date): Steps<void> {
  const over = tx.select({ id: t.incidents.id }).from(t.incidents).where(lte(t.incidents.endedAt, before));
  yield* rows(
    tx
      .delete(t.followers)
      .where(and(eq(t.followers.kind, 'incident'), inArray(t.followers.target, over)))
      .returning({ user: t.followers.user }),
  );
}
