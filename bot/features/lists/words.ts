import type { CaseFilter, CaseQuery, ListView } from '../../domain/case-list.ts';
import { type Day, daysAfter, startOfDay } from '../../domain/local-day.ts';
import { PRIORITIES, type Priority } from '../../domain/priority.ts';
import { dayIn, monthDays, spanDays } from './days.ts';
import { longestSaying, numbersIn } from './longest-saying.ts';
import { corrected } from './mistyped.ts';
import { applied, NOTHING, type Said } from './said.ts';
import { spokenWords } from './spoken-words.ts';
import type { Meaning, Vocabulary } from './vocabulary.ts';

/** The calendar where the person is. */
export type Calendar = { readonly today: Day; readonly timeZone: string };

/** What some words make of a list, which of them say nothing about lists, and how much the others say. */
export type Heard = {
  readonly query: CaseQuery;
  readonly unknown: readonly string[];
  readonly understood: number;
  /** Cases were named, and whose they are. */
  readonly cases: boolean;
  readonly whose: ListView | undefined;
};

/** Hears what somebody says about a list, such as `sort by updated descending product MicroStation`. */
export const hearWords = (
  text: string,
  query: CaseQuery,
  vocabulary: Vocabulary,
  calendar: Calendar,
  sorting = false,
): Heard => {
  const spoken = spokenWords(text);
  const hear = (words: readonly string[]) =>
    heardIn(
      words,
      spoken.map(({ written }) => written),
      query,
      vocabulary,
      calendar,
      sorting,
    );
  const words = spoken.map(({ folded }) => folded);
  const heard = hear(words);
  if (heard.unknown.length === 0) return heard;
  const again = hear(corrected(words, vocabulary));
  return again.unknown.length === 0 ? again : heard;
};

const heardIn = (
  words: readonly string[],
  written: readonly string[],
  query: CaseQuery,
  vocabulary: Vocabulary,
  calendar: Calendar,
  sorting: boolean,
): Heard => {
  const unknown: string[] = [];
  let said: Said = { ...NOTHING, sorting };
  let understood = 0;
  let at = 0;
  while (at < words.length) {
    const taken = take(words, at, said, vocabulary, calendar);
    if (taken === undefined) unknown.push(written[at] ?? '');
    else if (taken.said !== said) understood += 1;
    said = taken?.said ?? said;
    at += taken?.length ?? 1;
  }
  return { query: applied(said, query), unknown, understood, cases: said.cases, whose: said.whose };
};

type Taken = { readonly said: Said; readonly length: number };

const take = (
  words: readonly string[],
  at: number,
  said: Said,
  vocabulary: Vocabulary,
  calendar: Calendar,
): Taken | undefined => {
  const word = words[at] ?? '';
  const day = dayIn(word, calendar.today);
  if (day !== undefined) return { said: withDays(said, day, day, calendar), length: 1 };
  const found = longestSaying(words, at, vocabulary, said.sorting);
  if (found !== undefined) {
    const next = meant(said, found.means, numbersIn(words.slice(at, at + found.words.length)), calendar);
    return next && { said: next, length: found.words.length };
  }
  const priority = PRIORITIES.find(it => String(it) === word);
  if (priority === undefined || said.label !== 'priority') return undefined;
  return { said: withPriority(said, priority), length: 1 };
};

/** What has been said once this is said too; undefined where a number makes no sense in it. */
const meant = (said: Said, means: Meaning, numbers: readonly number[], calendar: Calendar): Said | undefined => {
  switch (means.is) {
    case 'filler':
      return said;
    case 'sort':
      return { ...said, sorting: true };
    case 'reset':
      return { ...said, reset: true };
    case 'direction':
      return { ...said, descending: means.descending };
    case 'rank':
      return { ...said, highest: means.highest };
    case 'cases':
      return said.cases ? said : { ...said, cases: true };
    case 'whose':
      return { ...said, whose: means.view };
    case 'column':
      return said.sorting ? { ...said, sorting: false, by: means.by } : { ...said, label: means.by };
    case 'from':
    case 'until':
    case 'before':
      return { ...said, bound: means.is };
    case 'states':
      return { ...said, filter: adding(said.filter, 'states', means.states) };
    case 'priority':
      return withPriority(said, means.priority);
    case 'requestType':
      return { ...said, filter: adding(said.filter, 'requestTypes', [means.requestType]) };
    case 'product':
      return { ...said, filter: adding(said.filter, 'products', [means.product]) };
    case 'days': {
      const [count = 0] = numbers;
      return withDays(said, daysAfter(calendar.today, 1 - Math.max(count, 1)), calendar.today, calendar);
    }
    case 'span': {
      const { first, last } = spanDays(means.span, calendar.today);
      return withDays(said, first, last, calendar);
    }
    case 'month': {
      const days = monthDays(means.month, numbers, calendar.today);
      return days && withDays(said, days.first, days.last, calendar);
    }
  }
};

const withPriority = (said: Said, priority: Priority): Said => ({
  ...said,
  filter: adding(said.filter, 'priorities', [priority]),
});

type Lists = 'states' | 'priorities' | 'requestTypes' | 'products';

const adding = <Name extends Lists>(
  filter: Partial<CaseFilter>,
  name: Name,
  values: CaseFilter[Name],
): Partial<CaseFilter> => ({ ...filter, [name]: [...new Set<unknown>([...(filter[name] ?? []), ...values])] });

const withDays = (said: Said, first: Day, last: Day, { timeZone }: Calendar): Said => {
  const { filter, bound } = said;
  const next = { ...said, bound: undefined };
  const from = startOfDay(first, timeZone);
  const until = startOfDay(daysAfter(last, 1), timeZone);
  switch (bound) {
    case 'from':
      return { ...next, filter: { ...filter, from } };
    case 'until':
      return { ...next, filter: { ...filter, until } };
    case 'before':
      return { ...next, filter: { ...filter, until: from } };
    case undefined:
      // The second day of `between … and …`.
      return filter.from !== undefined && filter.until === undefined
        ? { ...next, filter: { ...filter, until } }
        : { ...next, filter: { ...filter, from, until } };
  }
};
