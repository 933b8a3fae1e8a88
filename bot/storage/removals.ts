import type { Store } from '../../db/store.ts';
import { type Logger, trace } from '../log.ts';
import type { Storage } from './storage.ts';

export type RemovalParts = {
  readonly store: Pick<Store, 'claimRemovals' | 'endRemoval'>;
  readonly storage: Pick<Storage, 'remove'>;
  readonly now: () => Date;
  readonly log: Logger;
};

const BATCH = 20;
const LEASE = 300_000;

/** Removes contents that nothing names any more. What fails, or was begun by a process that ended, comes again. */
export const createRemovals = ({ store, storage, now, log }: RemovalParts) => ({
  /** Answers how many were due. */
  run: async (): Promise<number> => {
    let done = 0;
    for (;;) {
      const until = new Date(now().getTime() + LEASE);
      const keys = await store.claimRemovals(BATCH, now(), until);
      if (keys.length === 0) return done;
      done += keys.length;
      for (const key of keys) {
        try {
          await storage.remove(key);
          await store.endRemoval(key, until);
        } catch (error) {
          log.warn(trace(error), 'content not removed');
        }
      }
    }
  },
});
