import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderStorage } from '../../bot/storage/folder-storage.ts';
import { storageContract } from './contract.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'support-folder-'));
});
afterAll(() => rm(folder, { recursive: true }));

const NOW = new Date('2026-11-20T10:00:00Z');

storageContract('in a folder', async () => folderStorage(join(folder, 'contract'), () => NOW));

const all = async (place: string): Promise<readonly string[]> =>
  (await readdir(place, { recursive: true, withFileTypes: true })).filter(it => it.isFile()).map(({ name }) => name);

describe('the folder', () => {
  it('holds nothing outside itself, and no half written file', async () => {
    const inside = join(folder, 'a/b/inside');
    const storage = folderStorage(inside, () => NOW);
    await storage.put('../../outside', Buffer.from('x'), 'text/plain');
    await storage.put('kept', Buffer.from('x'), 'text/plain');
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from('half');
      throw new Error('the source broke');
    }
    await expect(storage.put('half', Readable.from(broken()), 'text/plain')).rejects.toThrow();
    expect(await readdir(join(folder, 'a'))).toEqual(['b']);
    expect(await readdir(join(folder, 'a/b'))).toEqual(['inside']);
    expect(await all(inside)).toHaveLength(2);
  });

  it('loses what a killed process left half written a day ago, and nothing younger', async () => {
    const place = join(folder, 'killed');
    await mkdir(join(place, '.parts'), { recursive: true });
    const left = async (name: string, hours: number) => {
      const at = new Date(NOW.getTime() - hours * 3_600_000);
      await writeFile(join(place, '.parts', name), 'half');
      await utimes(join(place, '.parts', name), at, at);
    };
    await left('old', 25);
    await left('young', 23);
    await folderStorage(place, () => NOW).put('next', Buffer.from('x'), 'text/plain');
    expect([...(await all(place))].sort()).toEqual(['next.bin', 'young']);
  });
});
