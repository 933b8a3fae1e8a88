import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderStorage } from '../../bot/storage/folder-storage.ts';
import type { Storage } from '../../bot/storage/storage.ts';
import { execute } from '../kit/activities.ts';
import { wordsOf } from '../kit/cards.ts';
import { type FileSource, startFileSource } from '../kit/file-source.ts';
import { givenCase, identified, PASTS } from '../kit/given.ts';
import { follows, linkOn } from '../kit/links.ts';
import { startWorld, type World } from '../kit/world.ts';

const MINUTE = 60_000;

let folder: string;
let world: World;
let source: FileSource;
/** What goes wrong, right after the storage did its part. */
let after: Partial<Record<keyof Storage, () => void | Promise<void>>>;

const breaking = (inner: Storage): Storage => {
  const then =
    <Given extends readonly unknown[], Answer>(name: keyof Storage, work: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      const answer = await work(...given);
      await after[name]?.();
      return answer;
    };
  return { put: then('put', inner.put), get: then('get', inner.get), remove: then('remove', inner.remove) };
};
const killed = () => {
  throw new Error('the process was killed');
};

beforeEach(async () => {
  after = {};
  folder = await mkdtemp(join(tmpdir(), 'support-crash-'));
  source = await startFileSource(1_000_000);
  world = await startWorld({
    fetchContent: source.fetchContent,
    storage: breaking(folderStorage(folder, () => world.now())),
  });
});
afterEach(async () => {
  await world.close();
  await source.close();
  await rm(folder, { recursive: true });
});

const inStorage = async (): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter(it => it.isFile()).map(({ name }) => name);

test('a death between the storage and the commit leaves no lie, and the file comes in once', async () => {
  const id = await givenCase(world, PASTS['work-in-progress']);
  const [mia, jon] = [world.someone('mia'), world.someone('jon')];
  await jon.says('help');
  const heard = jon.received().length;
  after.put = killed;
  await mia.says(id, { attachments: [source.holds('a.txt', 'text')] });
  expect(await inStorage()).toHaveLength(1);
  expect((await world.store.attachmentsOfCase(id))[0]?.state).toBe('pending');
  expect((await world.store.activities(id, 9)).map(({ event }) => event.type)).toEqual(['taken', 'opened']);
  expect(wordsOf(await mia.says(`file 1 ${id}`))).toContain('still being checked');
  after = {};
  await world.restart(5 * MINUTE);
  await world.settled();
  expect((await world.store.activities(id, 9)).map(({ event }) => event.type)).toEqual(['attached', 'taken', 'opened']);
  expect(jon.received()).toHaveLength(heard + 1);
  expect(await inStorage()).toHaveLength(1);
  const link = linkOn(await mia.says(`file 1 ${id}`));
  expect(await (await follows(world, link)).text()).toBe('text');
});

test('what such a death left behind goes where the file is refused the next time', async () => {
  const id = await givenCase(world, PASTS['work-in-progress']);
  const mia = world.someone('mia');
  after.put = killed;
  await mia.says(id, { attachments: [source.holds('a.txt', 'text')] });
  expect(await inStorage()).toHaveLength(1);
  after = {};
  source.silent(true);
  await world.pass(20 * MINUTE);
  expect((await world.store.attachmentsOfCase(id))[0]).toMatchObject({ state: 'refused', reason: 'unreachable' });
  expect(mia.received().at(-1)?.summary).toContain('a.txt could not be fetched.');
  await world.settled();
  expect(await inStorage()).toEqual([]);
});

test('a file that is thrown away while it is fetched leaves nothing in the storage', async () => {
  const mia = world.someone('mia');
  await mia.says('help');
  const { user } = await identified(world, mia);
  after.put = async () => {
    const row = await world.store.openDraft(user.id, 'files', world.now());
    const { status } = await mia.posts(
      execute(mia.person, mia.chat, 'files.drop', { draft: row?.id, revision: row?.revision }),
    );
    expect(status).toBe(200);
  };
  await mia.says('', { attachments: [source.holds('a.txt', 'text')] });
  await world.settled();
  expect(await inStorage()).toEqual([]);
});

test('a removal that fails is done later', async () => {
  const mia = world.someone('mia');
  const card = await mia.says('', { attachments: [source.holds('a.txt', 'text')] });
  expect(await inStorage()).toHaveLength(1);
  after.remove = killed;
  await mia.presses(card, 'Discard it');
  after = {};
  let removed = 0;
  after.remove = () => {
    removed += 1;
  };
  await world.settled();
  expect(removed).toBe(0);
  await world.pass(6 * MINUTE);
  expect(removed).toBe(1);
  expect(await inStorage()).toEqual([]);
  await world.pass(6 * MINUTE);
  expect(removed).toBe(1);
});
