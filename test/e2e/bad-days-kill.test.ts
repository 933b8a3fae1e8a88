import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openDialect } from '../../db/open.ts';
import { loadDemo } from '../../db/seed/load.ts';
import { loadContent } from '../../knowledge/load.ts';
import type { RawActivity } from '../kit/activities.ts';
import { type FakeConnector, startConnector } from '../kit/connector.ts';
import { type Posted, postJson } from '../kit/edge.ts';
import { type Effects, effectsIn, unsentIn } from '../kit/effects.ts';
import { DEMO_PEOPLE, demoPerson } from '../kit/people.ts';
import { type RealProcess, startProcess } from '../kit/process.ts';
import { createScene, type Scene, STORY, type Step } from '../kit/story.ts';
import { startWorld } from '../kit/world.ts';

/** The real process on its own database file, and a connector that outlives it. */
let folder: string;
let database: string;
let connector: FakeConnector;
let scene: Scene;
let life: RealProcess;
const starts: number[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'support-kill-'));
  const dialect = await openDialect(`file:${join(folder, 'demo.db')}`);
  await loadDemo(dialect, loadContent().vendor, new Date());
  await dialect.close();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  const slowest = Math.max(...starts);
  const mean = starts.reduce((sum, one) => sum + one, 0) / starts.length;
  console.info(
    `${starts.length} starts: ready after ${Math.round(mean)} ms on average, ${Math.round(slowest)} ms at most`,
  );
});

beforeEach(async () => {
  const file = join(folder, `${Math.random().toString(36).slice(2)}.db`);
  await copyFile(join(folder, 'demo.db'), file);
  database = `file:${file}`;
  connector = await startConnector(DEMO_PEOPLE.map(demoPerson));
  scene = createScene(connector);
  await start();
});
afterEach(async () => {
  await life.kill();
  await connector.close();
});

const start = async (): Promise<void> => {
  life = await startProcess(database);
  starts.push(life.startedIn);
};

const restart = async (): Promise<void> => {
  await life.kill();
  await start();
};

/** Waits until every notice has been sent. */
const settled = (): Promise<void> =>
  vi.waitFor(
    async () => {
      if ((await unsentIn(database)) > 0) throw new Error(`notices were left unsent: ${life.output()}`);
    },
    { timeout: 30_000, interval: 50 },
  );

/** The days in a summary depend on when the test runs; a number that a killed process took is not used again. */
const lastingWords = (summary: string, numbers: string[]): string =>
  summary.replace(/\w+day \d+ \w+/g, 'DAY').replace(/CS\d{7}/g, number => {
    if (!numbers.includes(number)) numbers.push(number);
    return `case ${numbers.indexOf(number) + 1}`;
  });

