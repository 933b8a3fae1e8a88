import { createStore } from './create-store.ts';
import type { Dialect } from './dialect.ts';
import { readMigrations } from './migrations.ts';
import { openPostgres, type PostgresOptions } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

export type OpenOptions = Partial<PostgresOptions>;

/** Opens the store at `file:PATH`, `file::memory:` or `postgres://…`, migrated; one error says why it cannot be opened. */
export const openStore = async (url: string, options: OpenOptions = {}): Promise<Store> =>
  createStore(await openDialect(url, options));

/** The same one level below: tables and queries, for the demo data and for tests. */
export const openDialect = async (url: string, options: OpenOptions = {}): Promise<Dialect> => {
  if (url.startsWith('file:')) return openFile(url.slice('file:'.length));
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new Error('The database URL must be file:PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE.');
  const { poolSize = 10, onError = () => {} } = options;
  try {
    return await openPostgres(url, readMigrations('postgres'), { poolSize, onError });
  } catch (error) {
    throw new Error(`The database at ${placeOf(url)} cannot be opened (${textOf(error)}).`);
  }
};

const openFile = (path: string): Dialect => {
  const file = path.startsWith('//') ? path.slice(2) : path;
  if (file === '') throw new Error('The database URL names no file: file:PATH.');
  try {
    return openSqlite(file, readMigrations('sqlite'));
  } catch (error) {
    throw new Error(`The database file ${file} cannot be opened (${textOf(error)}).`);
  }
};

/** Host and database, never who connects. */
const placeOf = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};

const textOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown reason');
