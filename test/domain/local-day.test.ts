import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDay, dayOf, daysAfter, startOfDay } from '../../bot/domain/local-day.ts';

const ZONES = [
  'UTC',
  'Europe/Prague',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Apia',
  'America/Havana',
  'Asia/Beirut',
];

test('a day begins where the clock says so', () => {
  expect(startOfDay('2026-11-20', 'Europe/Prague')).toEqual(new Date('2026-11-19T23:00:00Z'));
  expect(startOfDay('2026-03-29', 'Europe/Prague')).toEqual(new Date('2026-03-28T23:00:00Z'));
  expect(startOfDay('2026-03-30', 'Europe/Prague')).toEqual(new Date('2026-03-29T22:00:00Z'));
  // Midnight is skipped there on that day: it begins at one o'clock.
  expect(startOfDay('2026-03-29', 'Asia/Beirut')).toEqual(new Date('2026-03-28T22:00:00Z'));
});

test('each day begins with its first instant, in every zone', () => {
  const day = fc.integer({ min: 7_000, max: 25_000 }).map(days => daysAfter('1970-01-01', days));
  fc.assert(
    fc.property(day, fc.constantFrom(...ZONES), (it, zone) => {
      const start = startOfDay(it, zone);
      // Samoa went over a day of its calendar.
      if (zone === 'Pacific/Apia' && it === '2011-12-30') return;
      expect(dayOf(start, zone)).toBe(it);
      expect(dayOf(new Date(start.getTime() - 1), zone) < it).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('only days that the calendar has', () => {
  expect(calendarDay(2024, 2, 29)).toBe('2024-02-29');
  expect(calendarDay(2025, 2, 29)).toBeUndefined();
  expect(calendarDay(9999, 1, 1)).toBeUndefined();
  expect(daysAfter('2026-02-28', 1)).toBe('2026-03-01');
});
