import { expect, test } from 'vitest';
import { createOnce } from '../../bot/teams/once.ts';
import type { Answer } from '../../bot/teams/reply.ts';
import { gate } from '../kit/app.ts';

const clock = () => new Date('2026-11-20T10:00:00.000Z');

const counted = (answer: (run: number) => Answer | Promise<Answer>) => {
  let runs = 0;
  return {
    runs: () => runs,
    work: async () => {
      runs += 1;
      return answer(runs);
    },
  };
};

test('what comes again while the first runs gets the first one’s answer, a card too', async () => {
  const once = createOnce(clock);
  const { open, passed } = gate();
  const { work, runs } = counted(async run => {
    await passed;
    return { status: 200, body: { run } };
  });
  const both = Promise.all([once('a', work), once('a', work)]);
  open();
  expect(await both).toEqual([
    { status: 200, body: { run: 1 } },
    { status: 200, body: { run: 1 } },
  ]);
  expect(runs()).toBe(1);
});

test('cards are not kept after they were answered', async () => {
  const once = createOnce(clock);
  const { work } = counted(run => ({ status: 200, body: { run } }));
  await once('a', work);
  expect(await once('a', work)).toEqual({ status: 200, body: { run: 2 } });
});

test('a failure is shared by those who wait for it, and forgotten', async () => {
  const once = createOnce(clock);
  const { work } = counted(run => (run === 1 ? Promise.reject(new Error('first')) : { status: 200 }));
  const both = await Promise.allSettled([once('a', work), once('a', work)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await once('a', work)).toEqual({ status: 200 });
});

test('what must be sent again runs again', async () => {
  const once = createOnce(clock);
  const { work } = counted(run => ({ status: run === 1 ? 503 : 200 }));
  expect([await once('a', work), await once('a', work)]).toEqual([{ status: 503 }, { status: 200 }]);
});

test('however much comes, only the last ten thousand are kept', async () => {
  const once = createOnce(clock);
  const { work, runs } = counted(() => ({ status: 200 }));
  for (let n = 0; n <= 10_001; n += 1) await once(`${n}`, work);
  const before = runs();
  await once('10001', work);
  expect(runs()).toBe(before);
  await once('0', work);
  expect(runs()).toBe(before + 1);
});
