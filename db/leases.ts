import { and, eq, isNotNull, lte, sql } from 'drizzle-orm';
import { type Db, type Dialect, rows, type Steps, touched } from './dialect.ts';
import { given } from './given.ts';
import { giveBack, isLeased } from './notices.ts';
import type { Store } from './store.ts';

/** Settles leases that ran out by then: the notice waits again, but once more at most where it may have been sent. */
export const expire = ({ t, statement }: Dialect) => {
  const any = statement('expired_leases', db =>
    db
      .select({ id: t.notices.id })
      .from(t.notices)
      .where(and(isLeased(t), lte(t.notices.leasedUntil, given(t.notices.leasedUntil, 'now'))))
      .limit(1),
  );
  return function* expired(tx: Db, now: Date): Steps<void> {
    if (!(yield* touched(any(tx, { now })))) return;
    const over = and(isLeased(t), lte(t.notices.leasedUntil, now));
    const called = isNotNull(t.notices.calledAt);
    const error = 'lease lost';
    yield* rows(
      tx
        .update(t.notices)
        .set({ status: 'uncertain', leasedUntil: null, error, settledAt: sql`${t.notices.leasedUntil}` })
        .where(and(over, called, eq(t.notices.repeated, true)))
        .returning({ id: t.notices.id }),
    );
    yield* giveBack(tx, t, and(over, called), { repeated: true, error });
    yield* giveBack(tx, t, over, {});
  };
};

/** Later than any lease. */
const EVER = new Date('9999-01-01T00:00:00Z');

/** Gives back what a former life of the only process had leased; where others may be at work, leases run out. */
export const leaseStore = (dialect: Dialect): Pick<Store, 'releaseLeases'> => {
  const { t, sole, atomically } = dialect;
  const expired = expire(dialect);

  function* release(tx: Db): Steps<void> {
    yield* expired(tx, EVER);
    yield* rows(
      tx
        .update(t.timers)
        .set({ readyAt: sql`${t.timers.dueAt}` })
        .returning({ id: t.timers.id }),
    );
    yield* rows(
      tx
        .update(t.attachments)
        .set({ readyAt: sql`${t.attachments.at}` })
        .where(sql`state = 'pending'`)
        .returning({ id: t.attachments.id }),
    );
    yield* rows(
      tx
        .update(t.exports)
        .set({ leasedUntil: sql`${t.exports.at}` })
        .where(sql`state in ('queued', 'running')`)
        .returning({ id: t.exports.id }),
    );
    yield* rows(
      tx
        .update(t.exports)
        .set({ savingReadyAt: sql`${t.exports.at}` })
        .where(sql`saving = 'accepted'`)
        .returning({ id: t.exports.id }),
    );
  }

  return {
    releaseLeases: async () => {
      if (sole) await atomically(release);
    },
  };
};
