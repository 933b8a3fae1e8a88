import Database from 'better-sqlite3';
import { type Column, getTableColumns, getTableName } from 'drizzle-orm';
import type { Activity } from '../../bot/domain/activity.ts';
import { type Case, REQUEST_TYPES } from '../../bot/domain/case.ts';
import { type AccountId, asId, caseNumber, type ProductId, type UserId } from '../../bot/domain/ids.ts';
import type { Account, User } from '../../bot/domain/people.ts';
import { activityRow, caseRow } from '../../db/case-rows.ts';
import { passagesOf } from '../../db/case-words.ts';
import { listingRows } from '../../db/listing-rows.ts';
import { openDialect } from '../../db/open.ts';
import { userRow } from '../../db/people.ts';
import { sqliteSchema } from '../../db/schema.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-06-01T00:00:00Z');
const YEARS = 6 * 365 * DAY;

/** Numbers that look random and are the same each time. */
const chance = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const uuid = (kind: number, number: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

const PEOPLE = 2_000;
export const accountId = asId<AccountId>(uuid(1, 0));
const otherAccount = asId<AccountId>(uuid(1, 1));
const personId = (number: number): UserId => asId<UserId>(uuid(2, number));
/** Takes part in more cases than anybody. */
export const busiest = personId(0);

export const RARE_PRODUCT = asId<ProductId>('product-rare');
/** Nobody has reported anything about it for years. */
export const RETIRED_PRODUCT = asId<ProductId>('product-retired');
export const RARE_REQUEST_TYPE = 'training-partner';
/** In almost every case, in a third of them, in five. */
export const WORDS = { common: 'license', frequent: 'crash', rare: 'zygomorphic' } as const;

const account = (id: AccountId): Account => ({
  ...{ id, name: id, kind: 'customer', ultimate: id, onHold: false, managedServices: false, country: 'DE' },
});

const user = (number: number): User => ({
  ...{ id: personId(number), account: accountId, email: `person${number}@acme.example`, name: `Person ${number}` },
  ...{ roles: [], teams: [], identity: undefined, language: undefined, timeZone: 'UTC' },
  ...{ contactMethod: 'email', phone: undefined, version: 1 },
});

/** The cases one by one: nine tenths of one account, a fifth of those of one person, few open, as after some years. */
const caseMaker = (count: number) => {
  const random = chance(42);
  const vocabulary = Array.from({ length: 30_000 }, (_, n) => `word${n.toString(36)}`);
  const words = (most: number) =>
    Array.from({ length: 4 + random() * most }, () => vocabulary[Math.floor(random() ** 4 * vocabulary.length)]);
  const some = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const rareEach = Math.max(7, Math.floor(count / 5));
  const progressOf = (at: Date): Case['progress'] => {
    const kind = random();
    const waiting = { assignee: undefined, since: at, closesAt: new Date(at.getTime() + 7 * DAY) };
    if (kind < 0.9) return { state: 'closed', reason: 'accepted' };
    if (kind < 0.96) return { state: 'cancelled', reason: 'solved-itself' };
    if (kind < 0.97) return { state: 'new' };
    if (kind < 0.98) return { state: 'work-in-progress', assignee: undefined };
    if (kind < 0.985) return { state: 'pending-development', assignee: undefined };
    if (kind < 0.993) return { state: 'awaiting-info', question: '?', ...waiting };
    return { state: 'resolved', resolution: '!', articles: [], ...waiting };
  };
  return (index: number): Case => {
    const foreign = random() < 0.1;
    const requester = random() < 0.2 ? busiest : personId(Math.floor(random() * PEOPLE));
    const openedAt = new Date(NOW - YEARS + Math.floor((YEARS * index) / count));
    const updatedAt = new Date(openedAt.getTime() + Math.floor(random() * 20 * DAY));
    const ordinary = `product-${Math.floor(random() ** 2 * 25)}`;
    const old = index < count / 20 && random() < 0.5;
    const product = index % rareEach === 3 ? RARE_PRODUCT : old ? RETIRED_PRODUCT : ordinary;
    const said = [
      WORDS.common,
      ...(random() < 0.3 ? [WORDS.frequent] : []),
      ...(index % rareEach === 5 ? [WORDS.rare] : []),
    ];
    return {
      ...{ id: caseNumber(1000 + index), account: foreign ? otherAccount : accountId, requester },
      ...{ contact: random() < 0.9 ? requester : personId(Math.floor(random() * PEOPLE)), team: asId('team') },
      ...{
        priority: random() < 0.01 ? 1 : random() < 0.3 ? 2 : 3,
        follows: undefined,
        openedAt,
        updatedAt,
        version: 1,
      },
      progress: progressOf(updatedAt),
      requestType: random() < 0.0005 ? RARE_REQUEST_TYPE : (some(REQUEST_TYPES.slice(0, -1)) ?? 'product-support'),
      ...{ category: 'incident', contactMethod: 'email', language: 'en', situation: 'medium', impact: 'one-user' },
      ...{
        product: asId<ProductId>(product),
        productVersion: undefined,
        productArea: undefined,
        typeOfIssue: undefined,
      },
      shortDescription: words(6).join(' '),
      description: [...words(24), ...said].join(' '),
      customerReference: index % 10 === 0 ? `PO-${index}` : undefined,
    };
  };
};

type AnyTable = (typeof sqliteSchema)[keyof typeof sqliteSchema];

/** Writes rows of a table as the store would, by one compiled statement. */
const inserter = (raw: Database.Database, table: AnyTable) => {
  const columns: readonly (readonly [string, Column])[] = Object.entries(getTableColumns(table));
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ');
  const insert = raw.prepare(
    `insert into ${getTableName(table)} (${names}) values (${columns.map(() => '?').join(', ')})`,
  );
  return (row: Readonly<Record<string, unknown>>): void => {
    insert.run(
      columns.map(([key, column]) => {
        const value = row[key] ?? null;
        return value === null ? null : column.mapToDriverValue(value);
      }),
    );
  };
};

/** Makes a database of so many cases in a new file, as fast as the disk takes them. */
export const buildMany = async (file: string, count: number): Promise<void> => {
  await (await openDialect(`file:${file}`)).close();
  const raw = new Database(file);
  for (const pragma of ['journal_mode = off', 'synchronous = off', 'foreign_keys = off', 'cache_size = -131072'])
    raw.pragma(pragma);
  const touched = "('cases', 'listings', 'activities', 'watchers')";
  const indexes = raw
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name in ${touched}`,
    )
    .all();
  for (const { name } of indexes) raw.exec(`drop index "${name}"`);
  const put = {
    account: inserter(raw, sqliteSchema.accounts),
    user: inserter(raw, sqliteSchema.users),
    case: inserter(raw, sqliteSchema.cases),
    activity: inserter(raw, sqliteSchema.activities),
    listing: inserter(raw, sqliteSchema.listings),
  };
  const passage = raw.prepare('insert into case_words (rowid, words) values (?, ?)');
  // Words are gathered in memory for longer than a server would.
  const gather = (bytes: number) => raw.exec(`insert into case_words (case_words, rank) values ('hashsize', ${bytes})`);
  gather(64 * 2 ** 20);
  raw.exec('begin');
  for (const id of [accountId, otherAccount]) put.account(account(id));
  for (let number = 0; number < PEOPLE; number += 1) put.user(userRow(user(number)));
  const make = caseMaker(count);
  for (let index = 0; index < count; index += 1) {
    const it = make(index);
    const opened: Activity = { number: 1, at: it.openedAt, by: it.requester, event: { type: 'opened' } };
    put.case({ ...caseRow(it), indexed: true });
    put.activity(activityRow(it.id, opened));
    for (const row of listingRows(it, [], `Person ${it.contact.slice(-4)}`)) put.listing(row);
    for (const { id, words } of passagesOf(it, [], [opened])) passage.run(id, words);
  }
  gather(2 ** 20);
  raw.exec('commit');
  for (const { sql } of indexes) raw.exec(sql);
  raw.close();
};
