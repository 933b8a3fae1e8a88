import { calendarDay, type Day, daysAfter } from '../../domain/local-day.ts';
import type { Span } from './vocabulary.ts';

export type Days = { readonly first: Day; readonly last: Day };

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const EUROPEAN = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?$/;

/** A date as people write it: 2026-10-01, 1.10.2026, 1/10/26; without a year the latest that is not to come. */
export const dayIn = (word: string, today: Day): Day | undefined => {
  const iso = ISO.exec(word);
  if (iso !== null) return calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const european = EUROPEAN.exec(word);
  if (european === null) return undefined;
  const [, day, month, year] = european;
  return year === undefined
    ? latest(today, it => calendarDay(it, Number(month), Number(day)))
    : calendarDay(Number(year.padStart(4, '20')), Number(month), Number(day));
};

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** In this year, or in the last one where that would be in the future. */
const latest = (today: Day, inYear: (year: number) => Day | undefined): Day | undefined => {
  const now = inYear(yearOf(today));
  return now !== undefined && now <= today ? now : inYear(yearOf(today) - 1);
};

const monthOf = (first: Day): Days => ({ first, last: daysAfter(`${daysAfter(first, 31).slice(0, 7)}-01`, -1) });

/** The days of a named month, or one of them: `1 October 2026`, `October`. */
export const monthDays = (month: number, numbers: readonly number[], today: Day): Days | undefined => {
  const day = numbers.find(it => it <= 31);
  const year = numbers.find(it => it > 31);
  const inYear = (it: number) => calendarDay(it, month, day ?? 1);
  const first = year === undefined ? latest(today, inYear) : inYear(year);
  if (first === undefined || numbers.length !== Number(day !== undefined) + Number(year !== undefined))
    return undefined;
  return day === undefined ? monthOf(first) : { first, last: first };
};

/** The days that `this week` and the like mean; a week begins on Monday. */
export const spanDays = (span: Span, today: Day): Days => {
  const monday = daysAfter(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  const month = `${today.slice(0, 7)}-01`;
  switch (span) {
    case 'today':
      return { first: today, last: today };
    case 'yesterday':
      return { first: daysAfter(today, -1), last: daysAfter(today, -1) };
    case 'thisWeek':
      return { first: monday, last: daysAfter(monday, 6) };
    case 'lastWeek':
      return { first: daysAfter(monday, -7), last: daysAfter(monday, -1) };
    case 'thisMonth':
      return monthOf(month);
    case 'lastMonth':
      return monthOf(`${daysAfter(month, -1).slice(0, 7)}-01`);
    case 'thisYear':
      return { first: `${today.slice(0, 4)}-01-01`, last: `${today.slice(0, 4)}-12-31` };
  }
};
