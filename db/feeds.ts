import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { type Db, type Dialect, rows, type Steps } from './dialect.ts';
import { orNull, orUndefined } from './rows.ts';
import type { Schema } from './schema.ts';
import type { FeedState, IncidentReads } from './store/incidents.ts';

/** More are not configured. */
const MOST = 100;

const feedOf = (row: Schema['feeds']['$inferSelect']): FeedState => ({
  url: row.url,
  etag: orUndefined(row.etag),
  modified: orUndefined(row.modified),
  checkedAt: orUndefined(row.checkedAt),
  reachedAt: orUndefined(row.reachedAt),
});

/** What is known of the status feeds, and whose turn it is to ask one. */
export const feedStore = ({
  db,
  t,
  read,
  prepare,
  atomically,
}: Dialect): Pick<IncidentReads, 'feeds' | 'claimFeed' | 'settleFeed'> => {
  const all = prepare('feeds', db.select().from(t.feeds).orderBy(asc(t.feeds.url)).limit(sql.placeholder('limit')));

  function* claim(tx: Db, url: string, now: Date, until: Date): Steps<FeedState | undefined> {
    yield* rows(tx.insert(t.feeds).values({ url, readyAt: now }).onConflictDoNothing().returning({ url: t.feeds.url }));
    const [claimed] = yield* rows(
      tx
        .update(t.feeds)
        .set({ readyAt: until })
        .where(and(eq(t.feeds.url, url), lte(t.feeds.readyAt, now)))
        .returning(),
    );
    return claimed === undefined ? undefined : feedOf(claimed);
  }

  return {
    feeds: async () => (await all({ limit: MOST })).map(feedOf),
    claimFeed: (url, now, until) => atomically(tx => claim(tx, url, now, until)),
    settleFeed: async ({ url, etag, modified, checkedAt, reachedAt }, error, again) => {
      await read(
        db
          .update(t.feeds)
          .set({
            etag: orNull(etag),
            modified: orNull(modified),
            checkedAt: orNull(checkedAt),
            reachedAt: orNull(reachedAt),
            error: orNull(error),
            readyAt: again,
          })
          .where(eq(t.feeds.url, url))
          .returning({ url: t.feeds.url }),
      );
    },
  };
};
