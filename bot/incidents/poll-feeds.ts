import type { FeedState } from '../../db/store/incidents.ts';
import type { Store } from '../../db/store.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { type Logger, trace } from '../log.ts';
import { feedIncidentId, feedReport } from './feed-incident.ts';
import type { FetchedFeed, Seen } from './fetch-feed.ts';
import { readFeed } from './read-feed.ts';
import type { StatusBoard } from './status-board.ts';

export type PollingParts = {
  readonly store: Pick<Store, 'claimFeed' | 'settleFeed' | 'unendedIncidents'>;
  readonly board: Pick<StatusBoard, 'take'>;
  readonly knowledge: Pick<Knowledge, 'vendor'>;
  readonly feeds: readonly string[];
  /** Milliseconds between two looks at a feed. */
  readonly every: number;
  readonly fetch: (url: string, seen: Seen) => Promise<FetchedFeed>;
  readonly now: () => Date;
  readonly log: Logger;
};

/** So that another replica takes over from one that died while it asked. */
const LEASE = 120_000;

/** Looks at the status feeds, each by one replica at a time; one that fails is said so and asked again the next time. */
export const createPolling = (parts: PollingParts): { readonly run: () => Promise<number> } => {
  const { store, board, knowledge, feeds, every, now, log } = parts;
  let next = 0;

  const poll = async (feed: FeedState): Promise<void> => {
    const at = now();
    const again = new Date(at.getTime() + every);
    const failed = async (why: string): Promise<void> => {
      // Only the host: an address may carry a secret.
      log.warn({ feed: new URL(feed.url).host, why }, 'status feed not read');
      await store.settleFeed({ ...feed, checkedAt: at }, why, again);
    };
    const fetched = await parts.fetch(feed.url, feed);
    if (fetched.kind === 'failed') return failed(fetched.why);
    if (fetched.kind === 'same') return store.settleFeed({ ...feed, checkedAt: at, reachedAt: at }, undefined, again);
    const found = readFeed(fetched.text, at);
    if (found === undefined) return failed('format');
    for (const it of found.incidents) await board.take(feedReport(knowledge, feed.url, it, at));
    if (found.listed !== undefined) await endMissing(feed.url, found.listed, at);
    const { etag, modified } = fetched;
    await store.settleFeed({ ...feed, etag, modified, checkedAt: at, reachedAt: at }, undefined, again);
  };

  /** What a summary no longer lists is over. */
  const endMissing = async (url: string, ids: readonly string[], at: Date): Promise<void> => {
    const listed = new Set(ids.map(id => feedIncidentId(url, id)));
    for (const it of await store.unendedIncidents(url, at))
      if (!listed.has(it.id)) await board.take({ ...it, end: at, saidAt: at });
  };

  return {
    run: async () => {
      const at = now();
      if (at.getTime() < next) return 0;
      next = at.getTime() + every;
      const claims = feeds.map(url => store.claimFeed(url, at, new Date(at.getTime() + LEASE)));
      const claimed = (await Promise.all(claims)).filter(feed => feed !== undefined);
      await Promise.all(
        claimed.map(feed =>
          poll(feed).catch((error: unknown) =>
            log.error({ feed: new URL(feed.url).host, ...trace(error) }, 'status feed failed'),
          ),
        ),
      );
      return 0;
    },
  };
};
