const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR };

/** The beginning of the UTC day that lies so many days before `now`. */
export const dayBefore = (now: Date, days: number): Date =>
  new Date(Math.floor(now.getTime() / DAY) * DAY - days * DAY);

/** `YYYY-MM-DD` of a UTC day. */
export const dayText = (at: Date): string => at.toISOString().slice(0, 10);

export const isWeekend = (at: Date): boolean => at.getUTCDay() === 0 || at.getUTCDay() === 6;

/**
 * An instant before `now`, as the demo scripts write it: `12d 09:40` is that time (UTC) of the twelfth working day
 * before today, `3h` and `25m` are that long ago.
 */
export const ago = (now: Date, text: string): Date => {
  const short = /^(\d+)([hm])$/.exec(text);
  if (short) return new Date(now.getTime() - Number(short[1]) * (UNITS[short[2] ?? ''] ?? 0));
  const [, days, hour, minute] = /^(\d+)d (\d\d):(\d\d)$/.exec(text) ?? [];
  if (days === undefined || days === '0') throw new Error(`Not a time before now: ${text}`);
  return new Date(workingDayBefore(now, Number(days)).getTime() + Number(hour) * HOUR + Number(minute) * MINUTE);
};

const workingDayBefore = (now: Date, count: number): Date => {
  let day = 0;
  for (let left = count; left > 0; ) {
    day += 1;
    if (!isWeekend(dayBefore(now, day))) left -= 1;
  }
  return dayBefore(now, day);
};
