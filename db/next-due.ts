import { and, asc, sql } from 'drizzle-orm';
import type { Dialect } from './dialect.ts';
import { isGiven } from './given.ts';
import { isHead, isHeldBack, isLeased, isWaiting } from './notices.ts';
import type { Store } from './store.ts';

/** When the workers have something to do: the earliest notice that nothing holds up, lease that runs out, or timer. */
export const nextDueRead = ({ db, t, prepare }: Dialect): Pick<Store, 'nextDue'> => {
  const notice = prepare(
    'next_notice',
    db
      .select({ at: t.notices.dueAt })
      .from(t.notices)
      .where(and(isWaiting(t), isGiven(t.notices.way, 'way'), isHead(db, t)))
      .orderBy(asc(t.notices.dueAt), asc(t.notices.sequence))
      .limit(1),
  );
  const held = prepare(
    'next_held',
    db.select({ at: t.notices.dueAt }).from(t.notices).where(isHeldBack(t)).orderBy(asc(t.notices.dueAt)).limit(1),
  );
  const lease = prepare(
    'next_lease',
    db
      .select({ at: t.notices.leasedUntil })
      .from(t.notices)
      .where(and(isLeased(t), sql`${t.notices.leasedUntil} is not null`))
      .orderBy(asc(t.notices.leasedUntil))
      .limit(1),
  );
  const timer = prepare(
    'next_timer',
    db.select({ at: t.timers.readyAt }).from(t.timers).orderBy(asc(t.timers.readyAt)).limit(1),
  );
  return {
    nextDue: async () => {
      const found = await Promise.all([notice({ way: 'chat' }), notice({ way: 'email' }), held(), lease(), timer()]);
      const instants = found.flat().flatMap(({ at }) => (at === null ? [] : [at.getTime()]));
      return instants.length === 0 ? undefined : new Date(Math.min(...instants));
    },
  };
};
