import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { wordsOf } from '../kit/cards.ts';
import { startWorld, type World } from '../kit/world.ts';

const CANARY = 'quokkabell';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => world.close());

test('a defect is answered in the person’s own language, with a number under which the log has it', async () => {
  const mia = world.someone('mia');
  await mia.says('language Deutsch');
  vi.spyOn(world.store, 'openCases').mockRejectedValueOnce(new Error(`where words = ${CANARY}`));
  const words = wordsOf(await mia.says('help'));
  const incident = /Fehlernummer ([0-9A-F]{8})/.exec(words)?.[1];
  expect(words).toContain('Das hat bei uns nicht funktioniert');
  expect(incident).toBeDefined();
  expect(world.logged()).toContain(`"incident":"${incident}"`);
  expect(world.logged()).not.toContain(CANARY);
  // And the next turn is as good as any.
  expect(wordsOf(await mia.says('help'))).toContain('Hallo Mia');
});

test('a defect in a press leaves the card as it was', async () => {
  const jon = world.someone('jon');
  const queue = await jon.says('queue');
  vi.spyOn(world.store, 'case').mockRejectedValueOnce(new Error(CANARY));
  expect(wordsOf(await jon.performs('case.show', { case: 'CS0001054' }))).toContain('nothing was changed');
  expect(wordsOf(await jon.says('queue'))).toBe(wordsOf(queue));
});
