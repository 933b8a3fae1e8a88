import { randomFillSync } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { Storage } from '../../bot/storage/storage.ts';

const MB = 1024 * 1024;
const LARGE = 120;
/** What a storage may hold of a content at any moment, whatever its size: far above what one holds, far below a copy. */
const HELD = 48;

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

/** Bytes in buffers that something still refers to. */
const held = (): number => {
  if (typeof collectGarbage !== 'function') throw new Error('no gc');
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
};

const read = async (storage: Storage, key: string): Promise<Buffer | undefined> => {
  const content = await storage.get(key);
  return content === undefined ? undefined : buffer(content);
};

/** So many megabytes, each of its own, made when they are asked for. */
async function* megabytes(count: number, peak?: { bytes: number }): AsyncGenerator<Buffer> {
  for (let number = 0; number < count; number += 1) {
    if (peak !== undefined) peak.bytes = Math.max(peak.bytes, held());
    yield Buffer.alloc(MB, number + 1);
  }
}

async function* broken(after: number): AsyncGenerator<Buffer> {
  yield* megabytes(after);
  throw new Error('the source broke');
}

const NASTY = [
  '../../outside',
  '/etc/passwd',
  'a\\..\\b',
  '.',
  '..',
  'a//b/',
  'white space and ?query=1&x#y %2e%2e%2f',
  'Ünïcode/漢字/🙂',
  'line\nbreak\u0001',
  `long-${'x'.repeat(900)}`,
  'CON',
  'con',
  'a',
  'A',
  'a/b',
  '_/a',
  'a.bin',
  'quote\'"; drop table blobs; --',
];

/** What every storage must do, wherever it keeps things. */
export const storageContract = (name: string, open: () => Promise<Storage>): void => {
  describe(`the storage ${name}`, () => {
    it('gives back what was put, and nothing once it is removed', async () => {
      const storage = await open();
      const bytes = randomFillSync(Buffer.alloc(700_001));
      expect(await storage.put('attachments/one', bytes, 'image/png')).toEqual({ size: bytes.length });
      expect(await storage.put('attachments/two', Readable.from([bytes, Buffer.from('x')]), 'image/png')).toEqual({
        size: bytes.length + 1,
      });
      expect((await read(storage, 'attachments/one'))?.equals(bytes)).toBe(true);
      expect((await read(storage, 'attachments/two'))?.length).toBe(bytes.length + 1);
      await storage.remove('attachments/one');
      expect(await storage.get('attachments/one')).toBeUndefined();
      expect((await read(storage, 'attachments/two'))?.length).toBe(bytes.length + 1);
    });

    it('knows nothing under a key that was never put, and removes that without a fuss', async () => {
      const storage = await open();
      expect(await storage.get('attachments/never')).toBeUndefined();
      await storage.remove('attachments/never');
      expect(await storage.get('attachments/never')).toBeUndefined();
    });

    it('keeps an empty content as one that is there', async () => {
      const storage = await open();
      expect(await storage.put('empty', new Uint8Array(), 'text/plain')).toEqual({ size: 0 });
      expect(await storage.put('empty-stream', Readable.from([]), 'text/plain')).toEqual({ size: 0 });
      expect((await read(storage, 'empty'))?.length).toBe(0);
      expect((await read(storage, 'empty-stream'))?.length).toBe(0);
    });

    it('streams what is large in and out without holding it', async () => {
      const storage = await open();
      await storage.put('warm', Readable.from(megabytes(1)), 'application/octet-stream');
      const before = held();
      const peak = { bytes: 0 };
      expect(await storage.put('large', Readable.from(megabytes(LARGE, peak)), 'application/octet-stream')).toEqual({
        size: LARGE * MB,
      });
      const content = await storage.get('large');
      let size = 0;
      let wrong = 0;
      for await (const chunk of content ?? []) {
        if (!Buffer.isBuffer(chunk)) throw new Error('no bytes');
        if (chunk[0] !== Math.floor(size / MB) + 1) wrong += 1;
        const megabyte = Math.floor(size / MB);
        size += chunk.length;
        if (Math.floor(size / MB) > megabyte) peak.bytes = Math.max(peak.bytes, held());
      }
      expect({ size, wrong }).toEqual({ size: LARGE * MB, wrong: 0 });
      expect(peak.bytes - before).toBeLessThan(HELD * MB);
    });

    it.each([0, 1, 12])('leaves nothing behind where the source breaks after %i MB', async after => {
      const storage = await open();
      const key = `broken-${after}`;
      const put = storage.put(key, Readable.from(broken(after)), 'text/plain');
      await expect(put).rejects.toThrow('the source broke');
      expect(await storage.get(key)).toBeUndefined();
      // The next attempt is not in the way of the first one.
      await storage.put(key, Buffer.from('whole'), 'text/plain');
      expect((await read(storage, key))?.toString()).toBe('whole');
    });

    it('keeps what was there where its successor breaks, and gives the successor where it does not', async () => {
      const storage = await open();
      await storage.put('again', Buffer.from('first'), 'text/plain');
      await expect(storage.put('again', Readable.from(broken(1)), 'text/plain')).rejects.toThrow();
      expect((await read(storage, 'again'))?.toString()).toBe('first');
      await storage.put('again', Buffer.from('second'), 'text/plain');
      expect((await read(storage, 'again'))?.toString()).toBe('second');
      await storage.remove('again');
      expect(await storage.get('again')).toBeUndefined();
    });

    it('keeps every key apart from every other, however nasty', async () => {
      const storage = await open();
      for (const key of NASTY) await storage.put(key, Buffer.from(`content of ${key}`), 'text/plain');
      for (const key of NASTY) expect((await read(storage, key))?.toString(), key).toBe(`content of ${key}`);
      for (const [index, key] of NASTY.entries()) {
        await storage.remove(key);
        expect(await storage.get(key), key).toBeUndefined();
        const next = NASTY[index + 1];
        if (next !== undefined) expect((await read(storage, next))?.toString()).toBe(`content of ${next}`);
      }
    });

    it('takes many at once', async () => {
      const storage = await open();
      const keys = Array.from({ length: 12 }, (_, index) => `many/${index}`);
      await Promise.all(keys.map(key => storage.put(key, Readable.from(megabytes(1)), 'text/plain')));
      const sizes = await Promise.all(keys.map(async key => (await read(storage, key))?.length));
      expect(sizes).toEqual(keys.map(() => MB));
    });
  });
};
