import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EXPORTS_AT_ONCE, EXPORTS_UNDER_WAY, exportKey } from '../../bot/domain/export.ts';
import { asId } from '../../bot/domain/ids.ts';
import { openStore } from '../../db/open.ts';
import type { Export } from '../../db/store/exports.ts';
import { message, personalChat } from '../kit/activities.ts';
import { titlesOf, wordsOf } from '../kit/cards.ts';
import { startConnector } from '../kit/connector.ts';
import { fileCases, filedCase } from '../kit/filed-cases.ts';
import { actorOf, MIA } from '../kit/given.ts';
import { type HeldStorage, heldStorage } from '../kit/held-storage.ts';
import { follows, linkOn } from '../kit/links.ts';
import { demoPerson } from '../kit/people.ts';
import { type RealProcess, startProcess } from '../kit/process.ts';
import { cardOf, type Someone, startWorld, type World } from '../kit/world.ts';

/** More than what is read ahead of somebody who takes nothing. */
const MANY = 4_000;
const AT = new Date('2026-11-19T12:00:00Z');

let storage: HeldStorage;
let world: World;
let mia: Someone;
beforeEach(async () => {
  storage = heldStorage();
  world = await startWorld({ storage });
  mia = world.someone('mia');
  const { user } = await actorOf(world, MIA);
  await fileCases(
    world.store,
    Array.from({ length: MANY }, (_, index) => filedCase(user, 20_000 + index, new Date(AT.getTime() + index))),
  );
  await mia.says('my cases');
});
afterEach(() => {
  // What a failed test left waiting would keep the assistant from ending.
  storage.release();
  return world.close();
});

const latest = async (): Promise<Export> => {
  const [found] = await world.store.exportsOf((await actorOf(world, MIA)).user.id, 1);
  if (found === undefined) throw new Error('no export');
  return found;
};

/** Types without waiting for what comes of it. */
const types = async (who: Someone, text: string): Promise<void> => {
  world.drift(1_000);
  const posted = await who.posts(message(who.person, who.chat, text));
  expect(posted.status).toBe(200);
};

/** For what happens in the background; only a failure takes this long. */
const PATIENCE = { timeout: 30_000, interval: 25 };

/** Until the card of the export says this. */
const says = (who: Someone, words: RegExp): Promise<string> =>
  vi.waitFor(() => {
    const seen = wordsOf(who.sees());
    if (!words.test(seen)) throw new Error(`not ${words}, but: ${seen}`);
    return seen;
  }, PATIENCE);

/** An export of the long list that stands still after its first bytes. */
const begun = async (format = 'csv') => {
  const hold = storage.hold();
  await types(mia, `export ${format}`);
  const key = await hold.taken;
  return { ...hold, key };
};

const rowsIn = (file: Uint8Array | undefined): number => parse(Buffer.from(file ?? []), { bom: true }).length - 1;
const total = MANY + 10;

describe('while an export is made', () => {
  test('the assistant answers, and one card says how far it has come, in one message', async () => {
    const { goOn } = await begun();
    expect(await says(mia, /Being made/)).not.toContain('Ready');
    expect(titlesOf(mia.sees())).toEqual(['Stop']);
    const before = world.connector.messages.size;
    const piotr = world.someone('piotr');
    await types(piotr, 'help');
    await world.connector.waitFor(call => call.conversation === piotr.chat.id && call.method === 'POST');
    expect((await latest()).state).toBe('running');
    // Later, so that the next batch is worth telling.
    world.drift(5_000);
    goOn();
    await world.settled();
    expect(await says(mia, /Ready/)).toContain('4,010 rows');
    const progress = world.connector.calls.filter(
      call => call.method === 'PUT' && JSON.stringify(call.activity).includes('Being made: '),
    );
    expect(progress.length).toBeGreaterThan(0);
    expect(JSON.stringify(progress[0]?.activity)).toMatch(/Being made: [\d,]+ of 4,010 rows/);
    expect(world.connector.messages.size).toBe(before + 1);
    expect(rowsIn(storage.files.get(exportKey((await latest()).id, 1)))).toBe(total);
  });

  test('it can be stopped in the middle by its button, and nothing of it is left', async () => {
    const { goOn, key } = await begun();
    await says(mia, /Being made/);
    world.drift(1_000);
    const stopped = cardOf(await mia.posts(mia.press(mia.sees(), 'Stop')));
    expect(wordsOf(stopped)).toContain('Stopped. Nothing of it is kept.');
    goOn();
    await world.settled();
    expect((await latest()).state).toBe('stopped');
    expect(storage.given).toEqual([key]);
    expect([...storage.files.keys()]).toEqual([]);
    expect(wordsOf(mia.sees())).toContain('Stopped');
    // And begun once more from its card.
    await mia.presses(mia.sees(), 'Once more');
    expect(wordsOf(mia.sees())).toContain('Ready: 4,010 rows');
    expect(world.logged()).not.toContain('export failed');
  });

  test('it can be stopped by typing, in both languages, also while it waits', async () => {
    const holds = [await begun(), await begun('excel')];
    await types(mia, 'export pdf');
    await types(mia, 'stop export');
    await says(mia, /3 exports were stopped|Stopped/);
    for (const { goOn } of holds) goOn();
    await world.settled();
    const { user } = await actorOf(world, MIA);
    const states = (await world.store.exportsOf(user.id, 9)).map(({ state }) => state);
    expect(states).toEqual(['stopped', 'stopped', 'stopped']);
    expect([...storage.files.keys()]).toEqual([]);
    expect(wordsOf(await mia.says('stop export'))).toContain('Nothing of yours is being made');
    await mia.says('language Deutsch');
    expect(wordsOf(await mia.says('Export anhalten'))).toContain('gerade nichts in Arbeit');
  });

  test('a storage that fails, fails it, and that is said on the card', async () => {
    const put = storage.put;
    let failures = 1;
    const failing = await startWorld({
      storage: {
        ...storage,
        put: async (key, content, type) => {
          failures -= 1;
          if (failures >= 0) throw new Error('the disk is full');
          return put(key, content, type);
        },
      },
    });
    try {
      const ada = failing.someone('ada');
      await ada.says('account cases');
      await ada.says('export csv');
      expect(wordsOf(ada.sees())).toContain('That did not work on our side');
      await ada.presses(ada.sees(), 'Once more');
      expect(wordsOf(ada.sees())).toContain('Ready');
      expect(failing.logged()).toContain('export failed');
      expect(failing.logged()).not.toContain('the disk is full');
    } finally {
      await failing.close();
    }
  });
});

