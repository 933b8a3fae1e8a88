import type { Readable } from 'node:stream';
import type { Export } from '../../db/store/exports.ts';
import type { Store } from '../../db/store.ts';
import { exportKey, type SavingState, type UploadTarget } from '../domain/export.ts';
import { savingNotice } from '../features/exports/notice.ts';
import type { Logger } from '../log.ts';
import type { Storage } from '../storage/storage.ts';

/** Puts a file where Teams said that its owner wants it; says why not otherwise, and never rejects. */
export type Upload = (
  target: UploadTarget,
  content: Readable,
  size: number,
) => Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }>;

export type SaveParts = {
  readonly store: Pick<Store, 'claimSaving' | 'commit'>;
  readonly storage: Pick<Storage, 'get'>;
  readonly upload: Upload;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: Logger;
};

/** Longer than a large file takes on a slow way. */
const LEASE = 20 * 60_000;

/** Puts files into the storage of the people who agreed to it. */
export const createSaving = ({ store, storage, upload, now, newId, log }: SaveParts) => {
  const save = async (it: Export): Promise<SavingState> => {
    const { size, saving } = it;
    if (saving?.target === undefined || size === undefined) return 'failed';
    const content = await storage.get(exportKey(it.id, it.attempts));
    if (content === undefined) return 'failed';
    const uploaded = await upload(saving.target, content, size);
    content.destroy();
    if (uploaded.ok) return 'saved';
    log.warn({ reason: uploaded.reason }, 'export not saved');
    return 'failed';
  };

  return {
    /** Answers how many were tried. */
    run: async (): Promise<number> => {
      let tried = 0;
      for (;;) {
        const it = await store.claimSaving(now(), new Date(now().getTime() + LEASE));
        if (it === undefined) return tried;
        tried += 1;
        const state = await save(it);
        // The address is signed: it is not kept longer than it is needed.
        const target = state === 'saved' && it.saving?.target ? { ...it.saving.target, uploadUrl: '' } : undefined;
        await store.commit({
          writes: [{ type: 'export.saving', id: it.id, from: ['accepted'], state, target, at: now() }],
          notices: [savingNotice(it, newId(), now())],
        });
      }
    },
  };
};
