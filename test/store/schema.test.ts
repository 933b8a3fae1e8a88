import { readFileSync } from 'node:fs';
import { getTableColumns, getTableName, type Table } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as postgresExports from '../../db/postgres.schema.ts';
import { postgresSchema, sqliteSchema } from '../../db/schema.ts';
import * as sqliteExports from '../../db/sqlite.schema.ts';

const journal = z.object({ entries: z.array(z.object({ idx: z.number() })) });
const snapshot = z.object({
  tables: z.record(z.string(), z.object({ name: z.string(), columns: z.record(z.string(), z.unknown()) })),
});

const read = (dialect: string, name: string): unknown =>
  JSON.parse(readFileSync(`db/migrations/${dialect}/meta/${name}.json`, 'utf8'));

/** Tables and their columns, as the latest migration leaves them. */
const migrated = (dialect: string): Record<string, string[]> => {
  const latest = journal.parse(read(dialect, '_journal')).entries.length - 1;
  const { tables } = snapshot.parse(read(dialect, `${String(latest).padStart(4, '0')}_snapshot`));
  return Object.fromEntries(Object.values(tables).map(table => [table.name, Object.keys(table.columns).sort()]));
};

const defined = (schema: Record<string, Table>): Record<string, string[]> =>
  Object.fromEntries(
    Object.values(schema).map(table => [
      getTableName(table),
      Object.values(getTableColumns(table))
        .map(column => column.name)
        .sort(),
    ]),
  );

describe.each([
  ['sqlite', sqliteSchema, sqliteExports],
  ['postgres', postgresSchema, postgresExports],
])('the schema for %s', (dialect, schema, exported) => {
  it('shows the migration tool every table', () => {
    expect(Object.keys(exported).sort()).toEqual(Object.keys(schema).sort());
  });

  it('is what the migrations make', () => {
    expect(migrated(dialect)).toEqual(defined(schema));
  });
});
