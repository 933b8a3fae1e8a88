import { and, eq, exists, gt, inArray, isNotNull, lt, notExists, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { asId } from '../bot/domain/ids.ts';
import { type Db, type Dialect, rows, type Steps, touched } from './dialect.ts';
import { given, givenAll, isGiven } from './given.ts';
import { orNull, orUndefined } from './rows.ts';
import type { Schema } from './schema.ts';
import type { LeasedNotice, Notice, NoticeBody, Receiver } from './store.ts';

type Row = Schema['notices']['$inferSelect'];

const USER = 'user:';
const EMAIL = 'email:';
const CONVERSATION = 'conversation:';

/** How a row names its receiver. */
export const receiverOf = (to: Receiver): string => {
  if ('user' in to) return `${USER}${to.user}`;
  return 'email' in to ? `${EMAIL}${to.email}` : `${CONVERSATION}${to.conversation}`;
};

export const toOf = (receiver: string): Receiver => {
  if (receiver.startsWith(USER)) return { user: asId(receiver.slice(USER.length)) };
  if (receiver.startsWith(EMAIL)) return { email: asId(receiver.slice(EMAIL.length)) };
  return { conversation: asId(receiver.slice(CONVERSATION.length)) };
};

/** What a receipt is found by; a digest tells nothing of its own. */
const subjectOf = (to: Receiver, body: NoticeBody) => ({
  way: 'email' in to ? 'email' : 'chat',
  user: body.kind === 'digest' || 'conversation' in to ? null : 'user' in to ? to.user : to.email,
  case: 'case' in body ? body.case : null,
  activity: 'activity' in body ? body.activity : null,
});
const SUBJECT = ['way', 'user', 'case', 'activity'] as const;

export const leasedNoticeOf = (row: Row, lease: string): LeasedNotice => ({
  id: row.id,
  to: toOf(row.receiver),
  key: orUndefined(row.key),
  body: row.body,
  at: row.at,
  lease,
  attempts: row.attempts,
  way: row.way,
  copy: row.copy,
  seen: row.seenAt !== null,
});

// Literals, not parameters, so that the partial indexes serve them.
export const isWaiting = ({ notices }: Schema): SQL => sql`${notices.status} = 'waiting'`;
export const isHeldBack = ({ notices }: Schema): SQL => sql`${notices.status} = 'held'`;
/** Waits, now or until quiet hours end. */
const isPending = ({ notices }: Schema): SQL | undefined => inArray(notices.status, ['waiting', 'held']);
export const isLeased = ({ notices }: Schema): SQL => sql`${notices.status} = 'leased'`;

/** Still leased under the lease that is given. */
export const isHeld = (t: Schema): SQL | undefined =>
  and(isGiven(t.notices.id, 'id'), isGiven(t.notices.lease, 'lease'), isLeased(t));

const ADDED = ['id', 'receiver', 'key', 'body', 'at', 'status', 'dueAt', 'attempts', 'repeated', 'copy'] as const;

/** The writing side of notices. */
export const noticeWrites = ({ t, statement }: Dialect) => {
  const known = alias(t.notices, 'known');
  const replace = statement('replace_notice', db =>
    db
      .update(t.notices)
      .set({ ...givenAll(t.notices, ['id', 'body', 'at', 'repeated', ...SUBJECT]), seenAt: null })
      .where(
        and(
          isGiven(t.notices.receiver, 'receiver'),
          isGiven(t.notices.key, 'key'),
          isPending(t),
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
      .values(givenAll(t.notices, [...ADDED, ...SUBJECT]))
      .onConflictDoNothing({ target: t.notices.id })
      .returning({ id: t.notices.id }),
  );
  return {
    /**
     * Writes a notice. One with a key takes the place of a waiting one with the same key and receiver. What goes by
     * e-mail from the beginning is a copy of what the chat is told.
     */
    *putNotice(tx: Db, { id, to, key, body, at }: Notice, status: 'waiting' | 'held' = 'waiting'): Steps<void> {
      const row = { id, receiver: receiverOf(to), key: orNull(key), body, at, repeated: false, ...subjectOf(to, body) };
      if (key !== undefined && (yield* touched(replace(tx, row)))) return;
      yield* rows(add(tx, { ...row, status, dueAt: at, attempts: 0, copy: 'email' in to }));
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

type Changes = Partial<Pick<Row, 'status' | 'dueAt' | 'error' | 'repeated' | 'receiver' | 'way' | 'because'>>;

/** Lets leased notices wait again, but for those whose key a later one has taken meanwhile. */
export function* giveBack(tx: Db, t: Schema, which: SQL | undefined, changes: Changes): Steps<void> {
  const later = alias(t.notices, 'later');
  const sameKey = and(
    eq(later.receiver, changes.receiver ?? t.notices.receiver),
    eq(later.key, t.notices.key),
    inArray(later.status, ['waiting', 'held']),
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
      .set({ ...freed, status: 'waiting', ...changes })
      .where(and(isLeased(t), which))
      .returning({ id: t.notices.id }),
  );
}
