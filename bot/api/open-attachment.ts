import type { Store } from '../../db/store.ts';
import { contentKey } from '../domain/files.ts';
import { maySee } from '../domain/policy.ts';
import type { Storage } from '../storage/storage.ts';
import type { FileOpener } from './files.ts';

type Parts = { readonly store: Pick<Store, 'attachment' | 'case'>; readonly storage: Pick<Storage, 'get'> };

/** A file of a case that its reader may see now. */
export const openAttachment =
  ({ store, storage }: Parts): FileOpener =>
  async (id, reader) => {
    const file = await store.attachment(id);
    if (file?.state !== 'stored' || file.case === undefined) return undefined;
    const it = await store.case(file.case);
    if (it === undefined || !maySee(reader, it, it)) return undefined;
    return {
      name: file.name,
      type: file.type ?? 'application/octet-stream',
      size: file.size,
      open: () => storage.get(contentKey(file.id)),
    };
  };
