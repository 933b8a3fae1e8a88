import { afterEach, describe, expect, test } from 'vitest';
import { asId, type CaseId } from '../../bot/domain/ids.ts';
import { wordsOf } from '../kit/cards.ts';
import { ANSWERS, numberOn, opens } from '../kit/cases.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let world: World;
afterEach(() => world.close());

const until = (instant: string): Promise<void> => world.pass(new Date(instant).getTime() - world.now().getTime());

/** A case that waits for Mia, in Europe/Prague, from that instant on. */
const waitsSince = async (
  instant: string,
  begin: (jon: Someone, id: CaseId) => Promise<unknown>,
): Promise<{ id: CaseId; mia: Someone; told: () => readonly string[] }> => {
  world = await startWorld();
  const mia = world.someone('mia');
  const jon = world.someone('jon');
  await jon.says('help');
  const id = asId<CaseId>(numberOn(await opens(mia, 'billing support', ANSWERS)));
  await jon.says(`take ${id}`);
  // Each deed of a person moves the clock on by one second.
  await until(new Date(new Date(instant).getTime() - 1000).toISOString());
  await begin(jon, id);
  const since = mia.received().length;
  const told = () =>
    mia
      .received()
      .slice(since)
      .map(({ summary }) => summary)
      .filter(summary => summary.includes(id));
  return { id, mia, told };
};

const proposes = (jon: Someone, id: CaseId) => jon.says(`propose ${id}: Sign in again.`);
const asks = (jon: Someone, id: CaseId) => jon.says(`ask ${id}: Which version is it?`);
const stateOf = async (id: CaseId) => (await world.store.case(id))?.progress.state;

describe('when the clocks change', () => {
  // Prague leaves winter time at 2027-03-28T01:00Z and returns to it at 2027-10-31T01:00Z.
  test.each([
    ['forward', '2027-03-25T22:30:00Z', 'Friday 2 April'],
    ['back', '2027-10-28T22:30:00Z', 'Thursday 4 November'],
  ])(
    '%s, a solution still waits seven times 24 hours, and the card says the day that the reader lives in',
    async (_, at, day) => {
      const { id, mia, told } = await waitsSince(at, proposes);
      // 22:30Z is 23:30 in winter and 00:30 of the next day in summer.
      expect(wordsOf(mia.seesAbout(id))).toContain(day);
      const start = new Date(at).getTime();
      await until(new Date(start + 3 * DAY - 1).toISOString());
      expect(told()).toEqual([]);
      await until(new Date(start + 3 * DAY).toISOString());
      expect(told()).toEqual([expect.stringContaining(day)]);
      await until(new Date(start + 6 * DAY).toISOString());
      await until(new Date(start + 7 * DAY - 1).toISOString());
      expect(told()).toHaveLength(2);
      expect(await stateOf(id)).toBe('resolved');
      await until(new Date(start + 7 * DAY).toISOString());
      expect(told()).toHaveLength(3);
      expect(await stateOf(id)).toBe('closed');
    },
  );

  test('a question that waits over the change closes after ten times 24 hours', async () => {
    const { id, told } = await waitsSince('2027-03-20T12:00:00Z', asks);
    for (const [hours, count] of [
      [3 * 24 - 1, 0],
      [1, 1],
      [4 * 24 - 1, 1],
      [1, 2],
      [3 * 24 - 1, 2],
    ] as const) {
      await world.pass(hours * HOUR);
      expect(told()).toHaveLength(count);
      expect(await stateOf(id)).toBe('awaiting-info');
    }
    await world.pass(HOUR);
    expect(await stateOf(id)).toBe('closed');
  });
});

describe('after four days without the assistant', () => {
  test('what was missed of one case is one reminder, and the closing keeps its day', async () => {
    const { id, told } = await waitsSince('2027-03-25T22:30:00Z', proposes);
    await world.pass(2.5 * DAY);
    await world.restart(4 * DAY);
    await world.settled();
    expect(told()).toHaveLength(1);
    expect(await stateOf(id)).toBe('resolved');
    await world.pass(DAY / 2);
    expect(await stateOf(id)).toBe('closed');
    expect(told()).toHaveLength(2);
  });

  test('thirty cases that fell due meanwhile are each told once, at the pace that the channel allows', async () => {
    world = await startWorld();
    const mia = world.someone('mia');
    const jon = world.someone('jon');
    await jon.says('help');
    const ids: string[] = [];
    for (let count = 0; count < 30; count += 1) {
      const id = numberOn(await opens(mia, 'billing support', { ...ANSWERS, shortDescription: `Valve ${count}` }));
      await jon.says(`take ${id}`);
      await jon.says(`propose ${id}: Sign in again.`);
      ids.push(id);
    }
    const since = mia.received().length;
    await world.pass(4 * DAY);
    await world.restart(4 * DAY);
    await world.settled();
    const told = () => mia.received().slice(since);
    const at = (id: string) => told().filter(({ summary }) => summary.includes(id));
    // Teams lets through seven a second in one chat; the rest waits and none is lost.
    for (let minutes = 0; minutes < 10; minutes += 1) await world.pass(60_000);
    for (const id of ids) {
      expect(at(id).filter(({ summary }) => summary.includes('was closed'))).toHaveLength(1);
      expect(await stateOf(asId<CaseId>(id))).toBe('closed');
    }
  });
});
