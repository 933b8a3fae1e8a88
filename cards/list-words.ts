import { type CaseFilter, type CaseSort, type CaseSortColumn, leavesOpen } from '../bot/domain/case-list.ts';
import { dayOf, daysAfter, startOfDay } from '../bot/domain/local-day.ts';
import type { Translate } from '../locales/index.ts';
import { priorityName } from './state.ts';

export const columnName = (t: Translate, by: CaseSortColumn): string => t(`lists.columns.${by}`);

/** "descending"; for instants and priorities, what comes first: the most urgent has the lowest number. */
export const directionName = (t: Translate, { by, descending }: CaseSort): string => {
  if (by === 'updated') return t(descending ? 'lists.newestFirst' : 'lists.oldestFirst');
  if (by === 'priority') return t(descending ? 'lists.lowestFirst' : 'lists.highestFirst');
  return t(descending ? 'lists.descending' : 'lists.ascending');
};

/** "Sorted by Priority, ascending" */
export const sortWords = (t: Translate, sort: CaseSort): string =>
  t('lists.sortedBy', { column: columnName(t, sort.by), direction: directionName(t, sort) });

/** "Only Awaiting Info / Resolved, MicroStation, updated since 1 October"; undefined where nothing is left out. */
export const filterWords = (t: Translate, filter: CaseFilter, products: readonly string[]): string | undefined => {
  const parts = [
    leavesOpen(filter) ? t('lists.open') : filter.states.map(state => t(`states.${state}`)).join(' / '),
    filter.priorities.map(priority => priorityName(t, priority)).join(' / '),
    filter.requestTypes.map(type => t(`requestTypes.${type}.title`)).join(' / '),
    products.join(' / '),
    daysWords(t, filter),
  ].filter(part => part !== '');
  return parts.length === 0 ? undefined : t('lists.only', { what: parts.join(', ') });
};

/** The end of a filter is not included; people name the last day that is. */
export const lastDay = (until: Date, timeZone: string): string => daysAfter(dayOf(until, timeZone), -1);

const daysWords = (t: Translate, { from, until }: CaseFilter): string => {
  const { timeZone } = t;
  const last = until === undefined ? undefined : startOfDay(lastDay(until, timeZone), timeZone);
  if (from !== undefined && last?.getTime() === from.getTime()) return t('lists.onDay', { day: t.day(from) });
  if (from !== undefined && last !== undefined) return t('lists.between', { from: t.day(from), to: t.day(last) });
  if (from !== undefined) return t('lists.since', { day: t.day(from) });
  return last === undefined ? '' : t('lists.until', { day: t.day(last) });
};
