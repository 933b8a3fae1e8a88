import { and, eq, gte, inArray, isNull, lt, ne, notExists, notInArray, or } from 'drizzle-orm';
import { contentKey } from '../bot/domain/files.ts';
import { attachmentWrites } from './attachments.ts';
import { type Db, type Dialect, rows, type Steps } from './dialect.ts';
import { forgetFollowers } from './incident-writes.ts';
import type { Store } from './store.ts';

const DAY = 86_400_000;
/** Teams repeats a delivery within minutes; a client that was offline, within days. */
const TURNS_KEPT = 14 * DAY;
/** People who followed what is over. */
const FOLLOWERS_KEPT = 30 * DAY;
/** Receipts of what was sent to whom. */
const NOTICES_KEPT = 90 * DAY;

/** Each thread of a channel is a place of its own, and nothing is sent there unasked. */
const PLACES_KEPT = 90 * DAY;

/** Longer than any content takes to be written. */
const WRITTEN_WITHIN = DAY;

/** What has served its purpose. Bounded by indexes on the instants, and done in one transaction. */
export const tidying = (dialect: Dialect): Pick<Store, 'tidy'> => {
  const { t, atomically } = dialect;
  const { removeContent } = attachmentWrites(dialect);

  const needed = (since: Date) =>
    and(eq(t.cases.id, t.notices.case), or(eq(t.cases.open, true), gte(t.cases.updatedAt, since)));

  function* tidy(tx: Db, now: Date): Steps<boolean> {
    const before = (age: number) => new Date(now.getTime() - age);
    yield* rows(
      tx
        .delete(t.turns)
        // A welcome is given once per installation, however long that lasts.
        .where(and(lt(t.turns.at, before(TURNS_KEPT)), ne(t.turns.activity, 'welcome')))
        .returning({ activity: t.turns.activity }),
    );
    yield* rows(
      tx
        .delete(t.notices)
        .where(
          and(
            lt(t.notices.settledAt, before(NOTICES_KEPT)),
            notInArray(t.notices.status, ['waiting', 'leased', 'held', 'collected']),
            // As long as somebody works on a case, they may ask who was told what.
            notExists(
              tx
                .select({ id: t.cases.id })
                .from(t.cases)
                .where(needed(before(NOTICES_KEPT))),
            ),
          ),
        )
        .returning({ id: t.notices.id }),
    );
    yield* rows(
      tx
        .delete(t.conversations)
        .where(
          and(
            ne(t.conversations.kind, 'personal'),
            lt(t.conversations.seenAt, before(PLACES_KEPT)),
            notExists(
              tx.select({ id: t.desks.conversation }).from(t.desks).where(eq(t.desks.conversation, t.conversations.id)),
            ),
          ),
        )
        .returning({ id: t.conversations.id }),
    );
    const expired = tx.select({ id: t.drafts.id }).from(t.drafts).where(lt(t.drafts.expiresAt, now));
    const abandoned = and(inArray(t.attachments.draft, expired), isNull(t.attachments.case));
    const files = yield* rows(tx.delete(t.attachments).where(abandoned).returning({ id: t.attachments.id }));
    // Their contents may be kept elsewhere: they are removed after this is committed.
    for (const { id } of files) yield* removeContent(tx, contentKey(id), now);
    const halfWritten = and(isNull(t.blobs.size), lt(t.blobs.at, before(WRITTEN_WITHIN)));
    yield* rows(tx.delete(t.blobs).where(halfWritten).returning({ id: t.blobs.id }));
    yield* rows(tx.delete(t.drafts).where(lt(t.drafts.expiresAt, now)).returning({ id: t.drafts.id }));
    yield* forgetFollowers(tx, t, before(FOLLOWERS_KEPT));
    return true;
  }
  return {
    tidy: async now => {
      await atomically(tx => tidy(tx, now));
    },
  };
};
