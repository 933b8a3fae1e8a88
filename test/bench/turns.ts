import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asId, type ObjectId, type TenantId, type UserId } from '../../bot/domain/ids.ts';
import type { User } from '../../bot/domain/people.ts';
import { createStore } from '../../db/create-store.ts';
import { openDialect } from '../../db/open.ts';
import { userRow } from '../../db/people.ts';
import { loadDemo } from '../../db/seed/load.ts';
import { loadContent } from '../../knowledge/load.ts';
import { execute, message, type Person, person, personalChat, type RawActivity } from '../kit/activities.ts';
import { buttonOf, type SeenCard, valuesOf } from '../kit/cards.ts';
import { cardIn, type FakeConnector, startConnector } from '../kit/connector.ts';
import { demoPerson } from '../kit/people.ts';
import { quantile } from './retrieval.ts';

const CLIENTS = 8;
const ROUNDS = 5;
const TURNS = 400;
const WARM = 2_400;
const TENANT = '11111111-1111-4111-8111-111111111111';

const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

const post = (port: number, body: unknown): Promise<string> =>
  new Promise((resolve, reject) => {
    const call = request(
      {
        port,
        host: '127.0.0.1',
        path: '/api/messages',
        method: 'POST',
        agent,
        headers: { 'Content-Type': 'application/json' },
      },
      response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', part => {
          text += part;
        });
        response.on('end', () =>
          response.statusCode === 200 ? resolve(text) : reject(new Error(`${response.statusCode} ${text}`)),
        );
      },
    );
    call.on('error', reject);
    call.end(JSON.stringify(body));
  });

/** One client's next activity, made from what the last answer was. */
type Script = (who: Person, serviceUrl: string, last: SeenCard | undefined) => RawActivity;

const QUESTIONS = [
  'my application starts in trial mode although we have a license',
  'how do I refresh the policy',
  'how can I add a co-administrator',
  'what is a quarterly term license',
];

const SCRIPTS: Readonly<Record<string, Script>> = {
  help: (who, serviceUrl) => message(who, personalChat(who, serviceUrl), 'help'),
  'knowledge question': (who, serviceUrl) =>
    message(who, personalChat(who, serviceUrl), QUESTIONS[Math.floor(Math.random() * QUESTIONS.length)] ?? ''),
  'intake page': (who, serviceUrl, last) => {
    const chat = personalChat(who, serviceUrl);
    // Forth and back between the first two pages; the echo has no card to go on from, so it gets the same kind of press.
    if (last === undefined)
      return execute(who, chat, 'intake.next', { draft: 'none', revision: 1, requestType: 'product-support' });
    const back = JSON.stringify(last).includes('"intake.back"');
    const button = buttonOf(last, back ? 'Back' : 'Next');
    return execute(who, chat, button.verb, {
      ...valuesOf(last),
      requestType: 'product-support',
      category: 'incident',
      ...button.data,
    });
  },
};

type Name = 'echo' | 'echo with the card' | 'assistant';
type Subject = { readonly name: Name; readonly port: number; readonly process: ChildProcess };

const NAMES: readonly Name[] = ['echo', 'echo with the card', 'assistant'];

const start = async (name: Name, port: number, args: readonly string[]): Promise<Subject> => {
  const file = name === 'assistant' ? './assistant.ts' : './echo.ts';
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [String(port), ...args], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  for (let tries = 0; tries < 100; tries += 1) {
    const up = await post(port, { type: 'typing' }).then(
      () => true,
      (error: unknown) => !String(error).includes('ECONNREFUSED'),
    );
    if (up) return { name, port, process: child };
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`${name} did not start`);
};

const cpuOf = (subject: Subject): Promise<number> =>
  new Promise(resolve => {
    subject.process.once('message', usage => {
      const { user, system } = usage as NodeJS.CpuUsage;
      resolve((user + system) / 1000);
    });
    subject.process.send('cpu');
  });

type Measured = { readonly times: number[]; elapsed: number; cpu: number };

const cardFrom = (text: string): SeenCard | undefined => {
  const parsed: unknown = text === '' ? undefined : JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null || !('value' in parsed)) return undefined;
  return typeof parsed.value === 'object' && parsed.value !== null ? { ...parsed.value } : undefined;
};

const drive = async (
  subject: Subject,
  script: Script,
  people: readonly Person[],
  serviceUrl: string,
  cards: Map<string, SeenCard>,
  turns: number,
  into: Measured,
): Promise<void> => {
  const cpu = await cpuOf(subject);
  const began = performance.now();
  await Promise.all(
    people.map(async who => {
      for (let turn = 0; turn < turns / people.length; turn += 1) {
        const activity = script(who, serviceUrl, subject.name === 'assistant' ? cards.get(who.object) : undefined);
        const sent = performance.now();
        const text = await post(subject.port, activity);
        into.times.push(performance.now() - sent);
        const card = cardFrom(text);
        if (card !== undefined && subject.name === 'assistant') cards.set(who.object, card);
      }
    }),
  );
  into.elapsed += performance.now() - began;
  into.cpu += (await cpuOf(subject)) - cpu;
};

