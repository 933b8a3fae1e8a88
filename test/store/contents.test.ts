import { randomFillSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { blobStore } from '../../db/blobs.ts';
import type { Dialect } from '../../db/dialect.ts';
import { type Migration, readMigrations } from '../../db/migrations.ts';
import { openPostgres } from '../../db/postgres.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { startPostgres, type TestPostgres } from '../kit/postgres.ts';
import { T0 } from './world.ts';

let folder: string;
let server: TestPostgres;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'support-contents-'));
  server = await startPostgres();
}, 120_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const PIECE = 256 * 1024;
const SIZES = [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE];

/** As the first release kept them: each in a row of its own. */
const fill = async ({ db, t, read }: Dialect): Promise<ReadonlyMap<string, Buffer>> => {
  const contents = new Map(SIZES.map(size => [`f${size}`, randomFillSync(Buffer.alloc(size))]));
  await read(
    db
      .insert(t.accounts)
      .values({
        ...{ id: sql`'a'`, name: 'a', kind: 'customer', ultimate: 'a', country: 'DE' },
        ...{ onHold: false, managedServices: false },
      })
      .returning({ id: t.accounts.id }),
  );
  for (const [id, content] of contents) {
    const file = { id, account: sql`'a'`, by: sql`'mia'`, name: id, state: 'stored', at: T0, readyAt: T0 } as const;
    await read(db.insert(t.attachments).values(file).returning({ id: t.attachments.id }));
    await read(
      db
        .insert(t.attachmentContents)
        .values({ attachment: id, content })
        .returning({ id: t.attachmentContents.attachment }),
    );
  }
  return contents;
};

const MOVING = '-- Contents of files move';

/** The migrations up to the moment at which contents move, and all of them. */
const around = (
  dialect: 'sqlite' | 'postgres',
): { readonly before: readonly Migration[]; readonly all: readonly Migration[] } => {
  const migrations = readMigrations(dialect);
  const last = migrations.findIndex(({ sql: text }) => text.includes(MOVING));
  const found = migrations[last];
  if (found === undefined) throw new Error('no migration moves contents');
  const at = found.sql.indexOf(MOVING);
  const before = [...migrations.slice(0, last), { name: found.name, sql: found.sql.slice(0, at) }];
  return { before, all: [...before, { name: 'moving', sql: found.sql.slice(at) }, ...migrations.slice(last + 1)] };
};

it.each<[string, (when: 'before' | 'all') => Promise<Dialect>]>([
  ['SQLite', async when => openSqlite(join(folder, 'support.db'), around('sqlite')[when])],
  [
    'PostgreSQL',
    async when => {
      const url = when === 'all' ? await urlOf(server) : await server.url('contents');
      return openPostgres(url, around('postgres')[when], { poolSize: 2, onError: () => {} });
    },
  ],
])('contents of the first release are all there on %s', async (_, open) => {
  const released = await open('before');
  const contents = await fill(released);
  await released.close();
  const dialect = await open('all');
  const store = blobStore(dialect);
  for (const [id, content] of contents) {
    const pieces: Uint8Array[] = [];
    for await (const piece of (await store.blob(`attachments/${id}`)) ?? []) pieces.push(piece);
    expect(pieces.map(({ length }) => length).filter(length => length > PIECE)).toEqual([]);
    expect(await store.blob(`attachments/${id}`), id).toBeDefined();
    expect(Buffer.concat(pieces).equals(content), id).toBe(true);
  }
  const { db, t, read } = dialect;
  expect(await read(db.select().from(t.attachmentContents))).toEqual([]);
  await dialect.close();
});

const urlOf = async (of: TestPostgres): Promise<string> => {
  const url = new URL(await of.url('elsewhere'));
  url.pathname = '/contents';
  return url.href;
};
