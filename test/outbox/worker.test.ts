import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createWorker, type Job } from '../../bot/worker.ts';
import { gate } from '../kit/app.ts';

const silent = pino({ level: 'silent' });
const workerOf = (...jobs: readonly Job[]) => createWorker(jobs, 3_600_000, silent);

/** A job that does what is told, one thing a run, and keeps what it did. */
const listed = (name: string, things: (() => Promise<void>)[], more: Partial<Job> = {}) => {
  const done: number[] = [];
  let next = 0;
  const job: Job = {
    name,
    run: async () => {
      const thing = things[next];
      if (thing === undefined) return 0;
      next += 1;
      const mine = next;
      await thing();
      done.push(mine);
      return 1;
    },
    ...more,
  };
  return { job, done };
};

test('runs until nothing is left to do', async () => {
  const { job, done } = listed('a', [async () => {}, async () => {}, async () => {}]);
  const worker = workerOf(job);
  worker.poke();
  await worker.idle();
  expect(done).toEqual([1, 2, 3]);
});

test('a job that waits holds no other job up', async () => {
  const slow = gate();
  const a = listed('slow', [() => slow.passed]);
  const b = listed('quick', [async () => {}]);
  const worker = workerOf(a.job, b.job);
  worker.poke();
  await expect.poll(() => b.done).toEqual([1]);
  expect(a.done).toEqual([]);
  slow.open();
  await worker.idle();
  expect(a.done).toEqual([1]);
});

test('a job that may run side by side is not held up by one of its own runs; another one is', async () => {
  const slow = gate();
  const wide = listed('wide', [() => slow.passed, async () => {}], { atOnce: 2 });
  const narrow = listed('narrow', [() => slow.passed, async () => {}]);
  const worker = workerOf(wide.job, narrow.job);
  worker.poke();
  worker.poke();
  await expect.poll(() => wide.done).toEqual([2]);
  expect(narrow.done).toEqual([]);
  slow.open();
  await worker.idle();
  expect(narrow.done).toEqual([1, 2]);
});

test('a job that fails is tried again when there is reason to, and others go on', async () => {
  let tries = 0;
  const failing: Job = {
    name: 'failing',
    run: async () => {
      tries += 1;
      throw new Error('no');
    },
  };
  const { job, done } = listed('fine', [async () => {}]);
  const worker = workerOf(failing, job);
  worker.poke();
  await worker.idle();
  const first = tries;
  expect(first).toBeGreaterThan(0);
  expect(done).toEqual([1]);
  worker.poke();
  await worker.idle();
  expect(tries).toBeGreaterThan(first);
});

test('stopped, it ends what runs and begins nothing more', async () => {
  const slow = gate();
  const { job, done } = listed('a', [() => slow.passed, async () => {}]);
  const worker = workerOf(job);
  worker.poke();
  const stopped = worker.stop();
  worker.poke();
  slow.open();
  await stopped;
  expect(done).toEqual([1]);
});