/** Every message that arrived, by chat and by what it says, with how often it did. */
const arrivedAt = ({ calls }: Pick<FakeConnector, 'calls'>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  const numbers: string[] = [];
  for (const { method, conversation, activity, done } of calls) {
    if (method !== 'POST' || !done || activity?.type !== 'message') continue;
    const key = `${conversation} ${lastingWords(activity.summary ?? '', numbers)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};
const arrived = () => arrivedAt(connector);

const must = (posted: Posted | undefined): Posted => {
  if (posted === undefined) throw new Error(`no answer: ${life.output()}`);
  return posted;
};

/** Delivers one step as Teams does: until it was answered. */
const deliver = async (step: Step, activity: RawActivity): Promise<void> => {
  scene.answered(step, must(await life.post(activity)));
};

/** The cases of the story: after those of the demo data. */
const OURS = /"case":"CS(\d{7})"/;
const LAST_OF_DEMO = 1_071;

/** What must be the same whatever happened; ids that come from the moment are left out. */
const lasting = ({ activities, assignments, audit, cases, drafts, feedback, desks, notices }: Effects) => ({
  // The clock, which is a real one here, moves other cases meanwhile.
  history: activities
    ?.map(String)
    .filter(line => Number(OURS.exec(line)?.[1]) > LAST_OF_DEMO)
    .map(line => line.replace(OURS, '')),
  counts: [assignments, audit, cases, feedback].map(table => table?.length),
  drafts: drafts?.map(line => /"revision":\d+,"page":"\w+"/.exec(String(line))?.[0]).sort(),
  desks,
  unsent: notices.filter(({ status }) => status !== 'sent'),
});

type Plain = {
  readonly arrived: ReadonlyMap<string, number>;
  readonly totals: readonly ReadonlyMap<string, number>[];
  readonly effects: Effects;
};
let plain: Plain;

const CHATS = (['mia', 'jon', 'ada', 'desk'] as const).map(
  part => createScene({ messages: new Map(), serviceUrl: '' }).chat(part).id,
);

/** How many messages arrived in each chat. */
const byChat = (counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
  new Map(
    CHATS.map(chat => [
      chat,
      [...counts].reduce((sum, [key, count]) => sum + (key.startsWith(`${chat} `) ? count : 0), 0),
    ]),
  );

const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, one) => sum + one, 0);

/** The same story on a day without any trouble. */
beforeAll(async () => {
  const world = await startWorld();
  const calm = createScene(world.connector);
  const totals: ReadonlyMap<string, number>[] = [];
  for (const step of STORY) {
    await world.pass(1000);
    calm.answered(step, await postJson(`${world.url}/api/messages`, step.activity(calm)));
    await world.settled();
    totals.push(byChat(arrivedAt(world.connector)));
  }
  plain = { arrived: arrivedAt(world.connector), totals, effects: await effectsIn(world.database) };
  await world.close();
});

/** The same numbers on every run. */
const seeded = (seed: number) => {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};

/** Ends the process while a step is under way; then the step comes again, as the same delivery or as another press. */
const killDuring = async (step: Step, activity: RawActivity, random: () => number): Promise<void> => {
  const answer = life.post(activity);
  await new Promise(resolve => setTimeout(resolve, random() * 30));
  await restart();
  const posted = await answer;
  const again =
    step.kind === 'press' && random() < 0.5 ? { ...activity, id: `${String(activity.id)}:again` } : activity;
  scene.answered(step, posted ?? must(await life.post(again)));
};

/** Over four seeds every step is killed in the middle once, and once right after its answer. */
const KILLS = ['after', 'none', 'during', 'none'] as const;

test('killed between the steps of the story and in the middle of them: one effect each, nothing lost', async () => {
  const seed = Number(process.env.SEED ?? 1);
  const random = seeded(seed);
  const doubles: number[] = [];
  for (const [index, step] of STORY.entries()) {
    const before = byChat(arrived());
    const activity = step.activity(scene);
    const kill = KILLS[(index + seed) % KILLS.length];
    if (kill === 'during') await killDuring(step, activity, random);
    else await deliver(step, activity);
    if (kill === 'after') await restart();
    await settled();
    const extra = CHATS.map(chat => {
      const came = (byChat(arrived()).get(chat) ?? 0) - (before.get(chat) ?? 0);
      const [now, earlier] = [plain.totals[index]?.get(chat) ?? 0, plain.totals[index - 1]?.get(chat) ?? 0];
      return came - (now - earlier);
    });
    // Nothing is missing; where the process was killed, one message to a chat may have come twice.
    expect([step.name, Math.min(...extra)]).toEqual([step.name, 0]);
    expect([step.name, Math.max(...extra) <= (kill === 'none' ? 0 : 1)]).toEqual([step.name, true]);
    if (kill !== 'none') doubles.push(extra.reduce((sum, one) => sum + one, 0));
  }
  const all = doubles.reduce((sum, one) => sum + one, 0);
  console.info(`${doubles.length} kills: ${all} messages arrived twice, at most ${Math.max(...doubles)} at one kill`);
  expect(all).toBeLessThanOrEqual(doubles.length);
  expect([...arrived().keys()].sort()).toEqual([...plain.arrived.keys()].sort());
  expect(lasting(await effectsIn(database))).toEqual(lasting(plain.effects));
  expect(await life.end()).toBe(0);
}, 400_000);

const says = (name: string): Step => {
  const found = STORY.find(step => step.name === name);
  if (found === undefined) throw new Error(`no step ${name}`);
  return found;
};

test.each([
  { how: 'has taken a message and does not say so', fault: { hang: true, after: true } as const, times: 2 },
  { how: 'does not answer', fault: { hang: true } as const, times: 1 },
])(
  'killed while the channel $how: it arrives, at most one time too often',
  async ({ fault, times }) => {
    const desk = says('desk says desk Global Technical Support');
    connector.fail(fault);
    await deliver(desk, desk.activity(scene));
    await connector.waitFor(({ method }) => method === 'POST');
    await restart();
    await settled();
    expect(total(arrived())).toBe(times);
    // And no more of it, however often the process ends from now on.
    await restart();
    await settled();
    expect(total(arrived())).toBe(times);
  },
  60_000,
);

test('what comes again to a process that has forgotten everything is known to the store', async () => {
  const language = says('mia says language Deutsch');
  const activity = language.activity(scene);
  await deliver(language, activity);
  await settled();
  const before = total(arrived());
  for (let kills = 0; kills < 2; kills += 1) {
    await restart();
    await deliver(language, activity);
    await settled();
  }
  expect(total(arrived())).toBe(before);
}, 120_000);
