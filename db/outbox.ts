import { and, asc, gt, lte, sql } from 'drizzle-orm';
import type { Way } from '../bot/domain/delivery.ts';
import { type Db, type Dialect, retried, rows, type Steps } from './dialect.ts';
import { given, givenAll, isGiven } from './given.ts';
import { expire } from './leases.ts';
import { isHead, isHeld, isHeldBack, isWaiting, leasedNoticeOf } from './notices.ts';
import { settling } from './settling.ts';
import type { LeasedNotice, Store } from './store.ts';

type Outbox = Pick<Store, 'claimNotices' | 'beginNotice' | 'settleNotice'>;
type Lease = { readonly id: string; readonly until: Date };

/** The sending side of notices: every step is guarded by the lease. */
export const outboxStore = (dialect: Dialect): Outbox => {
  const { db, t, prepare, statement, atomically, skippingLocked } = dialect;
  const due = statement('due_notices', from =>
    skippingLocked(
      from
        .select({ sequence: t.notices.sequence })
        .from(t.notices)
        .where(
          and(
            isWaiting(t),
            isGiven(t.notices.way, 'way'),
            lte(t.notices.dueAt, given(t.notices.dueAt, 'now')),
            isHead(from, t),
          ),
        )
        .orderBy(asc(t.notices.dueAt), asc(t.notices.sequence))
        .limit(sql.placeholder('limit')),
    ),
  );
  const lend = statement('lease_notice', from =>
    from
      .update(t.notices)
      .set({
        ...givenAll(t.notices, ['status', 'lease', 'leasedUntil']),
        calledAt: null,
        attempts: sql`${t.notices.attempts} + 1`,
      })
      .where(isGiven(t.notices.sequence, 'sequence'))
      .returning(),
  );
  const begin = prepare(
    'begin_notice',
    db
      .update(t.notices)
      .set(givenAll(t.notices, ['calledAt']))
      .where(and(isHeld(t), gt(t.notices.leasedUntil, given(t.notices.leasedUntil, 'calledAt'))))
      .returning({ id: t.notices.id }),
  );
  const settle = settling(dialect);
  const expired = expire(dialect);
  const letGo = statement('let_go', from =>
    from
      .update(t.notices)
      .set({ status: 'waiting' })
      .where(and(isHeldBack(t), lte(t.notices.dueAt, given(t.notices.dueAt, 'now'))))
      .returning({ sequence: t.notices.sequence }),
  );

  function* claim(tx: Db, limit: number, now: Date, lease: Lease, way: Way): Steps<readonly LeasedNotice[]> {
    yield* expired(tx, now);
    yield* rows(letGo(tx, { now }));
    const heads = yield* rows(due(tx, { now, limit, way }));
    const claimed: LeasedNotice[] = [];
    for (const { sequence } of [...heads].sort((a, b) => a.sequence - b.sequence)) {
      const row = { sequence, status: 'leased', lease: lease.id, leasedUntil: lease.until };
      claimed.push(...(yield* rows(lend(tx, row))).map(lent => leasedNoticeOf(lent, lease.id)));
    }
    return claimed;
  }

  return {
    claimNotices: (limit, now, lease, way = 'chat') =>
      retried(dialect, () => atomically(tx => claim(tx, limit, now, lease, way))),
    beginNotice: async ({ id, lease }, calledAt) => (await begin({ id, lease, calledAt })).length > 0,
    settleNotice: (notice, outcome, at) => retried(dialect, () => atomically(tx => settle(tx, notice, outcome, at))),
  };
};
