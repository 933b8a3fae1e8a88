import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { EXPORT_FORMATS, type ExportFormat } from '../../bot/domain/export.ts';
import { asId } from '../../bot/domain/ids.ts';
import { openStore } from '../../db/open.ts';
import { message, type Person, person, personalChat } from '../kit/activities.ts';
import { wordsOf } from '../kit/cards.ts';
import { cardIn, type FakeConnector, startConnector } from '../kit/connector.ts';
import { postJson } from '../kit/edge.ts';
import { accountId, buildMany, busiest } from './many-cases.ts';
import { quantile } from './retrieval.ts';

const ROWS = 100_000;
const PORT = 41_881;
const TURNS_ALONE = 300;
/** As many turns as are answered during a long export: what they alone make the process grow by does not count. */
const WARM = 2_000;
const TENANT = '11111111-1111-4111-8111-111111111111';

const ada: Person = person('Ada', TENANT, 'a0000000-0000-4000-8000-000000000002', 'ada@acme.example');
/** Whose small turns are measured: a different chat, so that nothing waits for its own turn. */
const mia: Person = person('Mia', TENANT, 'a0000000-0000-4000-8000-000000000001', 'mia@acme.example');

/** Nine tenths of the cases are of one account, whose administrator asks for all of them. */
const prepare = async (file: string, rows: number): Promise<number> => {
  await buildMany(file, Math.ceil(rows / 0.9));
  const raw = new Database(file);
  raw.prepare('insert into account_tenants (tenant, account) values (?, ?)').run(TENANT, accountId);
  const linked = raw.prepare('update users set tenant = ?, object = ?, roles = \'["administrator"]\' where id = ?');
  linked.run(TENANT, ada.object, busiest);
  const [other] = raw.prepare<[string], { id: string }>('select id from users where id <> ? limit 1').all(busiest);
  linked.run(TENANT, mia.object, other?.id);
  const [found] = raw
    .prepare<[string], { n: number }>('select count(*) as n from cases where account = ?')
    .all(accountId);
  raw.close();
  return found?.n ?? 0;
};

