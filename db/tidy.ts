import { and, inArray, isNull, lt, ne, notInArray } from 'drizzle-orm';
import { type Db, type Dialect, rows, type Steps } from './dialect.ts';
import type { Store } from './store.ts';

const DAY = 86_400_000;
/** Teams repeats a delivery within minutes; a client that was offline, within days. */
const TURNS_KEPT = 14 * DAY;
/** Receipts of what was sent to whom. */
const NOTICES_KEPT = 90 * DAY;

/** Each thread of a channel is a place of its own, and nothing is sent there unasked. */
const PLACES_KEPT = 90 * DAY;

/** What has served its purpose. Bounded by indexes on the instants, and done in one transaction. */
export const tidying = ({ t, atomically }: Dialect): Pick<Store, 'tidy'> => {
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
        .where(and(lt(t.notices.settledAt, before(NOTICES_KEPT)), notInArray(t.notices.status, ['waiting', 'leased'])))
        .returning({ id: t.notices.id }),
    );
    yield* rows(
      tx
        .delete(t.conversations)
        .where(
          and(
            ne(t.conversations.kind, 'personal'),
            lt(t.conversations.seenAt, before(PLACES_KEPT)),
            notInArray(t.conversations.id, tx.select({ id: t.desks.conversation }).from(t.desks)),
          ),
        )
        .returning({ id: t.conversations.id }),
    );
    const expired = tx.select({ id: t.drafts.id }).from(t.drafts).where(lt(t.drafts.expiresAt, now));
    const abandoned = and(inArray(t.attachments.draft, expired), isNull(t.attachments.case));
    yield* rows(tx.delete(t.attachments).where(abandoned).returning({ id: t.attachments.id }));
    yield* rows(tx.delete(t.drafts).where(lt(t.drafts.expiresAt, now)).returning({ id: t.drafts.id }));
    return true;
  }
  return {
    tidy: async now => {
      await atomically(tx => tidy(tx, now));
    },
  };
};
