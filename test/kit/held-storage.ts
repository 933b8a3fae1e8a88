import { Readable } from 'node:stream';
import type { Storage } from '../../bot/storage/storage.ts';
import { gate } from './app.ts';

export type HeldStorage = Storage & {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The next content stops when some of it was taken; `taken` says when that is, `goOn` lets it go on. */
  readonly hold: () => { readonly taken: Promise<string>; readonly goOn: () => void };
  /** Lets everything go on that was ever held. */
  readonly release: () => void;
  /** Contents that were begun and not kept. */
  readonly given: readonly string[];
};

/** A storage in memory that can be slow at will. */
export const heldStorage = (): HeldStorage => {
  const files = new Map<string, Uint8Array>();
  const given: string[] = [];
  const holds: { taken: (key: string) => void; passed: Promise<void> }[] = [];
  const opens: (() => void)[] = [];
  return {
    files,
    given,
    hold: () => {
      const { open, passed } = gate();
      let taken = (_: string): void => {};
      const begun = new Promise<string>(resolve => {
        taken = resolve;
      });
      holds.push({ taken, passed });
      opens.push(open);
      return { taken: begun, goOn: open };
    },
    release: () => {
      for (const open of opens) open();
    },
    put: async (key, content) => {
      const hold = holds.shift();
      const parts: Uint8Array[] = [];
      try {
        for await (const part of content instanceof Uint8Array ? [content] : content) {
          parts.push(Buffer.from(part));
          if (hold === undefined) continue;
          hold.taken(key);
          await hold.passed;
        }
      } catch (error) {
        given.push(key);
        throw error;
      }
      const all = Buffer.concat(parts);
      files.set(key, all);
      return { size: all.length };
    },
    get: async key => {
      const found = files.get(key);
      return found === undefined ? undefined : Readable.from([Buffer.from(found)], { objectMode: false });
    },
    remove: async key => {
      files.delete(key);
    },
  };
};
