import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { type CaseCursor, type CaseFilter, type CaseQuery, firstQuery, NO_FILTER } from '../../bot/domain/case-list.ts';
import { FOR_ENGINEERS, forUser } from '../../db/case-words.ts';
import { type Part, partRank } from '../../db/listing-rows.ts';
import { openStore } from '../../db/open.ts';
import type { CaseSearcher } from '../../db/store/lists.ts';
import type { Store } from '../../db/store.ts';
import {
  accountId,
  buildMany,
  busiest,
  RARE_PRODUCT,
  RARE_REQUEST_TYPE,
  RETIRED_PRODUCT,
  WORDS,
} from './many-cases.ts';
import { quantile } from './retrieval.ts';

const MANY = 1_000_000;
const TIMES = 200;
const WARM = 20;
const LIMIT = 10;
const DEEP = 100;
/** Milliseconds that one query by hand may take in all. */
const PATIENCE = 4_000;

const viewer = { user: busiest, account: accountId };

type Subject = { readonly name: string; readonly ours: () => Promise<unknown>; readonly raw: () => unknown };

type List = {
  readonly name: string;
  readonly query: CaseQuery;
  /** The column that a hand-written query sorts by, and what it filters by. */
  readonly column: string;
  readonly condition?: string;
};

const list = (
  view: CaseQuery['view'],
  by: CaseQuery['sort']['by'],
  descending: boolean,
  filter: Partial<CaseFilter> = {},
  condition?: string,
): List => {
  const column = by === 'updated' ? 'updated_at' : by === 'number' ? 'case_id' : by;
  const said = condition === undefined ? '' : `, ${condition}`;
  return {
    name: `${view} by ${by}${descending ? ' down' : ''}${said}`,
    query: { ...firstQuery(view), sort: { by, descending }, filter: { ...NO_FILTER, ...filter } },
    column,
    ...(condition === undefined ? {} : { condition }),
  };
};

const day = Date.parse('2024-02-29T00:00:00Z');
const oneDay = { from: new Date(day), until: new Date(day + 86_400_000) };

const LISTS: readonly List[] = [
  list('account', 'updated', true),
  list('account', 'description', false),
  list('account', 'contact', false),
  list('account', 'priority', false),
  list('account', 'product', true),
  list('account', 'number', true),
  list('all', 'updated', true),
  list('all', 'description', true),
  list('mine', 'contact', false),
  list('action', 'updated', false),
  list('account', 'updated', true, { states: ['closed'] }, 'state = 5'),
  list('account', 'description', false, { products: ['product-3' as never] }, "product = 'product-3'"),
  list('account', 'updated', true, { products: [RARE_PRODUCT] }, `product = '${RARE_PRODUCT}'`),
  list('account', 'updated', true, { products: [RETIRED_PRODUCT] }, `product = '${RETIRED_PRODUCT}'`),
  list('account', 'description', false, { requestTypes: [RARE_REQUEST_TYPE] }, `request_type = '${RARE_REQUEST_TYPE}'`),
  list(
    'account',
    'contact',
    true,
    { priorities: [1], products: [RARE_PRODUCT] },
    `priority = 1 and product = '${RARE_PRODUCT}'`,
  ),
  list('account', 'description', true, oneDay, `updated_at >= ${day} and updated_at < ${day + 86_400_000}`),
  list('all', 'updated', true, { priorities: [1] }, 'priority = 1'),
];

const PARTS: Readonly<Record<CaseQuery['view'], readonly Part[]>> = {
  all: ['requester', 'contact', 'watcher'],
  action: ['requester', 'contact'],
  mine: ['requester'],
  account: ['account'],
};

/** The same page by one query written by hand for it: the lists that it merges, the filter, and the rows of the cases. */
const handWritten = (db: Database.Database, { query, column, condition }: List, cursor: CaseCursor | undefined) => {
  const down = query.sort.descending;
  const states = query.view === 'action' ? [2, 4] : query.filter.states.length > 0 ? [5] : [0, 1, 2, 3, 4, 5, 6];
  const numbered = column === 'case_id';
  const behind = numbered ? `case_id ${down ? '<' : '>'} ?` : `(${column}, case_id) ${down ? '<' : '>'} (?, ?)`;
  const arms = PARTS[query.view].flatMap(part =>
    states.map(
      state =>
        `select case_id, ${column} k from listings where whose = ? and part = ${partRank(part)} and state = ${state}` +
        (cursor === undefined ? '' : ` and ${behind}`) +
        (condition === undefined || query.filter.states.length > 0 ? '' : ` and ${condition}`),
    ),
  );
  const way = down ? 'desc' : 'asc';
  const page = `${arms.join(' union all ')} order by k ${way}, case_id ${way} limit ${LIMIT + 1}`;
  const statement = db.prepare(
    `select c.id, c.short_description, c.state, c.priority, c.product, c.team, c.request_type, c.requester, c.contact,
      c.account, c.assignee, c.updated_at, c.opened_at, c.version from (${page}) p cross join cases c on c.id = p.case_id`,
  );
  const whose = query.view === 'account' ? accountId : busiest;
  const at = cursor === undefined ? [] : numbered ? [cursor.id] : [cursor.key, cursor.id];
  const values = arms.flatMap(() => [whose, ...at]);
  return () => statement.all(values);
};

