import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import type { QuietHours } from '../../bot/domain/preferences.ts';
import { isQuiet, nextDigest, quietUntil } from '../../bot/domain/quiet-hours.ts';

const MINUTE = 60_000;
const at = (text: string) => new Date(text);
const hours = (from: string, until: string): QuietHours => ({ from: minutes(from), until: minutes(until) });
const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const end = (quiet: QuietHours, zone: string, instant: string) => quietUntil(quiet, zone, at(instant))?.toISOString();

const NIGHT = hours('18:00', '08:00');

describe('quiet hours', () => {
  test('past midnight they end the next morning, by the clock on the wall', () => {
    expect(end(NIGHT, 'Europe/Berlin', '2026-11-20T17:00:00Z')).toBe('2026-11-21T07:00:00.000Z');
    expect(end(NIGHT, 'Europe/Berlin', '2026-11-21T03:00:00Z')).toBe('2026-11-21T07:00:00.000Z');
    expect(end(NIGHT, 'Europe/Berlin', '2026-11-21T07:00:00Z')).toBeUndefined();
    expect(end(NIGHT, 'Europe/Berlin', '2026-11-20T16:59:59Z')).toBeUndefined();
    expect(end(NIGHT, 'Asia/Kathmandu', '2026-11-20T13:00:00Z')).toBe('2026-11-21T02:15:00.000Z');
  });

  test('within one day they end that day', () => {
    expect(end(hours('12:00', '13:30'), 'Europe/Prague', '2026-06-01T10:15:00Z')).toBe('2026-06-01T11:30:00.000Z');
    expect(end(hours('12:00', '13:30'), 'Europe/Prague', '2026-06-01T12:00:00Z')).toBeUndefined();
  });

  test('a night in which the clock is put back or on is an hour longer or shorter', () => {
    expect(end(NIGHT, 'Europe/Berlin', '2026-10-24T20:00:00Z')).toBe('2026-10-25T07:00:00.000Z');
    expect(end(NIGHT, 'Europe/Berlin', '2026-03-28T20:00:00Z')).toBe('2026-03-29T06:00:00.000Z');
    expect(end(NIGHT, 'America/New_York', '2026-11-01T02:00:00Z')).toBe('2026-11-01T13:00:00.000Z');
  });

  test('an end that the clock skips is the moment at which it is put on', () => {
    expect(end(hours('22:00', '02:30'), 'Europe/Berlin', '2026-03-29T00:30:00Z')).toBe('2026-03-29T01:00:00.000Z');
  });

  test('an end that comes twice ends them each time', () => {
    const quiet = hours('22:00', '02:30');
    expect(end(quiet, 'Europe/Berlin', '2026-10-25T00:10:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(end(quiet, 'Europe/Berlin', '2026-10-25T00:45:00Z')).toBeUndefined();
    expect(end(quiet, 'Europe/Berlin', '2026-10-25T01:10:00Z')).toBe('2026-10-25T01:30:00.000Z');
  });

  test('the same time twice is no time', () => {
    expect(end(hours('08:00', '08:00'), 'UTC', '2026-11-20T08:00:00Z')).toBeUndefined();
  });
});

const zone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Cairo',
  'America/Santiago',
  'Pacific/Apia',
  'Pacific/Kiritimati',
);
const instant = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z'), noInvalidDate: true });
const minuteOfDay = fc.integer({ min: 0, max: 1439 });

/** The clock on the wall, by another library. */
const wall = (when: Date, timeZone: string) => DateTime.fromJSDate(when, { zone: timeZone });
const quietByWall = ({ from, until }: QuietHours, timeZone: string, when: Date): boolean => {
  const { hour, minute } = wall(when, timeZone);
  const now = hour * 60 + minute;
  if (from === until) return false;
  return from < until ? now >= from && now < until : now >= from || now < until;
};

test('in any zone, whatever is done to its clock: quiet up to the end, and not at the end', () => {
  fc.assert(
    fc.property(zone, instant, minuteOfDay, minuteOfDay, fc.nat(10_000), (timeZone, when, from, until, part) => {
      const quiet = { from, until };
      const over = quietUntil(quiet, timeZone, when);
      expect(isQuiet(quiet, timeZone, when)).toBe(quietByWall(quiet, timeZone, when));
      expect(over !== undefined).toBe(quietByWall(quiet, timeZone, when));
      if (over === undefined) return;
      expect(over.getTime()).toBeGreaterThan(when.getTime());
      expect(over.getTime() - when.getTime()).toBeLessThanOrEqual(26 * 60 * MINUTE);
      expect(quietByWall(quiet, timeZone, over)).toBe(false);
      const between = new Date(when.getTime() + ((over.getTime() - 1 - when.getTime()) * part) / 10_000);
      expect(quietByWall(quiet, timeZone, between)).toBe(true);
    }),
    { numRuns: 400 },
  );
});

describe('the digest', () => {
  const next = (hour: number, timeZone: string, after: string) => nextDigest(hour, timeZone, at(after)).toISOString();

  test('comes at its hour today, or tomorrow where that is over', () => {
    expect(next(8, 'Europe/Berlin', '2026-11-20T06:59:00Z')).toBe('2026-11-20T07:00:00.000Z');
    expect(next(8, 'Europe/Berlin', '2026-11-20T07:00:00Z')).toBe('2026-11-21T07:00:00.000Z');
    expect(next(0, 'Europe/Berlin', '2026-11-20T22:59:00Z')).toBe('2026-11-20T23:00:00.000Z');
  });

  test('keeps its hour when the clock is changed, and comes once where that hour comes twice or not at all', () => {
    expect(next(8, 'Europe/Berlin', '2026-10-24T06:00:00Z')).toBe('2026-10-25T07:00:00.000Z');
    expect(next(8, 'Europe/Berlin', '2026-03-28T07:00:00Z')).toBe('2026-03-29T06:00:00.000Z');
    expect(next(2, 'Europe/Berlin', '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
    expect(next(2, 'Europe/Berlin', '2026-10-25T00:00:00Z')).toBe('2026-10-26T01:00:00.000Z');
  });

  test('in any zone: the next one is later, within two days, once on a day, and not before its hour there', () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 0, max: 23 }), (timeZone, after, hour) => {
        const first = nextDigest(hour, timeZone, after);
        expect(first.getTime()).toBeGreaterThan(after.getTime());
        expect(first.getTime() - after.getTime()).toBeLessThanOrEqual(50 * 60 * MINUTE);
        expect(wall(first, timeZone).hour).toBeGreaterThanOrEqual(hour);
        const second = nextDigest(hour, timeZone, first);
        expect(wall(second, timeZone).toISODate()).not.toBe(wall(first, timeZone).toISODate());
        // What is collected meanwhile waits for the same one.
        const meanwhile = new Date((after.getTime() + first.getTime()) / 2);
        if (meanwhile < first) expect(nextDigest(hour, timeZone, meanwhile)).toEqual(first);
      }),
      { numRuns: 400 },
    );
  });
});
