import { describe, expect, test } from 'vitest';
import { STATES } from '../../bot/domain/case.ts';
import { timersOf } from '../../bot/domain/timers.ts';
import { caseIn, DAY, LIMITS, NOW, PROGRESS } from './people.ts';

const dueOf = (state: 'resolved' | 'awaiting-info', days: number) =>
  timersOf(caseIn(PROGRESS[state]), new Date(NOW.getTime() + days * DAY), LIMITS).map(
    ({ kind, dueAt }) => `${kind} on day ${(dueAt.getTime() - NOW.getTime()) / DAY}`,
  );

describe('a case that waits', () => {
  test('for acceptance is reminded after 3 and 6 days and closed after 7', () => {
    expect(dueOf('resolved', 0)).toEqual(['remind on day 3', 'remind on day 6', 'close on day 7']);
  });

  test('for information is reminded after 3 and 7 days and closed after 10', () => {
    expect(dueOf('awaiting-info', 0)).toEqual(['remind on day 3', 'remind on day 7', 'close on day 10']);
  });

  test('is not reminded of what is past', () => {
    expect(dueOf('resolved', 3)).toEqual(['remind on day 6', 'close on day 7']);
    expect(dueOf('resolved', 6.5)).toEqual(['close on day 7']);
    expect(dueOf('resolved', 30)).toEqual(['close on day 7']);
  });

  test('is not reminded at or after its closing', () => {
    const limits = { ...LIMITS, resolved: { close: 7 * DAY, remind: [7 * DAY, 8 * DAY] } };
    expect(timersOf(caseIn(PROGRESS.resolved), NOW, limits).map(({ kind }) => kind)).toEqual(['close']);
  });

  test('has timers of its version only, each with an id of its own', () => {
    const ids = timersOf(caseIn(PROGRESS.resolved), NOW, LIMITS).map(({ id }) => id);
    const next = timersOf({ ...caseIn(PROGRESS.resolved), version: 2 }, NOW, LIMITS).map(({ id }) => id);
    expect(new Set([...ids, ...next]).size).toBe(6);
  });
});

test.each(STATES.filter(state => state !== 'resolved' && state !== 'awaiting-info'))(
  'nothing falls due in %s',
  state => {
    expect(timersOf(caseIn(PROGRESS[state]), NOW, LIMITS)).toEqual([]);
  },
);
