import { and, desc, eq, lte } from 'drizzle-orm';
import type { ConversationId, UserId } from '../bot/domain/ids.ts';
import { type Db, type Dialect, rows, type Steps } from './dialect.ts';
import { givenAll } from './given.ts';
import { giveBack, isHeld } from './notices.ts';
import type { LeasedNotice, SendOutcome } from './store.ts';

/** How an attempt to send ended, under the lease; where that was lost, nothing changes. */
export const settling = ({ t, statement }: Dialect) => {
  const end = statement('settle_notice', db =>
    db
      .update(t.notices)
      .set({ ...givenAll(t.notices, ['status', 'settledAt', 'error']), leasedUntil: null })
      .where(isHeld(t))
      .returning({ calledAt: t.notices.calledAt }),
  );

  function* settle(tx: Db, notice: LeasedNotice, outcome: SendOutcome, at: Date): Steps<void> {
    const held = and(eq(t.notices.id, notice.id), eq(t.notices.lease, notice.lease));
    if (outcome.kind === 'later') return yield* giveBack(tx, t, held, { dueAt: outcome.at, error: outcome.error });
    if (outcome.kind === 'uncertain' && outcome.again !== undefined)
      yield* giveBack(tx, t, and(held, eq(t.notices.repeated, false)), {
        dueAt: outcome.again,
        error: outcome.error,
        repeated: true,
      });
    const row = { id: notice.id, lease: notice.lease, status: outcome.kind, settledAt: at };
    const [settled] = yield* rows(end(tx, { ...row, error: 'error' in outcome ? outcome.error : null }));
    if (settled === undefined) return;
    if (outcome.kind === 'sent') yield* keepMessage(tx, notice, outcome.message);
    // An answer holds a whole card with what people wrote; once sent, the receipt is enough.
    if (outcome.kind === 'sent' && notice.body.kind === 'card')
      yield* rows(
        tx
          .update(t.notices)
          .set({ body: { kind: 'card', card: null, summary: '', text: undefined } })
          .where(eq(t.notices.id, notice.id))
          .returning({ id: t.notices.id }),
      );
    if (outcome.kind === 'failed' && outcome.dead) yield* markDead(tx, notice, settled.calledAt ?? at);
  }

  /** A channel that now shows a case shows it in this message. */
  function* keepMessage(tx: Db, { to, body }: LeasedNotice, message: string | undefined): Steps<void> {
    if (body.kind !== 'desk' || message === undefined || 'user' in to) return;
    yield* rows(
      tx
        .insert(t.shown)
        .values({ case: body.case, conversation: to.conversation, message })
        .onConflictDoNothing()
        .returning({ case: t.shown.case }),
    );
  }

  /** The channel refused us; unless somebody has written there since. */
  function* markDead(tx: Db, { to }: LeasedNotice, calledAt: Date): Steps<void> {
    const id = 'user' in to ? yield* latestOf(tx, to.user) : to.conversation;
    if (id === undefined) return;
    yield* rows(
      tx
        .update(t.conversations)
        .set({ dead: true })
        .where(and(eq(t.conversations.id, id), lte(t.conversations.seenAt, calledAt)))
        .returning({ id: t.conversations.id }),
    );
  }

  function* latestOf(tx: Db, user: UserId): Steps<ConversationId | undefined> {
    const [found] = yield* rows(
      tx
        .select({ id: t.conversations.id })
        .from(t.conversations)
        .where(
          and(eq(t.conversations.user, user), eq(t.conversations.kind, 'personal'), eq(t.conversations.dead, false)),
        )
        .orderBy(desc(t.conversations.seenAt))
        .limit(1),
    );
    return found?.id;
  }

  return settle;
};
