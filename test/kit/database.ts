import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';

export type TestDatabase = { readonly url: string; readonly drop: () => Promise<void> };

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the end-to-end suite keeps its data: a PostgreSQL server that makes databases, or files. */
    postgres: string | undefined;
  }
}

/** A database of its own for one test file: SQLite, or PostgreSQL where the suite runs on that. */
export const testDatabase = async (): Promise<TestDatabase> => {
  const postgres = inject('postgres');
  if (postgres !== undefined) return postgresDatabase(postgres);
  const folder = await mkdtemp(join(tmpdir(), 'support-'));
  return { url: `file:${join(folder, 'support.db')}`, drop: () => rm(folder, { recursive: true, force: true }) };
};

const postgresDatabase = async (server: string): Promise<TestDatabase> => {
  const name = `world_${process.pid}_${Math.random().toString(36).slice(2)}`;
  const administer = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await administer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(`drop database if exists ${name} with (force)`) };
};
