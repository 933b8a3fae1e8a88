import { and, eq, exists, gt, isNotNull, lt, notExists, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { asId } from '../bot/domain/ids.ts';
import { type Db, rows, type Steps, touched } from './dialect.ts';
import { orNull, orUndefined } from './rows.ts';
import type { Schema } from './schema.ts';
import type { LeasedNotice, Notice } from './store.ts';

type Row = Schema['notices']['$inferSelect'];

const USER = 'user:';
const CONVERSATION = 'conversation:';

export const receiverOf = (to: Notice['to']): string =>
  'user' in to ? `${USER}${to.user}` : `${CONVERSATION}${to.conversation}`;

const toOf = (receiver: string): Notice['to'] =>
  receiver.startsWith(USER)
    ? { user: asId(receiver.slice(USER.length)) }
    : { conversation: asId(receiver.slice(CONVERSATION.length)) };

export const leasedNoticeOf = (row: Row, lease: string): LeasedNotice => ({
  id: row.id,
  to: toOf(row.receiver),
  key: orUndefined(row.key),
  body: row.body,
  at: row.at,
  lease,
  attempts: row.attempts,
});

// Literals, not parameters, so that the partial indexes serve them.
export const isWaiting = ({ notices }: Schema): SQL => sql`${notices.status} = 'waiting'`;
export const isLeased = ({ notices }: Schema): SQL => sql`${notices.status} = 'leased'`;

/** Writes a notice. One with a key takes the place of a waiting one with the same key and receiver. */
export function* putNotice(tx: Db, t: Schema, notice: Notice): Steps<void> {
  const receiver = receiverOf(notice.to);
  const content = { id: notice.id, body: notice.body, at: notice.at };
  if (notice.key !== undefined) {
    const known = alias(t.notices, 'known');
    const replaced = yield* touched(
      tx
        .update(t.notices)
        .set({ ...content, repeated: false })
        .where(
          and(
            eq(t.notices.receiver, receiver),
            eq(t.notices.key, notice.key),
            isWaiting(t),
            notExists(tx.select({ id: known.id }).from(known).where(eq(known.id, notice.id))),
          ),
        )
        .returning({ id: t.notices.id }),
    );
    if (replaced) return;
  }
  yield* rows(
    tx
      .insert(t.notices)
      .values({
        ...content,
        receiver,
        key: orNull(notice.key),
        status: 'waiting',
        dueAt: notice.at,
        attempts: 0,
        repeated: false,
      })
      .onConflictDoNothing({ target: t.notices.id })
      .returning({ id: t.notices.id }),
  );
}

/** First of its receiver's: nothing earlier waits for them, and nothing is under way to them. */
export const isHead = (tx: Db, t: Schema): SQL => {
  const other = alias(t.notices, 'other');
  return notExists(
    tx
      .select({ sequence: other.sequence })
      .from(other)
      .where(
        and(
          eq(other.receiver, t.notices.receiver),
          or(eq(other.status, 'leased'), and(eq(other.status, 'waiting'), lt(other.sequence, t.notices.sequence))),
        ),
      ),
  );
};

/** Lets leased notices wait again, but for those whose key a later one has taken meanwhile. */
export function* giveBack(
  tx: Db,
  t: Schema,
  which: SQL | undefined,
  changes: Partial<Pick<Row, 'dueAt' | 'error' | 'repeated'>>,
): Steps<void> {
  const later = alias(t.notices, 'later');
  const sameKey = and(
    eq(later.receiver, t.notices.receiver),
    eq(later.key, t.notices.key),
    eq(later.status, 'waiting'),
    gt(later.sequence, t.notices.sequence),
  );
  const freed = { lease: null, leasedUntil: null };
  yield* rows(
    tx
      .update(t.notices)
      .set({ ...freed, status: 'replaced' })
      .where(
        and(
          isLeased(t),
          which,
          isNotNull(t.notices.key),
          exists(tx.select({ sequence: later.sequence }).from(later).where(sameKey)),
        ),
      )
      .returning({ id: t.notices.id }),
  );
  yield* rows(
    tx
      .update(t.notices)
      .set({ ...freed, calledAt: null, ...changes, status: 'waiting' })
      .where(and(isLeased(t), which))
      .returning({ id: t.notices.id }),
  );
}