const start = async (database: string): Promise<ChildProcess> => {
  const child = fork(fileURLToPath(new URL('./assistant.ts', import.meta.url)), [String(PORT), database], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  for (let tries = 0; tries < 100; tries += 1) {
    const up = await fetch(`http://127.0.0.1:${PORT}/readyz`).then(
      response => response.ok,
      () => false,
    );
    if (up) return child;
    await pause(100);
  }
  throw new Error('the assistant did not start');
};

const memoryOf = async (child: ChildProcess): Promise<number> => {
  const answered = once(child, 'message');
  child.send('memory');
  const [usage] = (await answered) as [{ rss: number }];
  return usage.rss;
};

const says = async (who: Person, text: string, connector: FakeConnector): Promise<number> => {
  const began = performance.now();
  const posted = await postJson(
    `http://127.0.0.1:${PORT}/api/messages`,
    message(who, personalChat(who, connector.serviceUrl), text),
  );
  if (posted.status !== 200) throw new Error(`status ${posted.status}`);
  return performance.now() - began;
};

/** The latest words of the export's card; undefined before it is there. */
const stateIn = (connector: FakeConnector): string | undefined => {
  const chat = personalChat(ada, connector.serviceUrl).id;
  const cards = [...connector.messages.values()].filter(it => it.conversation === chat).map(it => cardIn(it.activity));
  const words = cards.flatMap(card => (typeof card === 'object' && card !== null ? [wordsOf({ ...card })] : []));
  return words.findLast(it => it.startsWith('Export'));
};

type Measured = {
  readonly seconds: number;
  readonly growth: number;
  readonly alone: readonly number[];
  readonly meanwhile: readonly number[];
  readonly words: string;
};

const measure = async (database: string, format: ExportFormat): Promise<Measured> => {
  const connector = await startConnector([ada, mia]);
  const child = await start(database);
  try {
    await says(ada, 'account cases', connector);
    for (let turn = 0; turn < WARM; turn += 1) await says(mia, 'help', connector);
    const alone: number[] = [];
    for (let turn = 0; turn < TURNS_ALONE; turn += 1) alone.push(await says(mia, 'help', connector));
    const before = await memoryOf(child);
    let most = before;
    const meanwhile: number[] = [];
    const began = performance.now();
    await says(ada, `export ${format}`, connector);
    for (;;) {
      meanwhile.push(await says(mia, 'help', connector));
      most = Math.max(most, await memoryOf(child));
      const words = stateIn(connector) ?? '';
      if (/Ready|did not work/.test(words)) {
        const seconds = (performance.now() - began) / 1000;
        return { seconds, growth: most - before, alone, meanwhile, words };
      }
      await pause(5);
    }
  } finally {
    child.kill();
    await connector.close();
  }
};

/** What the same rows cost without anything around them: one statement, one loop, one file. */
const rawCsv = async (file: string, to: string): Promise<number> => {
  const raw = new Database(file, { readonly: true });
  const out = createWriteStream(to);
  const began = performance.now();
  const quoted = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const query = raw
    .prepare<[string], unknown[]>(
      `select c.id, c.short_description, c.state, c.priority, c.product, c.product_version, c.request_type, c.category,
        c.situation, c.impact, u.name, r.name, a.ultimate, c.team, c.customer_reference, c.opened_at, c.updated_at,
        c.description
      from cases c join users u on u.id = c.contact join users r on r.id = c.requester join accounts a on a.id = c.account
      where c.account = ? order by c.updated_at desc, c.id desc`,
    )
    .raw();
  let rows = 0;
  for (const row of query.iterate(accountId)) {
    rows += 1;
    if (!out.write(`${row.map(quoted).join(',')}\r\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  raw.close();
  return rows / ((performance.now() - began) / 1000);
};

const HEAD = [
  '| format | rows | s | rows/s | to raw | RSS growth MB | turn alone p50/p95 ms | turn meanwhile p50/p95/max ms |',
  '|---|---:|---:|---:|---:|---:|---:|---:|',
];

/** Exports of a long list through the whole assistant, beside a raw loop, and beside the same turn while nothing runs. */
export const run = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({ args, options: { rows: { type: 'string', default: String(ROWS) } } });
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const file = join(folder, 'exports.db');
  try {
    const rows = await prepare(file, Number(values.rows));
    const raw = await rawCsv(file, join(folder, 'raw.csv'));
    const { size } = await stat(join(folder, 'raw.csv'));
    process.stdout.write(
      `${rows} rows; raw loop with better-sqlite3 to CSV: ${raw.toFixed(0)} rows/s, ${(size / 1e6).toFixed(0)} MB\n`,
    );
    process.stdout.write(`${HEAD.join('\n')}\n`);
    for (const format of EXPORT_FORMATS) {
      const it = await measure(`file:${file}`, format);
      const p = (times: readonly number[], at: number) => quantile([...times], at).toFixed(1);
      const cells = [
        format,
        rows,
        it.seconds.toFixed(1),
        (rows / it.seconds).toFixed(0),
        (rows / it.seconds / raw).toFixed(3),
        (it.growth / 1e6).toFixed(0),
        `${p(it.alone, 0.5)} / ${p(it.alone, 0.95)}`,
        `${p(it.meanwhile, 0.5)} / ${p(it.meanwhile, 0.95)} / ${p(it.meanwhile, 1)}`,
      ];
      process.stdout.write(`| ${cells.join(' | ')} |\n`);
      if (!it.words.includes('Ready')) throw new Error(`${format}: ${it.words}`);
      const store = await openStore(`file:${file}`);
      const [made] = await store.exportsOf(asId(busiest), 1);
      await store.close();
      if (made?.rows !== rows) throw new Error(`${format}: ${made?.rows} of ${rows} rows`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
