import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId, type CaseId } from '../../bot/domain/ids.ts';
import { wordsOf } from '../kit/cards.ts';
import { ANSWERS, numberOn, opens } from '../kit/cases.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let world: World;
let mia: Someone;
let jon: Someone;
let channel: Someone;
let id: CaseId;

const enter = async (environment: Readonly<Record<string, string>> = {}): Promise<void> => {
  world = await startWorld({ environment });
  mia = world.someone('mia');
  jon = world.someone('jon');
  channel = world.someone('jon', world.channel('19:desk@thread.tacv2'));
  await channel.says('desk FINOps');
  await jon.says('help');
  id = asId<CaseId>(numberOn(await opens(mia, 'billing support', ANSWERS)));
  await channel.presses(channel.seesAbout(id), 'Take');
};

const waits = {
  resolved: () => jon.says(`propose ${id}: The invoice was sent again.`),
  'awaiting-info': () => jon.says(`ask ${id}: Which invoice is it?`),
} as const;

/** What Mia was told about this case since then. */
const told = (since = 0): readonly string[] =>
  mia
    .received()
    .slice(since)
    .map(({ summary }) => summary)
    .filter(summary => summary.includes(id));

const progress = async () => (await world.store.case(id))?.progress;
const history = async () => (await world.store.activities(id, 50)).map(({ event }) => event.type).reverse();

/** Waits in the given state from now on; what is told from there on is counted from here. */
const waiting = async (state: keyof typeof waits): Promise<number> => {
  await waits[state]();
  expect((await progress())?.state).toBe(state);
  return mia.received().length;
};

describe('with the usual limits', () => {
  beforeEach(() => enter());
  afterEach(() => world.close());

  test('a proposed solution is recalled after 3 and 6 days, and the case closes after 7', async () => {
    const since = await waiting('resolved');
    await world.pass(3 * DAY - HOUR);
    expect(told(since)).toEqual([]);
    await world.pass(HOUR);
    expect(told(since)).toEqual([`${id}: a solution waits for you. Accept or reject it by Friday 27 November.`]);
    await world.pass(3 * DAY);
    expect(told(since)).toHaveLength(2);
    await world.pass(DAY - HOUR);
    expect(told(since)).toHaveLength(2);
    expect((await progress())?.state).toBe('resolved');
    await world.pass(HOUR);
    expect(told(since).slice(2)).toEqual([`${id} was closed: the solution was not answered in time.`]);
    expect(await progress()).toEqual({ state: 'closed', reason: 'no-response' });
    expect(await history()).toEqual(['opened', 'taken', 'proposed', 'reminded', 'reminded', 'timed-out']);
    // The engineer and the channel learn of it too.
    expect(jon.received().at(-1)?.summary).toBe(`${id} was closed: the solution was not answered in time.`);
    expect(wordsOf(channel.seesAbout(id))).toContain('Closed');
    await world.pass(60 * DAY);
    expect(told(since)).toHaveLength(3);
  });

  test('a question is recalled after 3 and 7 days, and the case closes after 10', async () => {
    const since = await waiting('awaiting-info');
    const counts: number[] = [];
    for (let day = 1; day <= 10; day += 1) {
      await world.pass(DAY);
      counts.push(told(since).length);
    }
    expect(counts).toEqual([0, 0, 1, 1, 1, 1, 2, 2, 2, 3]);
    expect(told(since)[0]).toBe(`${id} still needs your reply, by Monday 30 November.`);
    expect(await progress()).toEqual({ state: 'closed', reason: 'no-information' });
  });

  test('an answer in time ends the waiting', async () => {
    await waiting('awaiting-info');
    await world.pass(4 * DAY);
    await mia.presses(mia.seesAbout(id), 'Submit', { comment: 'The one of October.' });
    const since = mia.received().length;
    await world.pass(30 * DAY);
    expect(told(since)).toEqual([]);
    expect((await progress())?.state).toBe('work-in-progress');
  });

  test('a comment meanwhile neither ends the waiting nor begins it anew', async () => {
    const since = await waiting('resolved');
    await world.pass(4 * DAY);
    await mia.says(`comment ${id}: I will try it next week.`);
    await world.pass(2 * DAY);
    expect(await history()).toEqual(['opened', 'taken', 'proposed', 'reminded', 'commented', 'reminded']);
    await world.pass(DAY);
    expect(await progress()).toEqual({ state: 'closed', reason: 'no-response' });
    expect(told(since).at(-1)).toContain('was closed');
  });

  test('each time a solution is proposed the time begins anew', async () => {
    await waiting('resolved');
    await world.pass(5 * DAY);
    await mia.says(`reject ${id}: Not yet.`);
    const since = await waiting('resolved');
    await world.pass(3.5 * DAY);
    await world.pass(3 * DAY);
    expect((await progress())?.state).toBe('resolved');
    expect(told(since)).toHaveLength(2);
  });

  test('after a long stop there is one closing and no reminder', async () => {
    const since = await waiting('resolved');
    await world.restart();
    await world.pass(40 * DAY);
    expect(told(since)).toEqual([`${id} was closed: the solution was not answered in time.`]);
    expect(await history()).toEqual(['opened', 'taken', 'proposed', 'timed-out']);
  });

  test('after a stop over both reminders one is sent', async () => {
    const since = await waiting('resolved');
    await world.restart();
    await world.pass(6.5 * DAY);
    expect(told(since)).toHaveLength(1);
    expect(await history()).toEqual(['opened', 'taken', 'proposed', 'reminded']);
    await world.pass(DAY);
    expect(await progress()).toEqual({ state: 'closed', reason: 'no-response' });
  });

  test('an answer that comes after the closing changes nothing and says so', async () => {
    await waiting('awaiting-info');
    const asked = mia.seesAbout(id);
    await world.pass(11 * DAY);
    const late = await mia.presses(asked, 'Submit', { comment: 'Here it is.' });
    expect(wordsOf(late)).toContain('Closed');
    expect(wordsOf(late)).toContain('nothing was done');
    expect(await progress()).toEqual({ state: 'closed', reason: 'no-information' });
  });
});

describe('with limits of the operator', () => {
  beforeEach(() =>
    enter({
      AUTO_CLOSE_RESOLVED_AFTER: 'PT4H',
      REMIND_RESOLVED_AFTER: 'PT1H',
      AUTO_CLOSE_AWAITING_AFTER: 'P1D',
      REMIND_AWAITING_AFTER: 'PT6H,PT12H,PT18H',
    }),
  );
  afterEach(() => world.close());

  test('the solution waits as long as they say', async () => {
    const since = await waiting('resolved');
    await world.pass(HOUR);
    expect(told(since)).toHaveLength(1);
    await world.pass(3 * HOUR);
    expect(await progress()).toEqual({ state: 'closed', reason: 'no-response' });
    expect(told(since)).toHaveLength(2);
  });

  test('so does the question', async () => {
    const since = await waiting('awaiting-info');
    for (const hours of [6, 6, 6]) await world.pass(hours * HOUR);
    expect(told(since)).toHaveLength(3);
    await world.pass(6 * HOUR);
    expect(await progress()).toEqual({ state: 'closed', reason: 'no-information' });
  });
});
