import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Dialect, Match, Steps, Term } from './dialect.ts';
import { isComplete, type Migration } from './migrations.ts';
import { sqlitePassages, sqliteSchema } from './schema.ts';

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
    // It merges by itself as much as is wanted.
    sortedPart: part => part,
    oneOf: (column, name) => sql`${column} in (select value from json_each(${sql.placeholder(name)}))`,
    passages: sqlitePassages,
    ...fullText(raw),
    byCode: column => sql`${column}`,
    isConflict: error => error instanceof Database.SqliteError && CONFLICTS.includes(error.code),
    ready: async () => raw.open && isComplete(migrations, applied.all()),
    close: async () => {
      raw.close();
    },
  };
};

/** How many words the beginning of one may stand for. */
const COMPLETIONS = 24;

/** Full text by FTS5, whose own prefix queries would gather every row of every word before the first one is given. */
const fullText = (raw: Database.Database): Pick<Dialect, 'putPassage' | 'newestPassages'> => {
  const put = raw.prepare('insert or replace into case_words (rowid, words) values (?, ?)');
  const newest = raw
    .prepare<[string, number], number>(
      'select rowid from case_words where case_words match ? order by rowid desc limit ?',
    )
    .pluck();
  const after = raw.prepare<[string], string>('select term from case_terms where term >= ? limit 1').pluck();

  const beginningWith = (word: string): readonly string[] => {
    const found: string[] = [];
    let term = after.get(word);
    while (term?.startsWith(word) && found.length < COMPLETIONS) {
      found.push(term);
      // The least text behind this one.
      term = after.get(`${term}\u0001`);
    }
    return found;
  };
  const wordsFor = ({ word, prefix }: Term): readonly string[] => (prefix ? beginningWith(word) : [word]);
  const matching = (match: Match): string | undefined => {
    const sets = match.map(terms => terms.flatMap(wordsFor).map(word => `"${word}"`));
    return sets.some(set => set.length === 0) ? undefined : sets.map(set => `(${set.join(' OR ')})`).join(' AND ');
  };
  return {
    putPassage: (_tx, { id, words }) => ({
      all: () => {
        put.run(id, words);
        return [];
      },
    }),
    newestPassages: async (match, limit) => {
      const text = matching(match);
      return text === undefined ? [] : newest.all(text, limit);
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
