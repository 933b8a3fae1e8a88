import { and, desc, eq, inArray, isNotNull, isNull, lte, type SQL } from 'drizzle-orm';
import { asId, type ConversationId, type NoticeId, type UserId } from '../bot/domain/ids.ts';
import { type Db, type Dialect, rows, type Steps, touched } from './dialect.ts';
import { keepExportMessage } from './export-writes.ts';
import { givenAll } from './given.ts';
import { giveBack, isHeld, noticeWrites, receiverOf } from './notices.ts';
import type { LeasedNotice, SendOutcome } from './store.ts';

type Outcome<Kind extends SendOutcome['kind']> = Extract<SendOutcome, { kind: Kind }>;

/** The digest of a person that is due at an instant; the same however often something is collected for it. */
const digestId = (user: UserId, due: Date): NoticeId => asId(`digest:${user}:${due.toISOString()}`);

/** How an attempt to send ended, under the lease; where that was lost, nothing changes. */
export const settling = (dialect: Dialect) => {
  const { t, statement } = dialect;
  const { putNotice } = noticeWrites(dialect);
  const end = statement('settle_notice', db =>
    db
      .update(t.notices)
      .set({ ...givenAll(t.notices, ['status', 'settledAt', 'error']), leasedUntil: null })
      .where(isHeld(t))
      .returning({ calledAt: t.notices.calledAt }),
  );

  function* settle(tx: Db, notice: LeasedNotice, outcome: SendOutcome, at: Date): Steps<void> {
    const held = and(eq(t.notices.id, notice.id), eq(t.notices.lease, notice.lease));
    switch (outcome.kind) {
      case 'later':
        return yield* giveBack(tx, t, held, { dueAt: outcome.at, error: outcome.error });
      case 'held':
        return yield* giveBack(tx, t, held, { status: 'held', dueAt: outcome.until, error: outcome.error });
      case 'rerouted':
        return yield* reroute(tx, notice, outcome, held, at);
      case 'collected':
        return yield* collect(tx, notice, outcome, held, at);
      case 'uncertain':
        if (outcome.again !== undefined)
          yield* giveBack(tx, t, and(held, eq(t.notices.repeated, false)), {
            dueAt: outcome.again,
            error: outcome.error,
            repeated: true,
          });
        return yield* conclude(tx, notice, outcome, at);
      default:
        return yield* conclude(tx, notice, outcome, at);
    }
  }

  function* conclude(
    tx: Db,
    notice: LeasedNotice,
    outcome: Outcome<'sent' | 'uncertain' | 'failed' | 'dropped'>,
    at: Date,
  ): Steps<void> {
    const error = 'error' in outcome ? outcome.error : null;
    const row = { id: notice.id, lease: notice.lease, status: outcome.kind, settledAt: at };
    const [settled] = yield* rows(end(tx, { ...row, error }));
    if (settled === undefined) return;
    if (outcome.kind === 'sent') {
      yield* keepMessage(tx, notice, outcome.message);
      if (outcome.message !== undefined) yield* keepExportMessage(tx, t, notice.body, outcome.message);
    }
    // An answer holds a whole card with what people wrote; once sent, the receipt is enough.
    if (outcome.kind === 'sent' && notice.body.kind === 'card')
      yield* rows(
        tx
          .update(t.notices)
          .set({ body: { kind: 'card', card: null, summary: '', text: undefined } })
          .where(eq(t.notices.id, notice.id))
          .returning({ id: t.notices.id }),
      );
    if (notice.body.kind === 'digest') yield* concludeCollected(tx, notice, { status: outcome.kind, error, at });
    if (outcome.kind === 'failed' && outcome.dead) yield* markDead(tx, notice, settled.calledAt ?? at);
  }

  function* reroute(
    tx: Db,
    notice: LeasedNotice,
    it: Outcome<'rerouted'>,
    held: SQL | undefined,
    at: Date,
  ): Steps<void> {
    const [row] = yield* rows(tx.select({ calledAt: t.notices.calledAt }).from(t.notices).where(held));
    const user = userOf(notice);
    if (user === undefined) return;
    const receiver = receiverOf(it.to === 'email' ? { email: user } : { user });
    yield* giveBack(tx, t, held, { receiver, way: it.to, dueAt: at, because: it.because });
    if (it.dead && row !== undefined) yield* markDead(tx, notice, row.calledAt ?? at);
  }

  /** It waits for a digest, which is written with the first that waits for it; if that is on its way already, another try. */
  function* collect(tx: Db, notice: LeasedNotice, { until }: Outcome<'collected'>, held: SQL | undefined, at: Date) {
    const user = userOf(notice);
    if (user === undefined) return;
    const id = digestId(user, until);
    yield* putNotice(tx, { id, to: { user }, key: undefined, body: { kind: 'digest' }, at: until }, 'held');
    const open = yield* touched(
      tx
        .select({ id: t.notices.id })
        .from(t.notices)
        .where(and(eq(t.notices.id, id), inArray(t.notices.status, ['held', 'waiting']))),
    );
    if (!open) return yield* giveBack(tx, t, held, { dueAt: new Date(at.getTime() + 60_000) });
    const changes = { lease: null, leasedUntil: null, status: 'collected', dueAt: until, digest: id } as const;
    yield* rows(tx.update(t.notices).set(changes).where(held).returning({ id: t.notices.id }));
  }

  /** What went with a digest ended as that did; what was seen before was left out of it. */
  function* concludeCollected(
    tx: Db,
    digest: LeasedNotice,
    it: {
      readonly status: 'sent' | 'uncertain' | 'failed' | 'dropped';
      readonly error: string | null;
      readonly at: Date;
    },
  ): Steps<void> {
    const mine = and(eq(t.notices.digest, digest.id), eq(t.notices.status, 'collected'));
    const settledAt = it.at;
    const seen = { status: 'dropped', error: 'seen', settledAt } as const;
    yield* rows(
      tx
        .update(t.notices)
        .set(seen)
        .where(and(mine, isNotNull(t.notices.seenAt)))
        .returning({ id: t.notices.id }),
    );
    const ended = { status: it.status, error: it.error, settledAt, way: digest.way };
    yield* rows(
      tx
        .update(t.notices)
        .set(ended)
        .where(and(mine, isNull(t.notices.seenAt)))
        .returning({ id: t.notices.id }),
    );
  }

  /** A channel that now shows a case shows it in this message. */
  function* keepMessage(tx: Db, { to, body }: LeasedNotice, message: string | undefined): Steps<void> {
    if (body.kind !== 'desk' || message === undefined || !('conversation' in to)) return;
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
    if ('email' in to) return;
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

const userOf = ({ to }: LeasedNotice): UserId | undefined =>
  'user' in to ? to.user : 'email' in to ? to.email : undefined;
