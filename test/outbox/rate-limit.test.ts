import { expect, test } from 'vitest';
import { createRateLimit } from '../../bot/rate-limit.ts';

const START = new Date('2026-11-20T10:00:00Z').getTime();
const at = (milliseconds: number) => new Date(START + milliseconds);

/** Asks again and again, going on in time as told, and answers when each send went. */
const sends = (count: number, chat: (index: number) => string, tenant = 'contoso'): readonly number[] => {
  const limit = createRateLimit();
  const went: number[] = [];
  let clock = 0;
  while (went.length < count) {
    const wait = limit.take(tenant, chat(went.length), at(clock));
    if (wait === 0) went.push(clock);
    else clock += wait;
  }
  return went;
};

const most = (times: readonly number[], window: number): number =>
  Math.max(...times.map(time => times.filter(other => other > time - window && other <= time).length));

test('one chat gets at most seven messages a second and sixty in half a minute', () => {
  const times = sends(200, () => 'a chat');
  expect(most(times, 1_000)).toBe(7);
  expect(most(times, 30_000)).toBe(60);
});

test('one tenant gets at most fifty messages a second, over all its chats', () => {
  expect(
    most(
      sends(300, index => `chat ${index}`),
      1_000,
    ),
  ).toBe(50);
});

test('a flood in one chat leaves the others alone', () => {
  const limit = createRateLimit();
  for (let count = 0; count < 30; count += 1) limit.take('contoso', 'loud', at(0));
  expect(limit.take('contoso', 'loud', at(10))).toBeGreaterThan(0);
  expect(limit.take('contoso', 'quiet', at(10))).toBe(0);
  expect(limit.take('fabrikam', 'other', at(10))).toBe(0);
});

test('what was refused is not counted, and the wait it was told is enough', () => {
  const limit = createRateLimit();
  for (let count = 0; count < 7; count += 1) expect(limit.take('contoso', 'a chat', at(0))).toBe(0);
  for (let count = 0; count < 50; count += 1) expect(limit.take('contoso', 'a chat', at(400))).toBe(600);
  expect(limit.take('contoso', 'a chat', at(1_000))).toBe(0);
});
