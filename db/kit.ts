import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';

/** What tables are made of, for SQLite. Instants are whole milliseconds, JSON is text. */
export const sqliteKit = {
  table: sqlite.sqliteTable,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  primaryKey: sqlite.primaryKey,
  text: (name: string) => sqlite.text(name),
  /** Text that sorts by code point in both databases. */
  code: (name: string) => sqlite.text(name),
  int: (name: string) => sqlite.integer(name),
  bool: (name: string) => sqlite.integer(name, { mode: 'boolean' }),
  instant: (name: string) => sqlite.integer(name, { mode: 'timestamp_ms' }),
  json: <Content>(name: string) => sqlite.text(name, { mode: 'json' }).$type<Content>(),
  bytes: (name: string) => sqlite.blob(name, { mode: 'buffer' }),
  /** Counts up with each row, in the order of writing. */
  sequence: (name: string) => sqlite.integer(name).primaryKey({ autoIncrement: true }),
};

/** The kit as every definition sees it: SQLite's types stand for both dialects. */
export type Kit = typeof sqliteKit;

const bytea = pg.customType<{ data: Buffer }>({ dataType: () => 'bytea' });

const byCode = pg.customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** The same for PostgreSQL. The cast holds as long as the contract suite passes on both. */
export const postgresKit = {
  table: pg.pgTable,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  text: (name: string) => pg.text(name),
  code: (name: string) => byCode(name),
  int: (name: string) => pg.integer(name),
  bool: (name: string) => pg.boolean(name),
  instant: (name: string) => pg.timestamp(name, { withTimezone: true, precision: 3, mode: 'date' }),
  // Not jsonb: what was written comes back as it was, key order included.
  json: (name: string) => pg.json(name),
  bytes: (name: string) => bytea(name),
  sequence: (name: string) => pg.bigserial(name, { mode: 'number' }).primaryKey(),
} as unknown as Kit;
