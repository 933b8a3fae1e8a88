import { Readable } from 'node:stream';
import type { Blobs } from '../../db/store/blobs.ts';
import { piecesOf } from './pieces.ts';
import type { Storage } from './storage.ts';

/** Contents in the database itself: nothing else to run, and part of every backup. */
export const databaseStorage = (store: Blobs, now: () => Date): Storage => ({
  put: (key, content, type) => store.putBlob(key, piecesOf(content), type, now()),
  get: async key => {
    const content = await store.blob(key);
    return content === undefined ? undefined : Readable.from(content, { objectMode: false });
  },
  remove: key => store.removeBlob(key),
});
