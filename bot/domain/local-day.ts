/** A day of the calendar, `2026-11-20`, as a person in some place counts it. */
export type Day = string;

const DAY = 86_400_000;
// Intl objects are dear to make and cheap to use.
const clocks = new Map<string, Intl.DateTimeFormat>();

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  clocks.set(timeZone, made);
  return made;
};

/** What a clock on the wall shows there, as if it were UTC. */
export const wallTime = (at: number, timeZone: string): number => {
  const part = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`);
};

/** The day that an instant falls on there. */
export const dayOf = (at: Date, timeZone: string): Day =>
  new Date(wallTime(at.getTime(), timeZone)).toISOString().slice(0, 10);

/** The instant at which a day begins there, also where a change of the clock skips midnight. */
export const startOfDay = (day: Day, timeZone: string): Date => {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const offsetAt = (at: number) => wallTime(at, timeZone) - at;
  const early = midnight - offsetAt(midnight - DAY);
  const late = midnight - offsetAt(midnight + DAY);
  const candidates = [early, late].filter(at => dayOf(new Date(at), timeZone) === day);
  return new Date(candidates.length === 0 ? early : Math.min(...candidates));
};

/** So many days later; earlier for a negative number. */
export const daysAfter = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** The day of a year, a month and a day; undefined where the calendar of our times has none such. */
export const calendarDay = (year: number, month: number, day: number): Day | undefined => {
  const at = new Date(Date.UTC(year, month - 1, day));
  const is = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return is && year >= 1970 && year < 3000 ? at.toISOString().slice(0, 10) : undefined;
};
