import { and, eq, exists, gt, isNotNull, lt, notExists, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { asId } from '../bot/domain/ids.ts';
import { type Db, type Dialect, rows, type Steps, touched } from './dialect.ts';
import { given, givenAll } from './given.ts';
import { orNull, orUndefined } from './rows.ts';
import type { Schema } from './schema.ts';
import type { LeasedNotice, Notice } from './store.ts';

type Row = Schema['notices']['$inferSelect'];

const USER = 'user:';
const CONVERSATION = 'conversation:';

/** How a row names its receiver. */
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

/** Still leased under the lease that is given. */
export const isHeld = (t: Schema): SQL | undefined =>
  and(eq(t.notices.id, given(t.notices.id, 'id')), eq(t.notices.lease, given(t.notices.lease, 'lease')), isLeased(t));

/** The writing side of notices. */
export const noticeWrites = ({ t, statement }: Dialect) => {
  const known = alias(t.notices, 'known');
  const replace = statement('replace_notice', db =>
    db
      .update(t.notices)
      .set(givenAll(t.notices, ['id', 'body', 'at', 'repeated']))
      .where(
        and(
          eq(t.notices.receiver, given(t.notices.receiver, 'receiver')),
          eq(t.notices.key, given(t.notices.key, 'key')),
          isWaiting(t),
          notExists(
            db
              .select({ id: known.id })
              .from(known)
              .where(eq(known.id, given(t.notices.id, 'id'))),
          ),
        ),
      )
      .returning({ id: t.notices.id }),
  );
  const add = statement('add_notice', db =>
    db
      .insert(t.notices)
      .values(givenAll(t.notices, ['id', 'receiver', 'key', 'body', 'at', 'status', 'dueAt', 'attempts', 'repeated']))
      .onConflictDoNothing({ target: t.notices.id })
      .returning({ id: t.notices.id }),
  );
  return {
    /** Writes a notice. One with a key takes the place of a waiting one with the same key and receiver. */
    *putNotice(tx: Db, { id, to, key, body, at }: Notice): Steps<void> {
      const row = { id, receiver: receiverOf(to), key: orNull(key), body, at, repeated: false };
      if (key !== undefined && (yield* touched(replace(tx, row)))) return;
      yield* rows(add(tx, { ...row, status: 'waiting', dueAt: at, attempts: 0 }));
    },
  };
};

/** First of its receiver's: nothing is under way to them, and nothing earlier waits for them. */
export const isHead = (db: Db, t: Schema): SQL | undefined => {
  const other = alias(t.notices, 'other');
  const no = (which: SQL | undefined) =>
    notExists(
      db
        .select({ sequence: other.sequence })
        .from(other)
        .where(and(eq(other.receiver, t.notices.receiver), which)),
    );
  // Two conditions, so that the index answers each: what was sent long ago is never looked at.
  return and(
    no(eq(other.status, 'leased')),
    no(and(eq(other.status, 'waiting'), lt(other.sequence, t.notices.sequence))),
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
      .set({ ...freed, ...changes, status: 'waiting' })
      .where(and(isLeased(t), which))
      .returning({ id: t.notices.id }),
  );
}
