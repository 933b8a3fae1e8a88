import { and, asc, count, desc, eq, gte, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { MISSABLE } from '../bot/domain/missed.ts';
import type { Dialect } from './dialect.ts';
import { given, isGiven } from './given.ts';
import { toOf } from './notices.ts';
import { orUndefined } from './rows.ts';
import type { NoticeReads, Receipt } from './store/notices.ts';

type Reads = Pick<NoticeReads, 'receiptsOf' | 'missedBy' | 'countMissed' | 'collectedFor' | 'countCollected'>;

/** Receipts, what was missed, and what was collected. */
export const noticeReads = ({ db, t, prepare }: Dialect): Reads => {
  const { notices } = t;
  const limit = sql.placeholder('limit');
  const offset = sql.placeholder('offset');
  const receipts = prepare(
    'receipts',
    db
      .select()
      .from(notices)
      .where(
        and(
          isGiven(notices.case, 'case'),
          ne(notices.status, 'replaced'),
          // A card drawn anew is told to nobody.
          sql`coalesce(${notices.key}, '') not like 'redraw:%'`,
        ),
      )
      .orderBy(desc(notices.sequence))
      .limit(limit)
      .offset(offset),
  );
  // The same as `isMissed` says of one notice, which the contract of the store holds it to.
  const missed = and(
    isGiven(notices.user, 'user'),
    or(isNull(notices.seenAt), gte(notices.seenAt, given(notices.seenAt, 'listedAt'))),
    eq(notices.copy, false),
    inArray(notices.status, [...MISSABLE]),
  );
  const { id, body, way, status, at } = notices;
  const missedPage = prepare(
    'missed',
    db
      .select({ id, body, way, status, at })
      .from(notices)
      .where(missed)
      .orderBy(desc(notices.sequence))
      .limit(limit)
      .offset(offset),
  );
  const missedCount = prepare('count_missed', db.select({ count: count() }).from(notices).where(missed));
  const collected = and(isGiven(notices.digest, 'digest'), eq(notices.status, 'collected'), isNull(notices.seenAt));
  const collectedPage = prepare(
    'collected',
    db.select({ id, body }).from(notices).where(collected).orderBy(asc(notices.sequence)).limit(limit),
  );
  const collectedCount = prepare('count_collected', db.select({ count: count() }).from(notices).where(collected));

  return {
    receiptsOf: async (it, most, from) => (await receipts({ case: it, limit: most, offset: from })).map(receiptOf),
    missedBy: (user, listedAt, most, from) => missedPage({ user, listedAt, limit: most, offset: from }),
    countMissed: async (user, listedAt) => Number((await missedCount({ user, listedAt }))[0]?.count ?? 0),
    collectedFor: (digest, most) => collectedPage({ digest, limit: most }),
    countCollected: async digest => Number((await collectedCount({ digest }))[0]?.count ?? 0),
  };
};

type Row = Dialect['t']['notices']['$inferSelect'];

const receiptOf = (row: Row): Receipt => {
  const to = toOf(row.receiver);
  return {
    id: row.id,
    activity: orUndefined(row.activity),
    to: 'email' in to ? { user: to.email } : to,
    way: row.way,
    status: row.status,
    at: row.at,
    dueAt: row.dueAt,
    settledAt: orUndefined(row.settledAt),
    seenAt: orUndefined(row.seenAt),
    because: orUndefined(row.because),
    error: orUndefined(row.error),
  };
};
