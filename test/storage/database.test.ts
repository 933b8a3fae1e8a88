import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseStorage } from '../../bot/storage/database-storage.ts';
import { blobStore } from '../../db/blobs.ts';
import type { Dialect } from '../../db/dialect.ts';
import { openDialect } from '../../db/open.ts';
import { startPostgres, type TestPostgres } from '../kit/postgres.ts';
import { storageContract } from './contract.ts';

const NOW = new Date('2026-11-20T10:00:00Z');

const rowsIn = async ({ db, t, read }: Dialect): Promise<readonly number[]> => [
  (await read(db.select({ id: t.blobs.id }).from(t.blobs))).length,
  (await read(db.select({ id: t.blobPieces.blob }).from(t.blobPieces))).length,
];

const databaseContract = (name: string, open: () => Promise<Dialect>): void => {
  let dialect: Dialect;
  beforeAll(async () => {
    dialect = await open();
  }, 120_000);
  afterAll(() => dialect.close());

  storageContract(`in ${name}`, async () => databaseStorage(blobStore(dialect), () => NOW));

  describe(`the rows of contents in ${name}`, () => {
    it('are gone with the content, and with an attempt that broke', async () => {
      const before = await rowsIn(dialect);
      const storage = databaseStorage(blobStore(dialect), () => NOW);
      await storage.put('rows', Buffer.alloc(600_000), 'text/plain');
      expect(await rowsIn(dialect)).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 3]);
      await storage.put('rows', Buffer.alloc(1), 'text/plain');
      expect(await rowsIn(dialect)).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 1]);
      await storage.remove('rows');
      expect(await rowsIn(dialect)).toEqual(before);
    });

    it('fail a reader whose content is removed meanwhile, instead of ending early', async () => {
      const storage = databaseStorage(blobStore(dialect), () => NOW);
      await storage.put('read', Buffer.alloc(2_000_000, 1), 'text/plain');
      const content = await storage.get('read');
      await storage.remove('read');
      const reading = async () => {
        for await (const _ of content ?? []);
      };
      await expect(reading()).rejects.toThrow('removed while it was read');
    });
  });
};

let folder: string;
let server: TestPostgres;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'support-blobs-'));
  server = await startPostgres();
}, 120_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

databaseContract('SQLite', () => openDialect(`file:${folder}/support.db`));
databaseContract('PostgreSQL', async () => openDialect(await server.url('blobs')));