const benchPeople = (): readonly Person[] =>
  Array.from({ length: CLIENTS }, (_, index) =>
    person(`Bench ${index}`, TENANT, `b0000000-0000-4000-8000-00000000000${index}`, `bench${index}@contoso.example`),
  );

/** Demo data, and as many more users as there are clients, so that each has drafts of their own. */
const prepare = async (url: string, people: readonly Person[]): Promise<void> => {
  const dialect = await openDialect(url);
  await loadDemo(dialect, loadContent().vendor, new Date());
  const store = createStore(dialect);
  const mia = await store.personByIdentity(asId<TenantId>(TENANT), asId<ObjectId>(demoPerson('mia').object));
  if (mia === undefined) throw new Error('no demo data');
  for (const who of people) {
    const user: User = {
      ...mia.user,
      id: asId<UserId>(who.object),
      email: who.email,
      name: who.name,
      identity: { tenant: asId<TenantId>(TENANT), object: asId<ObjectId>(who.object) },
    };
    await dialect.read(dialect.db.insert(dialect.t.users).values(userRow(user)).returning());
  }
  await store.close();
};

const objectOf = (value: unknown): SeenCard | undefined =>
  typeof value === 'object' && value !== null ? { ...value } : undefined;

/** Every client opens a case, so that each has a form of its own to step through. */
const openForms = async (
  port: number,
  people: readonly Person[],
  connector: FakeConnector,
): Promise<Map<string, SeenCard>> => {
  const cards = new Map<string, SeenCard>();
  for (const who of people) {
    const chat = personalChat(who, connector.serviceUrl);
    connector.clear();
    await post(port, message(who, chat, 'open a case'));
    const call = await connector.waitFor(({ conversation, method }) => method === 'POST' && conversation === chat.id);
    const card = objectOf(cardIn(call.activity));
    if (card !== undefined) cards.set(who.object, card);
  }
  return cards;
};

/** What the assistant answers to this kind of turn. */
const sampleOf = async (
  port: number,
  script: Script,
  who: Person,
  connector: FakeConnector,
  cards: Map<string, SeenCard>,
): Promise<SeenCard | undefined> => {
  connector.clear();
  const answered = cardFrom(await post(port, script(who, connector.serviceUrl, cards.get(who.object))));
  if (answered !== undefined) cards.set(who.object, answered);
  return answered ?? objectOf(cardIn((await connector.waitFor(({ method }) => method === 'POST')).activity));
};

const row = (turn: string, name: Name, it: Measured, base: Measured): string => {
  const turns = it.times.length;
  const ratio = (of: (measured: Measured) => number) => (of(it) / turns / (of(base) / base.times.length)).toFixed(2);
  const cells = [
    turn,
    name,
    ((turns / it.elapsed) * 1000).toFixed(0),
    quantile(it.times, 0.5).toFixed(2),
    quantile(it.times, 0.95).toFixed(2),
    (it.cpu / turns).toFixed(2),
    ratio(({ elapsed }) => elapsed),
    ratio(({ cpu }) => cpu),
  ];
  return `| ${cells.join(' | ')} |\n`;
};

const HEAD = [
  `${CLIENTS} clients, ${ROUNDS} rounds of ${TURNS} turns each, alternating`,
  '| turn | subject | turns/s | p50 ms | p95 ms | CPU ms a turn | time to echo | CPU to echo |',
  '|---|---|---:|---:|---:|---:|---:|---:|',
];

const nothing = (): Measured => ({ times: [], elapsed: 0, cpu: 0 });

/** Cost of a turn beside that of a bare botbuilder and restify echo, in alternating rounds of the same run. */
export const run = async (_args: string[]): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const people = benchPeople();
  const database = `file:${join(folder, 'bench.db')}`;
  await prepare(database, people);
  const connector = await startConnector(people);
  const echo = await start('echo', 41_871, []);
  const assistant = await start('assistant', 41_872, [database]);
  const started = [echo, assistant];
  process.stdout.write(`${HEAD.join('\n')}\n`);
  try {
    for (const [index, [turn, script]] of Object.entries(SCRIPTS).entries()) {
      const cards = await openForms(assistant.port, people, connector);
      const [first] = people;
      const sample = first && (await sampleOf(assistant.port, script, first, connector, cards));
      const file = join(folder, `card-${index}.json`);
      await writeFile(file, JSON.stringify(sample));
      const withCard = await start('echo with the card', 41_873 + index, [file]);
      started.push(withCard);
      const subjects = [echo, withCard, assistant];
      const measured = new Map(NAMES.map(name => [name, nothing()]));
      const spend = (subject: Subject, turns: number, into: Measured) =>
        drive(subject, script, people, connector.serviceUrl, cards, turns, into);
      // Not counted: all get warm.
      for (const subject of subjects) await spend(subject, WARM, nothing());
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const subject of round % 2 === 0 ? subjects : [...subjects].reverse()) {
          connector.clear();
          await spend(subject, TURNS, measured.get(subject.name) ?? nothing());
        }
      }
      for (const [name, it] of measured) process.stdout.write(row(turn, name, it, measured.get('echo') ?? it));
    }
  } finally {
    for (const subject of started) subject.process.kill();
    await connector.close();
    await rm(folder, { recursive: true, force: true });
  }
};
