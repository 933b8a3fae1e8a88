import { afterAll, beforeAll, expect, test } from 'vitest';
import { aside, execute, message, otherInvoke, type RawActivity, refresh, search } from '../kit/activities.ts';
import { effectsIn } from '../kit/effects.ts';
import { bent, junk, pick, type Random, seeded } from '../kit/hostile.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

let world: World;
let mia: Someone;
beforeAll(async () => {
  world = await startWorld();
  mia = world.someone('mia');
  await mia.says('help');
});
afterAll(() => world.close());

/** What people send that asks and changes nothing. */
const harmless = (random: Random): RawActivity =>
  pick(random, [
    () => message(mia.person, mia.chat, 'help'),
    () => execute(mia.person, mia.chat, 'case.show', { case: 'CS0001054' }),
    () => refresh(mia.person, mia.chat, 'case.show', { case: 'CS0001054' }),
    () => search(mia.person, mia.chat, 'products', 'plaxis'),
    () => otherInvoke(mia.person, mia.chat, 'task/fetch', {}),
    () => aside(mia.person, mia.chat, 'messageReaction'),
  ] as const)();

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** A body as it goes over the wire, with what it claims to be. */
const body = (random: Random): { text: string; type: string } => {
  const json = { type: 'application/json' };
  switch (random(10)) {
    case 0:
      return { ...json, text: JSON.stringify(junk(random, 5)) };
    case 1: {
      const whole = JSON.stringify(harmless(random));
      return { ...json, text: whole.slice(0, random(whole.length)) };
    }
    case 2:
      return { ...json, text: nested(1 + random(5_000)) };
    case 3:
      return { ...json, text: `{"__proto__":{"polluted":true},${JSON.stringify(harmless(random)).slice(1)}` };
    case 4:
      return {
        text: JSON.stringify(harmless(random)),
        type: pick(random, [
          'text/plain',
          'application/xml',
          'multipart/form-data; boundary=x',
          'application/json; charset=utf-7',
        ]),
      };
    default: {
      let activity: unknown = harmless(random);
      for (let times = 1 + random(3); times > 0; times -= 1) activity = bent(random, activity);
      return { ...json, text: JSON.stringify(activity) };
    }
  }
};

const COUNT = 2_000;

test(`${COUNT} hostile requests: none ends the process, none is our fault, none leaves anything behind`, async () => {
  const random = seeded(20_261_120);
  const before = await effectsIn(world.database);
  const seen = new Map<number, number>();
  for (let sent = 0; sent < COUNT; sent += 20) {
    const bodies = Array.from({ length: 20 }, () => body(random));
    await Promise.all(
      bodies.map(async ({ text, type }) => {
        const response = await fetch(`${world.url}/api/messages`, {
          method: 'POST',
          headers: { 'Content-Type': type },
          body: text,
        });
        const answer = await response.text();
        expect([text.slice(0, 600), response.status < 500]).toEqual([text.slice(0, 600), true]);
        expect(answer).not.toMatch(/Error|\.ts:\d|SQLITE/);
        seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
      }),
    );
    const health = await fetch(`${world.url}/healthz`);
    expect(health.status).toBe(200);
    await health.text();
  }
  await world.settled();
  // Both kinds came: what was refused at the door, and what was let in and answered.
  expect([...seen.keys()]).toEqual(expect.arrayContaining([200, 400, 415]));
  expect(await effectsIn(world.database)).toEqual(before);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(world.logged()).not.toContain('turn failed');
  expect((await fetch(`${world.url}/readyz`)).status).toBe(200);
}, 120_000);

test('and afterwards it works as before', async () => {
  const card = await mia.says('help');
  expect(JSON.stringify(card)).toContain('Mia');
});
