import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../../db/dialect.ts';
import { readMigrations } from '../../db/migrations.ts';
import { openDialect, openStore } from '../../db/open.ts';
import { openPostgres } from '../../db/postgres.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { startPostgres, type TestPostgres } from '../kit/postgres.ts';

const broken = { name: '9999_broken', sql: 'create table half (id text); create table half (id text);' };
const good = { name: '9999_broken', sql: 'create table half (id text);' };

describe('opening the store', () => {
  it.each(['', 'mysql://db/x', 'file:', 'postgres//db', 'data/support.db'])('refuses the URL %j', async url => {
    await expect(openStore(url)).rejects.toThrow(/database URL/);
  });

  it('never repeats who connects', async () => {
    const error: unknown = await openStore('postgres://someone:secret@127.0.0.1:1/cases').catch((e: unknown) => e);
    expect(String(error)).toContain('The database at 127.0.0.1:1/cases cannot be opened');
    expect(JSON.stringify([String(error), error])).not.toMatch(/someone|secret/);
  });

  it('refuses a file that is no database', async () => {
    await expect(openStore('file:package.json')).rejects.toThrow(/package\.json cannot be opened/);
  });
});

describe('opening an SQLite file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'support-sqlite-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('creates the folder, and keeps what is written', async () => {
    const url = `file:${folder}/a/b/support.db`;
    const first = await openStore(url);
    expect(await first.nextCaseNumber()).toBe('CS0001000');
    await first.close();
    expect(await first.ready()).toBe(false);
    const second = await openStore(url);
    expect(await second.ready()).toBe(true);
    expect(await second.nextCaseNumber()).toBe('CS0001001');
    await second.close();
    expect(await readdir(join(folder, 'a/b'))).toEqual(['support.db']);
  });

  it('writes durably and checks references, on every open', async () => {
    const url = `file:${folder}/support.db`;
    for (const _ of [1, 2]) {
      const { db, close } = await openDialect(url);
      const pragma = (name: string) => db.get<Record<string, unknown>>(sql.raw(`pragma ${name}`));
      expect(pragma('synchronous')).toEqual({ synchronous: 2 });
      expect(pragma('journal_mode')).toEqual({ journal_mode: 'wal' });
      expect(pragma('foreign_keys')).toEqual({ foreign_keys: 1 });
      await close();
    }
  });

  it('rolls back a migration that breaks, and continues at the next start', async () => {
    const file = join(folder, 'support.db');
    const migrations = readMigrations('sqlite');
    expect(() => openSqlite(file, [...migrations, broken])).toThrow();
    const without = openSqlite(file, migrations);
    expect(await without.ready()).toBe(true);
    await without.close();
    const repaired = openSqlite(file, [...migrations, good]);
    expect(await repaired.ready()).toBe(true);
    await repaired.close();
  });
});

describe('opening PostgreSQL', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 120_000);
  afterAll(() => server.stop());

  const options = { poolSize: 2, onError: () => {} };

  it('migrates once when five replicas start at once', async () => {
    const url = await server.url('five');
    const stores = await Promise.all(Array.from({ length: 5 }, () => openStore(url, { poolSize: 2 })));
    expect(await Promise.all(stores.map(store => store.ready()))).toEqual([true, true, true, true, true]);
    const numbers = await Promise.all(stores.map(store => store.nextCaseNumber()));
    expect(new Set(numbers).size).toBe(5);
    await Promise.all(stores.map(store => store.close()));
  });

  it('rolls back a migration that breaks, and continues at the next start', async () => {
    const url = await server.url('broken');
    const migrations = readMigrations('postgres');
    await expect(openPostgres(url, [...migrations, broken], options)).rejects.toThrow('42P07');
    const repaired = await openPostgres(url, [...migrations, good], options);
    expect(await repaired.ready()).toBe(true);
    await repaired.close();
  });

  it('says nothing of statements and values in its errors', async () => {
    const dialect = await openDialect(await server.url('quiet'));
    const { db, t } = dialect;
    const row = { name: 'canary-7f3', value: 1 };
    await dialect.read(db.insert(t.counters).values(row).returning());
    const insert = () => db.insert(t.counters).values(row).returning();
    const errors = await Promise.all([
      dialect.read(insert()).catch((error: unknown) => error),
      dialect.atomically(() => rows(insert())).catch((error: unknown) => error),
      dialect
        .prepare('again', insert())()
        .catch((error: unknown) => error),
    ]);
    for (const error of errors) {
      expect(String(error)).toContain('23505');
      expect(JSON.stringify([error, error instanceof Error ? error.stack : ''])).not.toContain('canary');
    }
    await dialect.close();
  });

  it('refuses a wrong password in one clear sentence', async () => {
    const url = new URL(await server.url('locked'));
    url.password = 'wrong-secret';
    const error: unknown = await openStore(url.href).catch((e: unknown) => e);
    expect(String(error)).toContain('28P01');
    expect(String(error)).not.toMatch(/wrong-secret|postgres:/);
  });

  it('survives the loss of every connection', async () => {
    const url = await server.url('lost');
    const heard: Error[] = [];
    const store = await openStore(url, { onError: error => heard.push(error) });
    await store.nextCaseNumber();
    await server.disconnect('lost');
    await expect.poll(() => heard.length).toBeGreaterThan(0);
    expect(await store.ready()).toBe(true);
    expect(await store.nextCaseNumber()).toBe('CS0001001');
    await store.close();
    expect(await store.ready()).toBe(false);
  });
});
