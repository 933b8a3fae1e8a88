import type { Readable } from 'node:stream';

/** Where the content of files is kept, under keys of ours. What is put is never changed, only removed. */
export type Storage = {
  /** Takes the content as it comes, in constant memory; nothing is there under the key unless all of it is. */
  readonly put: (key: string, content: Readable | Uint8Array, type: string) => Promise<{ readonly size: number }>;
  /** Undefined where there is nothing. */
  readonly get: (key: string) => Promise<Readable | undefined>;
  /** Does nothing where there is nothing. */
  readonly remove: (key: string) => Promise<void>;
};