describe('one export comes of', () => {
  test('two presses at once, and of a press that is delivered again with another id', async () => {
    const choice = await mia.presses(await mia.says('my cases'), 'Export');
    world.drift(1_000);
    const press = () => mia.press(choice, 'CSV');
    await Promise.all([mia.posts(press()), mia.posts(press()), mia.posts(press())]);
    await world.settled();
    const late = await mia.presses(choice, 'CSV');
    expect(wordsOf(late)).toContain('is being made as CSV');
    const { user } = await actorOf(world, MIA);
    expect(await world.store.exportsOf(user.id, 9)).toHaveLength(1);
    expect(storage.files.size).toBe(1);
    await mia.presses(choice, 'Excel');
    expect(await world.store.exportsOf(user.id, 9)).toHaveLength(2);
  });

  test('the same message delivered twice', async () => {
    const activity = message(mia.person, mia.chat, 'export csv');
    world.drift(1_000);
    await mia.posts(activity);
    await mia.posts(activity);
    await world.settled();
    const { user } = await actorOf(world, MIA);
    expect(await world.store.exportsOf(user.id, 9)).toHaveLength(1);
  });
});

test('so many of one person are made at the same time, and so many may wait', async () => {
  const holds = Array.from({ length: EXPORTS_AT_ONCE }, () => storage.hold());
  for (let index = 0; index < EXPORTS_UNDER_WAY; index += 1) await types(mia, 'export CS0001054 csv');
  await Promise.all(holds.map(({ taken }) => taken));
  const { user } = await actorOf(world, MIA);
  const open = await world.store.exportsOf(user.id, 20);
  expect(open.filter(({ state }) => state === 'running')).toHaveLength(EXPORTS_AT_ONCE);
  expect(open.filter(({ state }) => state === 'queued')).toHaveLength(EXPORTS_UNDER_WAY - EXPORTS_AT_ONCE);
  await types(mia, 'export CS0001054 csv');
  expect(await says(mia, /still under way/)).toContain(`${EXPORTS_UNDER_WAY} of your exports are still under way`);
  for (const { goOn } of holds) goOn();
  await world.settled();
  expect(await world.store.countOpenExports(user.id)).toBe(0);
  expect((await world.store.exportsOf(user.id, 20)).map(({ state }) => state)).toEqual(
    Array.from({ length: EXPORTS_UNDER_WAY }, () => 'done'),
  );
});