const deepCursor = async (store: Store, query: CaseQuery): Promise<CaseCursor | undefined> => {
  let cursor: CaseCursor | undefined;
  for (let page = 1; page < DEEP; page += 1) {
    const { after } = await store.caseList(viewer, query, LIMIT, cursor);
    if (after === undefined) return undefined;
    cursor = after;
  }
  return cursor;
};

const listSubjects = async (store: Store, db: Database.Database): Promise<readonly Subject[]> => {
  const subjects: Subject[] = [];
  for (const one of LISTS) {
    const cursor = await deepCursor(store, one.query);
    const pages = [
      ['first page', undefined],
      ...(cursor === undefined ? [] : [[`page ${DEEP}`, cursor] as const]),
    ] as const;
    for (const [page, at] of pages)
      subjects.push({
        name: `${one.name}: ${page}`,
        ours: () => store.caseList(viewer, one.query, LIMIT, at),
        raw: handWritten(db, one, at),
      });
  }
  const all = firstQuery('account');
  const count = db.prepare('select count(*) from (select 1 from listings where whose = ? and part = 3 limit 1000)');
  subjects.push({
    name: 'count account up to 1000',
    ours: () => store.countCaseList(viewer, all, 1000),
    raw: () => count.all(accountId),
  });
  return subjects;
};

const searchSubjects = (store: Store, db: Database.Database): readonly Subject[] => {
  const engineer: CaseSearcher = { kind: 'engineer' };
  const customer: CaseSearcher = { kind: 'customer', ...viewer, reach: 'own' };
  const rank = db.prepare(
    `select c.*, w.words from case_words w join cases c on c.id = printf('CS%07d', w.rowid / 1000000)
      where case_words match ? order by rank limit ${LIMIT}`,
  );
  const find = (who: CaseSearcher, words: string, match: string): Subject => ({
    name: `find "${words}" (${who.kind})`,
    ours: () => store.findCases(who, words, LIMIT),
    raw: () => rank.all(`${match} AND "${who.kind === 'engineer' ? FOR_ENGINEERS : forUser(busiest)}"`),
  });
  const { common, frequent, rare } = WORDS;
  const text = `${common} ${frequent} again: word7 word2a word9z wordk3 word1b and ${common} after the update of word5c`;
  return [
    find(engineer, common, `"${common}"`),
    find(customer, common, `"${common}"`),
    find(customer, `${common} ${frequent}`, `"${common}" AND "${frequent}"`),
    find(engineer, rare, `"${rare}"`),
    find(customer, `${common} ${rare}`, `"${common}" AND "${rare}"`),
    find(engineer, 'licen', '"licen" *'),
    find(customer, `${common} nosuchword`, `("${common}" OR "nosuchword")`),
    find(engineer, 'CS0500000', '"cs0500000"'),
    {
      name: 'similar cases (customer)',
      ours: () => store.similarCases(customer, text, 3),
      raw: () => rank.all(`("${[...new Set(text.match(/\w+/g))].join('" OR "')}") AND "${forUser(busiest)}"`),
    },
  ];
};

const timed = async (work: () => unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const measured = async ({ name, ours, raw }: Subject): Promise<string> => {
  const times = { ours: [] as number[], raw: [] as number[] };
  let spent = 0;
  for (let round = -WARM; round < TIMES; round += 1) {
    const time = await timed(ours);
    if (round >= 0) times.ours.push(time);
    // What takes long by hand is not asked as often.
    if (spent > PATIENCE && times.raw.length > 0) continue;
    const byHand = await timed(raw);
    spent += byHand;
    if (round >= 0 || byHand > PATIENCE / TIMES) times.raw.push(byHand);
  }
  const [p50, base] = [quantile(times.ours, 0.5), quantile(times.raw, 0.5)];
  const cells = [p50, quantile(times.ours, 0.95), base, quantile(times.raw, 0.95)].map(time => time.toFixed(2));
  return `| ${[name, ...cells, (p50 / base).toFixed(2)].join(' | ')} |\n`;
};

/** Lists of, and searches over, a million cases, each beside a query that was written by hand for it alone. */
export const run = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({ args, options: { cases: { type: 'string' }, file: { type: 'string' } } });
  const count = Number(values.cases ?? MANY);
  const folder = await mkdtemp(join(tmpdir(), 'bench-lists-'));
  const file = values.file ?? join(folder, 'many.db');
  try {
    const began = performance.now();
    await buildMany(file, count);
    const took = ((performance.now() - began) / 1000).toFixed(0);
    const size = ((await stat(file)).size / 2 ** 20).toFixed(0);
    process.stdout.write(
      `${count} cases written in ${took} s, ${size} MB, RSS ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB\n`,
    );
    const store = await openStore(`file:${file}`);
    const db = new Database(file, { readonly: true });
    process.stdout.write(
      '| list or search | p50 ms | p95 ms | by hand p50 | by hand p95 | ratio |\n|---|---:|---:|---:|---:|---:|\n',
    );
    for (const subject of [...(await listSubjects(store, db)), ...searchSubjects(store, db)])
      process.stdout.write(await measured(subject));
    db.close();
    await store.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
