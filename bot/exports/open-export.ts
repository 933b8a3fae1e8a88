import type { Store } from '../../db/store.ts';
import type { FileOpener } from '../api/files.ts';
import { exportKey } from '../domain/export.ts';
import { mayExport } from '../features/exports/may-export.ts';
import type { Storage } from '../storage/storage.ts';
import { FILE_TYPES } from './file-type.ts';

type Parts = {
  readonly store: Pick<Store, 'export' | 'case'>;
  readonly storage: Pick<Storage, 'get'>;
  readonly now: () => Date;
};

/** A file that was made for this reader, as long as it is kept and what is in it is theirs to see. */
export const openExport =
  ({ store, storage, now }: Parts): FileOpener =>
  async (id, reader) => {
    const it = await store.export(id);
    if (it?.state !== 'done' || it.user !== reader.user.id || it.expiresAt <= now()) return undefined;
    if (!(await mayExport(store, reader, it.subject))) return undefined;
    const { ending, type } = FILE_TYPES[it.format];
    return {
      name: it.name ?? `export.${ending}`,
      type,
      size: it.size,
      open: () => storage.get(exportKey(it.id, it.attempts)),
    };
  };
