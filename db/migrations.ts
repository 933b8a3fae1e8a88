import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export type Migration = { readonly name: string; readonly sql: string };

const journalSchema = z.object({ entries: z.array(z.object({ tag: z.string() })) });

/** The migrations of a dialect, oldest first. */
export const readMigrations = (dialect: 'sqlite' | 'postgres'): readonly Migration[] => {
  const text = (name: string) =>
    readFileSync(fileURLToPath(new URL(`./migrations/${dialect}/${name}`, import.meta.url)), 'utf8');
  const journal = journalSchema.parse(JSON.parse(text('meta/_journal.json')));
  return journal.entries.map(({ tag }) => ({ name: tag, sql: text(`${tag}.sql`) }));
};

/** Whether nothing is missing; a database that is ahead of this release is fine. */
export const isComplete = (migrations: readonly Migration[], applied: readonly { readonly name: string }[]): boolean =>
  migrations.every(({ name }) => applied.some(one => one.name === name));
