import type { Store } from '../db/store.ts';
import type { UserId } from './domain/ids.ts';

export type Presence = {
  /** Somebody did something in their own chat at that instant. */
  readonly note: (user: UserId, at: Date) => void;
  /** Writes down what was noted since; answers nothing left to do. */
  readonly run: () => Promise<number>;
};

/**
 * Remembers who was in their chat, so that what stood there is known to be seen. It is written between turns, which
 * thus cost nothing; what a crash forgets is listed as missed once too often.
 */
export const createPresence = (store: Pick<Store, 'markActed'>): Presence => {
  const noted = new Map<UserId, Date>();
  return {
    note: (user, at) => {
      noted.set(user, at);
    },
    run: async () => {
      const acts = [...noted].map(([user, at]) => ({ user, at }));
      noted.clear();
      await store.markActed(acts);
      return 0;
    },
  };
};
