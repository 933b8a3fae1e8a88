import { and, eq } from 'drizzle-orm';
import type { CaseId } from '../bot/domain/ids.ts';
import type { Timer } from '../bot/domain/timers.ts';
import { activityRow, caseRow } from './case-rows.ts';
import { type Db, rows, type Steps, touched } from './dialect.ts';
import { orNull } from './rows.ts';
import type { Schema } from './schema.ts';
import type { Write } from './store.ts';

/** A new case with its first activity; refused where the number or the draft was used before. */
export function* openCase(tx: Db, t: Schema, write: Extract<Write, { type: 'case.open' }>): Steps<boolean> {
  const { case: it, activity, timers, watchers, draft } = write;
  const opened = yield* touched(
    tx
      .insert(t.cases)
      .values({ ...caseRow(it), draft: orNull(draft) })
      .onConflictDoNothing()
      .returning({ id: t.cases.id }),
  );
  if (!opened) return false;
  yield* rows(tx.insert(t.activities).values(activityRow(it.id, activity)).returning({ number: t.activities.number }));
  if (watchers.length > 0)
    yield* rows(
      tx
        .insert(t.watchers)
        .values([...new Set(watchers)].map(user => ({ case: it.id, user })))
        .returning({ user: t.watchers.user }),
    );
  yield* setTimers(tx, t, timers);
  if (draft !== undefined)
    yield* rows(
      tx
        .update(t.attachments)
        .set({ case: it.id, draft: null })
        .where(and(eq(t.attachments.draft, draft), eq(t.attachments.account, it.account)))
        .returning({ id: t.attachments.id }),
    );
  return true;
}

/** One step of a case and the activity that tells of it; refused where the case has moved meanwhile. */
export function* moveCase(tx: Db, t: Schema, write: Extract<Write, { type: 'case.move' }>): Steps<boolean> {
  const { id, account, openedAt, ...row } = caseRow(write.case);
  const moved = yield* touched(
    tx
      .update(t.cases)
      .set(row)
      .where(and(eq(t.cases.id, id), eq(t.cases.account, account), eq(t.cases.version, write.from)))
      .returning({ id: t.cases.id }),
  );
  if (!moved) return false;
  yield* rows(
    tx.insert(t.activities).values(activityRow(id, write.activity)).returning({ number: t.activities.number }),
  );
  yield* clearTimers(tx, t, id);
  yield* setTimers(tx, t, write.timers);
  return true;
}

const clearTimers = (tx: Db, t: Schema, id: CaseId): Steps<boolean> =>
  touched(tx.delete(t.timers).where(eq(t.timers.case, id)).returning({ id: t.timers.id }));

function* setTimers(tx: Db, t: Schema, timers: readonly Timer[]): Steps<void> {
  if (timers.length === 0) return;
  yield* rows(
    tx
      .insert(t.timers)
      .values(timers.map(timer => ({ ...timer, readyAt: timer.dueAt })))
      .returning({ id: t.timers.id }),
  );
}
