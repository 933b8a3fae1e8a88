import type { Language } from '../bot/domain/language.ts';

export type Formats = {
  /** Relative when near ("today 14:05"), a date otherwise. */
  readonly when: (at: Date) => string;
  /** The day and the time of day, as a history shows it. */
  readonly moment: (at: Date) => string;
  /** The day with its year and the time of day, for what is read at another time. */
  readonly exact: (at: Date) => string;
  /** How long ago, in the largest unit that says it. */
  readonly age: (from: Date, to?: Date) => { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number };
  /** "1.4 MB" */
  readonly size: (bytes: number) => string;
  /** A date that binds: "Friday 28 November", with the year where it is not this one. */
  readonly day: (at: Date) => string;
  readonly number: (value: number) => string;
  /** "a, b and c" */
  readonly list: (items: readonly string[]) => string;
  /** The name of a language in this one. */
  readonly languageName: (language: Language) => string;
  readonly country: (code: string) => string;
};

type Makers = {
  time: Intl.DateTimeFormat;
  key: Intl.DateTimeFormat;
  near: Intl.DateTimeFormat;
  far: Intl.DateTimeFormat;
  nearAt: Intl.DateTimeFormat;
  farAt: Intl.DateTimeFormat;
  day: Intl.DateTimeFormat;
  dayAndYear: Intl.DateTimeFormat;
  relative: Intl.RelativeTimeFormat;
  number: Intl.NumberFormat;
  sizes: readonly Intl.NumberFormat[];
  list: Intl.ListFormat;
  languages: Intl.DisplayNames;
  countries: Intl.DisplayNames;
};

// Intl objects are dear to make and cheap to use.
const made = new Map<string, Makers>();

const LOCALES: Readonly<Partial<Record<Language, string>>> = { en: 'en-GB', pt: 'pt-PT', zh: 'zh-Hans' };

const makersFor = (language: Language, timeZone: string): Makers => {
  const key = `${language} ${timeZone}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const locale = LOCALES[language] ?? language;
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const makers: Makers = {
    time: date({ hour: '2-digit', minute: '2-digit' }),
    key: new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
    near: date({ day: 'numeric', month: 'short' }),
    far: date({ day: 'numeric', month: 'short', year: 'numeric' }),
    nearAt: date({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    farAt: date({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
    day: date({ weekday: 'long', day: 'numeric', month: 'long' }),
    dayAndYear: date({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    relative: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
    number: new Intl.NumberFormat(locale),
    sizes: ['kilobyte', 'megabyte', 'gigabyte'].map(
      unit => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }),
    ),
    list: new Intl.ListFormat(locale, { type: 'conjunction' }),
    languages: new Intl.DisplayNames(locale, { type: 'language' }),
    countries: new Intl.DisplayNames(locale, { type: 'region' }),
  };
  made.set(key, makers);
  return makers;
};

const DAY = 86_400_000;

/** How a language writes dates, numbers and lists for a reader in a time zone. */
export const formatsFor = (language: Language, timeZone: string, now: Date): Formats => {
  const makers = makersFor(language, timeZone);
  const dayNumber = (at: Date) => Math.round(Date.parse(`${makers.key.format(at)}T00:00:00Z`) / DAY);
  const sameYear = (at: Date) => makers.key.format(at).slice(0, 4) === makers.key.format(now).slice(0, 4);
  const nearby = (at: Date): string | undefined => {
    const days = dayNumber(at) - dayNumber(now);
    return Math.abs(days) <= 1 ? `${makers.relative.format(days, 'day')} ${makers.time.format(at)}` : undefined;
  };
  return {
    when: at => nearby(at) ?? (sameYear(at) ? makers.near : makers.far).format(at),
    moment: at => nearby(at) ?? (sameYear(at) ? makers.nearAt : makers.farAt).format(at),
    exact: at => makers.farAt.format(at),
    age: (from, to = now) => {
      const minutes = Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));
      if (minutes < 60) return { unit: 'minutes', count: minutes };
      return minutes < 48 * 60
        ? { unit: 'hours', count: Math.floor(minutes / 60) }
        : { unit: 'days', count: Math.floor(minutes / 1440) };
    },
    size: bytes => {
      const power = bytes < 1_000_000 ? 0 : bytes < 1_000_000_000 ? 1 : 2;
      // A file of a few bytes is not an empty one.
      const seen = bytes > 0 ? Math.max(bytes, 100) : 0;
      return makers.sizes[power]?.format(seen / 1000 ** (power + 1)) ?? '';
    },
    day: at => (sameYear(at) ? makers.day : makers.dayAndYear).format(at),
    number: value => makers.number.format(value),
    list: items => makers.list.format(items),
    languageName: code => makers.languages.of(code) ?? code,
    country: code => makers.countries.of(code) ?? code,
  };
};
