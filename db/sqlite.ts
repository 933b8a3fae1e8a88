import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Dialect, Steps } from './dialect.ts';
import { isComplete, type Migration } from './migrations.ts';
import { sqliteSchema } from './schema.ts';

const CONFLICTS = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'];

/** Opens an SQLite file, or `:memory:`, and brings it to the latest migration. */
export const openSqlite = (file: string, migrations: readonly Migration[]): Dialect => {
  const raw = connect(file);
  migrate(raw, migrations);
  const db = drizzle(raw, { schema: sqliteSchema });
  const transaction = transactionOf(raw);
  const applied = raw.prepare<[], { name: string }>('select name from migrations');
  return {
    db,
    t: sqliteSchema,
    sole: true,
    read: async query => query.all(),
    prepare: (_name, query) => {
      const prepared = query.prepare();
      return async values => prepared.all(values);
    },
    statement: (_name, build) => {
      const prepared = build(db).prepare();
      return (_tx, values) => ({ all: () => prepared.all(values) });
    },
    atomically: async (steps, keep) => transaction(() => walk(steps(db)), keep),
    skippingLocked: query => query,
    byCode: column => sql`${column}`,
    isConflict: error => error instanceof Database.SqliteError && CONFLICTS.includes(error.code),
    ready: async () => raw.open && isComplete(migrations, applied.all()),
    close: async () => {
      raw.close();
    },
  };
};

const connect = (file: string): Database.Database => {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const raw = new Database(file);
  raw.pragma('busy_timeout = 10000');
  raw.pragma('journal_mode = WAL');
  // A reopened WAL file defaults to NORMAL, which may lose the last commits when the power fails.
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  // Triggers also see the rows that REPLACE removes.
  raw.pragma('recursive_triggers = ON');
  return raw;
};

/** Immediate: the write lock is taken before anything is read, so that no commit fails half way. */
const transactionOf = (raw: Database.Database) => {
  const begin = raw.prepare('begin immediate');
  const commit = raw.prepare('commit');
  const rollback = raw.prepare('rollback');
  return <Result>(work: () => Result, keep: (result: Result) => boolean = () => true): Result => {
    begin.run();
    try {
      const result = work();
      (keep(result) ? commit : rollback).run();
      return result;
    } finally {
      if (raw.inTransaction) rollback.run();
    }
  };
};

const walk = <Result>(steps: Steps<Result>): Result => {
  let step = steps.next([]);
  while (step.done !== true) step = steps.next(step.value.all());
  return step.value;
};

const migrate = (raw: Database.Database, migrations: readonly Migration[]): void => {
  const transaction = transactionOf(raw);
  for (const { name, sql: text } of migrations)
    transaction(() => {
      raw.exec('create table if not exists migrations (name text primary key, applied_at text not null)');
      const done = raw.prepare('select 1 from migrations where name = ?').get(name) !== undefined;
      if (done) return;
      raw.exec(text);
      raw.prepare("insert into migrations values (?, strftime('%Y-%m-%dT%H:%M:%fZ'))").run(name);
    });
};
