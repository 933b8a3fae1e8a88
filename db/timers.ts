import { asc, eq, inArray, lte } from 'drizzle-orm';
import type { Timer } from '../bot/domain/timers.ts';
import { type Db, type Dialect, rows, type Steps, touched } from './dialect.ts';
import type { Store } from './store.ts';

/** What falls due by itself: leased to one worker at a time, gone once done. */
export const timerStore = ({ t, atomically, skippingLocked }: Dialect): Pick<Store, 'claimTimers' | 'dropTimer'> => {
  function* claim(tx: Db, limit: number, now: Date, until: Date): Steps<readonly Timer[]> {
    const due = yield* rows(
      skippingLocked(
        tx
          .select({ id: t.timers.id })
          .from(t.timers)
          .where(lte(t.timers.readyAt, now))
          .orderBy(asc(t.timers.readyAt))
          .limit(limit),
      ),
    );
    if (due.length === 0) return [];
    const claimed = yield* rows(
      tx
        .update(t.timers)
        .set({ readyAt: until })
        .where(
          inArray(
            t.timers.id,
            due.map(({ id }) => id),
          ),
        )
        .returning({ id: t.timers.id, case: t.timers.case, kind: t.timers.kind, dueAt: t.timers.dueAt }),
    );
    return [...claimed].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  }

  return {
    claimTimers: (limit, now, until) => atomically(tx => claim(tx, limit, now, until)),
    dropTimer: async id => {
      await atomically(tx => touched(tx.delete(t.timers).where(eq(t.timers.id, id)).returning({ id: t.timers.id })));
    },
  };
};
