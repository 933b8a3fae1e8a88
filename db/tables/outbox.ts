import { sql } from 'drizzle-orm';
import type { Way } from '../../bot/domain/delivery.ts';
import type { CaseId, ConversationId, NoticeId, UserId } from '../../bot/domain/ids.ts';
import type { NoticeStatus } from '../../bot/domain/missed.ts';
import type { Timer } from '../../bot/domain/timers.ts';
import type { Kit } from '../kit.ts';
import type { NoticeBody } from '../store.ts';
import type { caseTables } from './cases.ts';

/** What is to be told to whom, which channel shows what, and what falls due by itself. */
export const outboxTables = (k: Kit, { cases }: ReturnType<typeof caseTables>) => {
  const ofCase = () =>
    k
      .text('case_id')
      .$type<CaseId>()
      .notNull()
      .references(() => cases.id);

  const notices = k.table(
    'notices',
    {
      sequence: k.sequence('sequence'),
      id: k.text('id').$type<NoticeId>().notNull(),
      /** `user:`, `email:` or `conversation:` and the id; receivers are served one notice at a time. */
      receiver: k.text('receiver').notNull(),
      key: k.text('key'),
      body: k.json<NoticeBody>('body').notNull(),
      at: k.instant('at').notNull(),
      status: k.text('status').$type<NoticeStatus>().notNull(),
      dueAt: k.instant('due_at').notNull(),
      lease: k.text('lease'),
      leasedUntil: k.instant('leased_until'),
      /** Set right before the call: from here on it may have been sent. */
      calledAt: k.instant('called_at'),
      attempts: k.int('attempts').notNull(),
      /** An uncertain one is repeated once. */
      repeated: k.bool('repeated').notNull(),
      settledAt: k.instant('settled_at'),
      error: k.text('error'),
      way: k.text('way').$type<Way>().notNull().default('chat'),
      /** It goes by e-mail besides a message in the chat. */
      copy: k.bool('copy').notNull().default(false),
      /** The person whom it tells something: null for a channel, for answers and for digests. */
      user: k.text('user_id').$type<UserId>(),
      case: k.text('case_id').$type<CaseId>(),
      activity: k.int('activity'),
      /** Why it took another way than the chat. */
      because: k.text('because'),
      /** The digest that it waits for or went with. */
      digest: k.text('digest').$type<NoticeId>(),
      seenAt: k.instant('seen_at'),
    },
    t => [
      k.uniqueIndex('notices_id').on(t.id),
      k.uniqueIndex('notices_replaced').on(t.receiver, t.key).where(sql`status = 'waiting' and key is not null`),
      k.index('notices_due').on(t.way, t.dueAt, t.sequence).where(sql`status = 'waiting'`),
      k.index('notices_held').on(t.dueAt).where(sql`status = 'held'`),
      k.index('notices_leased').on(t.leasedUntil).where(sql`status = 'leased'`),
      k.index('notices_receiver').on(t.receiver, t.status, t.sequence),
      k.index('notices_settled').on(t.settledAt),
      k.index('notices_case').on(t.case, t.sequence),
      k.index('notices_user').on(t.user, t.seenAt, t.sequence),
      k.index('notices_digest').on(t.digest),
    ],
  );

  const shown = k.table(
    'shown',
    {
      case: ofCase(),
      conversation: k.text('conversation').$type<ConversationId>().notNull(),
      /** Empty while the first card is on its way. A case that comes back to a queue is shown again, in a new message. */
      message: k.text('message').notNull().default(''),
    },
    t => [
      k.primaryKey({ columns: [t.case, t.conversation, t.message] }),
      k.index('shown_conversation').on(t.conversation),
    ],
  );

  const timers = k.table(
    'timers',
    {
      id: k.text('id').primaryKey(),
      case: ofCase(),
      kind: k.text('kind').$type<Timer['kind']>().notNull(),
      dueAt: k.instant('due_at').notNull(),
      /** From when on it may be claimed: its due instant, or the end of a lease. */
      readyAt: k.instant('ready_at').notNull(),
    },
    t => [k.index('timers_case').on(t.case), k.index('timers_ready').on(t.readyAt)],
  );

  return { notices, shown, timers };
};
