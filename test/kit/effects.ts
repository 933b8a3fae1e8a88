import { inArray } from 'drizzle-orm';
import type { Query } from '../../db/dialect.ts';
import { openDialect } from '../../db/open.ts';

/** Everything that turns leave in the store, without instants: two runs of one story can be compared. */
export type Effects = {
  readonly [table: string]: readonly unknown[];
  readonly turns: readonly string[];
  readonly notices: readonly {
    readonly id: string;
    readonly receiver: string;
    readonly kind: string;
    readonly status: string;
  }[];
};

const KEPT = [
  'cases',
  'activities',
  'drafts',
  'assignments',
  'entitlements',
  'audit',
  'feedback',
  'timers',
  'desks',
  'shown',
  'attachments',
  'watchers',
  'ratings',
  'preferences',
  'mutes',
  'exports',
  'followers',
  'incidentCases',
  'lists',
  'turns',
] as const;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** A row as one line; instants and the ids that the channel gives to messages are left out. */
const lineOf = (row: unknown): string =>
  JSON.stringify(row, (_name, value: unknown) =>
    typeof value === 'string' && INSTANT.test(value) ? 'instant' : value,
  ).replace(/"message-\d+"/, '"a message"');

/** Reads the effects from a database, which may be in use by another process. */
export const effectsIn = async (url: string): Promise<Effects> => {
  const { db, t, read, close } = await openDialect(url);
  try {
    const lines = async (query: Query<unknown>) => (await read(query)).map(lineOf).sort();
    const kept: Record<string, readonly string[]> = {};
    for (const table of KEPT) kept[table] = await lines(db.select().from(t[table]));
    const notices = await read(
      db
        .select({ id: t.notices.id, receiver: t.notices.receiver, body: t.notices.body, status: t.notices.status })
        .from(t.notices),
    );
    return {
      ...kept,
      turns: kept.turns ?? [],
      notices: notices
        .map(({ body, ...notice }) => ({ ...notice, kind: body.kind }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    };
  } finally {
    await close();
  }
};

/** How many notices wait or are under way. */
export const unsentIn = async (url: string): Promise<number> => {
  const { db, t, read, close } = await openDialect(url);
  const found = read(
    db
      .select({ id: t.notices.id })
      .from(t.notices)
      .where(inArray(t.notices.status, ['waiting', 'leased'])),
  );
  return (await found.finally(close)).length;
};
