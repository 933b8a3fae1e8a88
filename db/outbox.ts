import { and, asc, desc, eq, gt, inArray, isNotNull, lte, type SQL, sql } from 'drizzle-orm';
import type { ConversationId } from '../bot/domain/ids.ts';
import { type Db, type Dialect, retried, rows, type Steps, touched } from './dialect.ts';
import { giveBack, isHead, isLeased, isWaiting, leasedNoticeOf } from './notices.ts';
import type { Schema } from './schema.ts';
import type { LeasedNotice, SendOutcome, Store } from './store.ts';

type Outbox = Pick<Store, 'claimNotices' | 'beginNotice' | 'settleNotice' | 'releaseLeases'>;
type Lease = { readonly id: string; readonly until: Date };

/** The sending side of notices: every step is guarded by the lease. */
export const outboxStore = (dialect: Dialect): Outbox => {
  const { db, t, sole, read, atomically, skippingLocked } = dialect;

  function* claim(tx: Db, limit: number, now: Date, lease: Lease): Steps<readonly LeasedNotice[]> {
    yield* expire(tx, t, now);
    const due = yield* rows(
      skippingLocked(
        tx
          .select({ sequence: t.notices.sequence })
          .from(t.notices)
          .where(and(isWaiting(t), lte(t.notices.dueAt, now), isHead(tx, t)))
          .orderBy(asc(t.notices.dueAt), asc(t.notices.sequence))
          .limit(limit),
      ),
    );
    if (due.length === 0) return [];
    const claimed = yield* rows(
      tx
        .update(t.notices)
        .set({
          status: 'leased',
          lease: lease.id,
          leasedUntil: lease.until,
          calledAt: null,
          attempts: sql`${t.notices.attempts} + 1`,
        })
        .where(
          inArray(
            t.notices.sequence,
            due.map(({ sequence }) => sequence),
          ),
        )
        .returning(),
    );
    return [...claimed].sort((a, b) => a.sequence - b.sequence).map(row => leasedNoticeOf(row, lease.id));
  }

  return {
    claimNotices: (limit, now, lease) => retried(dialect, () => atomically(tx => claim(tx, limit, now, lease))),
    beginNotice: async (notice, at) => {
      const begun = await read(
        db
          .update(t.notices)
          .set({ calledAt: at })
          .where(and(heldBy(t, notice), gt(t.notices.leasedUntil, at)))
          .returning({ id: t.notices.id }),
      );
      return begun.length > 0;
    },
    settleNotice: (notice, outcome, at) => retried(dialect, () => atomically(tx => settle(tx, t, notice, outcome, at))),
    releaseLeases: async () => {
      // Where others may be at work, leases run out by themselves.
      if (sole) await atomically(tx => release(tx, t));
    },
  };
};

const heldBy = (t: Schema, notice: LeasedNotice): SQL | undefined =>
  and(eq(t.notices.id, notice.id), eq(t.notices.lease, notice.lease), isLeased(t));

/** What was leased and is not settled: it waits again, and once more at most where it may have been sent. */
function* expire(tx: Db, t: Schema, now: Date | undefined): Steps<void> {
  const expired = now === undefined ? isLeased(t) : and(isLeased(t), lte(t.notices.leasedUntil, now));
  const any = yield* touched(tx.select({ id: t.notices.id }).from(t.notices).where(expired).limit(1));
  if (!any) return;
  const called = isNotNull(t.notices.calledAt);
  yield* rows(
    tx
      .update(t.notices)
      .set({ status: 'uncertain', lease: null, leasedUntil: null, error: 'lease lost', settledAt: now ?? null })
      .where(and(expired, called, eq(t.notices.repeated, true)))
      .returning({ id: t.notices.id }),
  );
  yield* giveBack(tx, t, and(expired, called), { repeated: true, error: 'lease lost' });
  yield* giveBack(tx, t, expired, {});
}

function* release(tx: Db, t: Schema): Steps<void> {
  yield* expire(tx, t, undefined);
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
}

function* settle(tx: Db, t: Schema, notice: LeasedNotice, outcome: SendOutcome, at: Date): Steps<void> {
  const held = heldBy(t, notice);
  if (outcome.kind === 'later') return yield* giveBack(tx, t, held, { dueAt: outcome.at, error: outcome.error });
  if (outcome.kind === 'uncertain' && outcome.again !== undefined)
    yield* giveBack(tx, t, and(held, eq(t.notices.repeated, false)), {
      dueAt: outcome.again,
      error: outcome.error,
      repeated: true,
    });
  const [settled] = yield* rows(
    tx
      .update(t.notices)
      .set({
        status: outcome.kind,
        lease: null,
        leasedUntil: null,
        settledAt: at,
        error: 'error' in outcome ? outcome.error : null,
      })
      .where(held)
      .returning({ calledAt: t.notices.calledAt }),
  );
  if (settled === undefined) return;
  if (outcome.kind === 'sent') yield* keepMessage(tx, t, notice, outcome.message);
  if (outcome.kind === 'failed' && outcome.dead) yield* markDead(tx, t, notice, settled.calledAt ?? at);
}

/** A channel that now shows a case shows it in this message. */
function* keepMessage(tx: Db, t: Schema, { to, body }: LeasedNotice, message: string | undefined): Steps<void> {
  if (body.kind !== 'desk' || message === undefined || 'user' in to) return;
  yield* rows(
    tx
      .insert(t.shown)
      .values({ case: body.case, conversation: to.conversation, message })
      .onConflictDoUpdate({ target: [t.shown.case, t.shown.conversation], set: { message } })
      .returning({ case: t.shown.case }),
  );
}

/** The channel refused us; unless somebody has written there since. */
function* markDead(tx: Db, t: Schema, { to }: LeasedNotice, calledAt: Date): Steps<void> {
  const id = 'user' in to ? yield* latestOf(tx, t, to.user) : to.conversation;
  if (id === undefined) return;
  yield* rows(
    tx
      .update(t.conversations)
      .set({ dead: true })
      .where(and(eq(t.conversations.id, id), lte(t.conversations.seenAt, calledAt)))
      .returning({ id: t.conversations.id }),
  );
}

function* latestOf(tx: Db, t: Schema, user: Extract<LeasedNotice['to'], { user: unknown }>['user']) {
  const [found] = yield* rows(
    tx
      .select({ id: t.conversations.id })
      .from(t.conversations)
      .where(and(eq(t.conversations.user, user), eq(t.conversations.kind, 'personal'), eq(t.conversations.dead, false)))
      .orderBy(desc(t.conversations.seenAt))
      .limit(1),
  );
  return found?.id satisfies ConversationId | undefined;
}