describe('an export that was cut off', () => {
  test('by an orderly end of the process is begun again by the next one', async () => {
    const { goOn } = await begun();
    const ended = world.restart(1_000);
    goOn();
    await ended;
    await world.settled();
    const it = await latest();
    expect(it).toMatchObject({ state: 'done', attempts: 2 });
    expect(rowsIn(storage.files.get(exportKey(it.id, 2)))).toBe(total);
    expect(storage.files.has(exportKey(it.id, 1))).toBe(false);
    expect(await says(mia, /Ready/)).toContain('4,010 rows');
  });

  test('by a process that is gone waits for the end of its lease, and is then made from the beginning', async () => {
    // Somebody else has taken it, has written half of it, and is heard of no more.
    const { goOn, key } = await begun();
    goOn();
    await world.settled();
    const { user } = await actorOf(world, MIA);
    const it = { ...(await latest()), id: 'lost', at: world.now() };
    await world.store.commit({
      writes: [{ type: 'export.start', export: it, expiresAt: new Date(world.now().getTime() + 86_400_000) }],
      notices: [],
    });
    const until = new Date(world.now().getTime() + 60_000);
    expect((await world.store.claimExport(world.now(), { id: 'gone', until }))?.id).toBe('lost');
    await storage.put(exportKey('lost', 1), Buffer.from('half'), 'text/csv');
    await world.pass(59_000);
    expect((await world.store.export('lost'))?.state).toBe('running');
    await world.pass(2_000);
    expect(await world.store.export('lost')).toMatchObject({ state: 'done', attempts: 2, rows: total });
    expect([...storage.files.keys()].sort()).toEqual([key, exportKey('lost', 2)].sort());
    expect(await world.store.countOpenExports(user.id)).toBe(0);
  });
});

test('a day later the file and all that is known of it are gone', async () => {
  await mia.says('export csv');
  const link = linkOn(mia.sees());
  expect((await follows(world, link)).status).toBe(200);
  expect(storage.files.size).toBe(1);
  await world.pass(26 * 3_600_000);
  expect(storage.files.size).toBe(0);
  const { user } = await actorOf(world, MIA);
  expect(await world.store.exportsOf(user.id, 9)).toEqual([]);
  expect(wordsOf(await mia.says('exports'))).toContain('You have no exports');
});

describe('outside the personal chat', () => {
  test('a case is exported at a desk into the chat of whoever asked, and a list is not', async () => {
    const desk = world.someone('jon', world.channel('19:desk@thread.tacv2'));
    await desk.says('desk Global Technical Support');
    const jon = world.someone('jon');
    await jon.says('help');
    expect(wordsOf(await desk.says('export CS0001047 csv'))).toContain('You find it in our personal chat');
    await world.settled();
    expect(wordsOf(jon.sees())).toContain('Ready');
    expect(linkOn(jon.sees())).toContain('/files/');
    expect(desk.received().every(({ card }) => !JSON.stringify(card).includes('/files/'))).toBe(true);
    expect(wordsOf(await desk.says('export csv'))).toContain('personal chat');
  });

  test('somebody who has no chat with it yet is told to write there first', async () => {
    const desk = world.someone('jon', world.channel('19:desk@thread.tacv2'));
    await desk.says('desk Global Technical Support');
    expect(wordsOf(await desk.says('export CS0001047 csv'))).toContain('Write to me there first');
  });
});

describe('the real process', () => {
  let folder: string;
  let life: RealProcess | undefined;
  afterEach(async () => {
    await life?.kill();
    await rm(folder, { recursive: true, force: true });
  });

  test('is killed in the middle and started again: one file, whole, and one card', async () => {
    folder = await mkdtemp(join(tmpdir(), 'support-export-'));
    const database = `file:${join(folder, 'support.db')}`;
    life = await startProcess(database);
    const who = demoPerson('mia');
    const connector = await startConnector([who]);
    const chat = personalChat(who, connector.serviceUrl);
    const store = await openStore(database);
    try {
      const found = await store.personByIdentity(asId(who.tenant), asId(who.object));
      if (found === undefined) throw new Error('no demo data');
      const filed = Array.from({ length: MANY }, (_, index) =>
        filedCase(found.user, 20_000 + index, new Date(AT.getTime() + index)),
      );
      await fileCases(store, filed);
      await life.post(message(who, chat, 'my cases'));
      await life.post(message(who, chat, 'export pdf'));
      const state = async () => (await store.exportsOf(found.user.id, 1))[0];
      // Its card is there and known: a message that is on its way at that moment may come twice.
      await vi.waitUntil(async () => (await state())?.message, { ...PATIENCE, interval: 5 });
      await life.kill();
      expect(await state()).toMatchObject({ state: 'running', attempts: 1 });
      life = await startProcess(database);
      await vi.waitUntil(async () => (await state())?.state !== 'running', PATIENCE);
      const made = await state();
      expect(made).toMatchObject({ state: 'done', attempts: 2, rows: MANY + 10 });
      await connector.waitFor(call => JSON.stringify(call.activity ?? '').includes('Ready: '));
      const cards = [...connector.messages.values()].filter(it =>
        JSON.stringify(it.activity).includes('"export.link"'),
      );
      expect(cards).toHaveLength(1);
      const content = await store.blob(exportKey(made?.id ?? '', 2));
      let size = 0;
      for await (const part of content ?? []) size += part.length;
      expect(size).toBe(made?.size);
      expect(await store.blob(exportKey(made?.id ?? '', 1))).toBeUndefined();
    } finally {
      await store.close();
      await connector.close();
    }
  });
});
