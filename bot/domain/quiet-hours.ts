import { dayOf, daysAfter, startOfDay, wallTime } from './local-day.ts';
import type { QuietHours } from './preferences.ts';

const MINUTE = 60_000;
const DAY_MINUTES = 1440;

const minuteOf = (at: number, timeZone: string): number => {
  const wall = new Date(wallTime(at, timeZone));
  return wall.getUTCHours() * 60 + wall.getUTCMinutes();
};

const within = ({ from, until }: QuietHours, minute: number): boolean =>
  from < until ? from <= minute && minute < until : minute >= from || minute < until;

/** Whether the clock on the wall shows quiet hours at that instant; the same time twice is no time. */
export const isQuiet = (quiet: QuietHours, timeZone: string, at: Date): boolean =>
  quiet.from !== quiet.until && within(quiet, minuteOf(at.getTime(), timeZone));

/** The first minute after one at which something holds, up to another one at which it does; it holds on from there. */
const firstMinute = (after: number, upTo: number, holds: (at: number) => boolean): number => {
  let [not, yes] = [after, upTo];
  while (yes - not > MINUTE) {
    const middle = not + Math.floor((yes - not) / MINUTE / 2) * MINUTE;
    if (holds(middle)) yes = middle;
    else not = middle;
  }
  return yes;
};

/** When the quiet hours end in which an instant lies, by the clock on the wall, whatever is done to that meanwhile. */
export const quietUntil = (quiet: QuietHours, timeZone: string, at: Date): Date | undefined => {
  const over = (instant: number) => !isQuiet(quiet, timeZone, new Date(instant));
  let before = Math.floor(at.getTime() / MINUTE) * MINUTE;
  if (over(before)) return undefined;
  for (;;) {
    // As far as the end would be on a clock that nobody changes; a clock put back makes it a second step.
    const left = (quiet.until - minuteOf(before, timeZone) + DAY_MINUTES) % DAY_MINUTES;
    const next = before + Math.max(left, 1) * MINUTE;
    if (over(next)) return new Date(firstMinute(before, next, over));
    before = next;
  }
};

/** The next time at which a digest comes: once on each day there, also where the hour is skipped or comes twice. */
export const nextDigest = (hour: number, timeZone: string, after: Date): Date => {
  const today = dayOf(after, timeZone);
  const of = (day: string): Date => {
    const begin = startOfDay(day, timeZone).getTime();
    const there = (at: number) => dayOf(new Date(at), timeZone) !== day || minuteOf(at, timeZone) >= hour * 60;
    return there(begin)
      ? new Date(begin)
      : new Date(firstMinute(begin, startOfDay(daysAfter(day, 1), timeZone).getTime(), there));
  };
  const first = of(today);
  return first > after ? first : of(daysAfter(today, 1));
};
