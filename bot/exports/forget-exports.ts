import type { Store, Write } from '../../db/store.ts';
import { exportKey } from '../domain/export.ts';

const BATCH = 50;

/** Removes exports that are not kept any longer, with their files. */
export const forgetExports =
  (store: Pick<Store, 'expiredExports' | 'commit'>) =>
  async (now: Date): Promise<void> => {
    for (;;) {
      const over = await store.expiredExports(now, BATCH);
      for (const it of over) {
        const writes: readonly Write[] = [
          { type: 'export.forget', id: it.id },
          ...(it.attempts === 0
            ? []
            : [{ type: 'content.remove', key: exportKey(it.id, it.attempts), at: now } as const]),
        ];
        // Stale where another replica was faster.
        await store.commit({ writes, notices: [] });
      }
      if (over.length < BATCH) return;
    }
  };
