import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CASE_SORTS, type CaseQuery, firstQuery } from '../../bot/domain/case-list.ts';
import { dayIn, monthDays, spanDays } from '../../bot/features/lists/days.ts';
import { type Vocabulary, vocabularyOf } from '../../bot/features/lists/vocabulary.ts';
import { hearWords } from '../../bot/features/lists/words.ts';
import { createKnowledge } from '../../knowledge/knowledge.ts';
import { loadContent } from '../../knowledge/load.ts';
import { translator } from '../../locales/index.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
const knowledge = createKnowledge(loadContent());
const vocabularyIn = (language: 'en' | 'de'): Vocabulary => vocabularyOf({ knowledge, language });
const vocabularies = { en: vocabularyIn('en'), de: vocabularyIn('de') };
const calendar = { today: '2026-11-20', timeZone: 'Europe/Prague' };

const hear = (text: string, language: 'en' | 'de' = 'en', query: CaseQuery = firstQuery('mine'), sorting = false) =>
  hearWords(text, query, vocabularies[language], calendar, sorting);
const filterOf = (text: string, language: 'en' | 'de' = 'en') => {
  const { query, unknown } = hear(text, language);
  expect(unknown, text).toEqual([]);
  return query.filter;
};
const sortOf = (text: string, language: 'en' | 'de' = 'en') => {
  const { query, unknown } = hear(text, language);
  expect(unknown, text).toEqual([]);
  return query.sort;
};
const at = (text: string) => new Date(text);

describe('sorting', () => {
  test.each([
    ['sort by priority', 'priority', false],
    ['sorted by priority descending', 'priority', true],
    ['sort by updated', 'updated', true],
    ['sort by last update ascending', 'updated', false],
    ['oldest first', 'updated', false],
    ['descending by case number', 'number', true],
    ['by contact', 'contact', false],
    ['ordered by ultimate desc', 'ultimate', true],
    ['priority', 'priority', false],
    ['SORT BY Short Description.', 'description', false],
    ['by priority, highest first', 'priority', false],
    ['most urgent first', 'priority', false],
    ['sorted from high to low priority', 'priority', false],
    ['priority lowest first', 'priority', true],
    ['by number highest first', 'number', true],
    ['sort by prioirty', 'priority', false],
    ['srted by descripton', 'description', false],
  ] as const)('%s', (text, by, descending) => {
    expect(sortOf(text)).toEqual({ by, descending });
    expect(filterOf(text)).toEqual(firstQuery('mine').filter);
  });

  test.each([
    ['sortiert nach priorität', 'priority', false],
    ['sortiert nach prioritaet absteigend', 'priority', true],
    ['nach letzter änderung', 'updated', true],
    ['sortiert nach kontaktperson aufsteigend', 'contact', false],
    ['sortiert nach konzern', 'ultimate', false],
    ['sort by priority', 'priority', false],
  ] as const)('in German: %s', (text, by, descending) => {
    expect(sortOf(text, 'de')).toEqual({ by, descending });
  });

  test.each(CASE_SORTS)('by the name of the column %s, both ways, in both languages', by => {
    for (const language of ['en', 'de'] as const) {
      const t = translator(language, 'UTC', NOW);
      const [sort] = t('lists.words.sort').split('|');
      const name = t(`lists.columns.${by}`);
      expect(sortOf(`${sort} ${name} ${t('lists.ascending')}`, language)).toEqual({ by, descending: false });
      expect(sortOf(`${sort} ${name} ${t('lists.descending')}`, language)).toEqual({ by, descending: true });
    }
  });

  test('a direction alone turns the list round; words after "sort by" are columns first', () => {
    const query: CaseQuery = { ...firstQuery('all'), sort: { by: 'state', descending: false } };
    expect(hear('descending', 'en', query, true).query.sort).toEqual({ by: 'state', descending: true });
    expect(hear('date', 'en', query, true).query.sort).toEqual({ by: 'updated', descending: true });
  });
});

describe('filtering', () => {
  test.each([
    ['closed', { states: ['closed'] }],
    ['awaiting info', { states: ['awaiting-info'] }],
    ['in state resolved or closed', { states: ['resolved', 'closed'] }],
    ['open', { states: ['new', 'work-in-progress', 'awaiting-info', 'pending-development', 'resolved'] }],
    ['done', { states: ['closed', 'cancelled'] }],
    ['priority 1', { priorities: [1] }],
    ['priority 1 and 2', { priorities: [1, 2] }],
    ['critical', { priorities: [1] }],
    ['p4', { priorities: [4] }],
    ['product MicroStation', { products: ['microstation'] }],
    ['PLAXIS 2D, STAAD.Pro', { products: ['plaxis-2d', 'staad-pro'] }],
    ['license support', { requestTypes: ['license-support'] }],
    ['awaiting my reply', { states: ['awaiting-info'] }],
    ['microstaton resolvd', { products: ['microstation'], states: ['resolved'] }],
    ['request type Billing Support', { requestTypes: ['billing-support'] }],
  ])('%s', (text, filter) => {
    expect(filterOf(text)).toEqual({ ...firstQuery('mine').filter, ...filter });
    expect(sortOf(text)).toEqual(firstQuery('mine').sort);
  });

  test.each([
    ['warten auf info', { states: ['awaiting-info'] }],
    ['wartet auf Angaben', { states: ['awaiting-info'] }],
    ['Status gelöst oder geschlossen', { states: ['resolved', 'closed'] }],
    ['priorität 1 und 2', { priorities: [1, 2] }],
    ['kritisch', { priorities: [1] }],
    ['produkt MicroStation', { products: ['microstation'] }],
    ['lizenzsupport', { requestTypes: ['license-support'] }],
    ['awaiting info', { states: ['awaiting-info'] }],
    ['erledigte', { states: ['closed', 'cancelled'] }],
    ['mit hoher Priorität', { priorities: [2] }],
    ['die auf Angaben warten', { states: ['awaiting-info'] }],
    ['gelösten oder geschlossenen', { states: ['resolved', 'closed'] }],
    ['Microstaton', { products: ['microstation'] }],
  ])('in German: %s', (text, filter) => {
    expect(filterOf(text, 'de')).toEqual({ ...firstQuery('mine').filter, ...filter });
  });

  test.each([
    ['from 2026-10-01', '2026-09-30T22:00:00Z', undefined],
    ['since 1.10.2026', '2026-09-30T22:00:00Z', undefined],
    ['since 1.10.26', '2026-09-30T22:00:00Z', undefined],
    ['since 1 Oct', '2026-09-30T22:00:00Z', undefined],
    ['from 1/10/2026 to 31/10/2026', '2026-09-30T22:00:00Z', '2026-10-31T23:00:00Z'],
    ['between 2026-10-01 and 2026-10-02', '2026-09-30T22:00:00Z', '2026-10-02T22:00:00Z'],
    ['until 2026-10-01', undefined, '2026-10-01T22:00:00Z'],
    ['before 2026-10-01', undefined, '2026-09-30T22:00:00Z'],
    ['2026-10-01', '2026-09-30T22:00:00Z', '2026-10-01T22:00:00Z'],
    ['updated today', '2026-11-19T23:00:00Z', '2026-11-20T23:00:00Z'],
    ['yesterday', '2026-11-18T23:00:00Z', '2026-11-19T23:00:00Z'],
    ['last week', '2026-11-08T23:00:00Z', '2026-11-15T23:00:00Z'],
    ['since last month', '2026-09-30T22:00:00Z', undefined],
    ['last 7 days', '2026-11-13T23:00:00Z', '2026-11-20T23:00:00Z'],
    ['October', '2026-09-30T22:00:00Z', '2026-10-31T23:00:00Z'],
    ['since 1 October 2025', '2025-09-30T22:00:00Z', undefined],
    ['December', '2025-11-30T23:00:00Z', '2025-12-31T23:00:00Z'],
  ])('%s', (text, from, until) => {
    const filter = filterOf(text);
    expect(filter.from).toEqual(from === undefined ? undefined : at(from));
    expect(filter.until).toEqual(until === undefined ? undefined : at(until));
  });

  test.each([
    ['ab 1.10.2026', '2026-09-30T22:00:00Z', undefined],
    ['ab 1. Okt.', '2026-09-30T22:00:00Z', undefined],
    ['vom 1. Oktober bis zum 31. Oktober', '2026-09-30T22:00:00Z', '2026-10-31T23:00:00Z'],
    ['letzte Woche', '2026-11-08T23:00:00Z', '2026-11-15T23:00:00Z'],
    ['der letzten 7 Tage', '2026-11-13T23:00:00Z', '2026-11-20T23:00:00Z'],
    ['vor dem 1.10.2026', undefined, '2026-09-30T22:00:00Z'],
    ['seit gestern', '2026-11-18T23:00:00Z', undefined],
  ])('in German: %s', (text, from, until) => {
    const filter = filterOf(text, 'de');
    expect(filter.from).toEqual(from === undefined ? undefined : at(from));
    expect(filter.until).toEqual(until === undefined ? undefined : at(until));
  });

  test('everything at once', () => {
    expect(hear('sort by updated descending product MicroStation from 2026-10-01').query).toEqual({
      view: 'mine',
      sort: { by: 'updated', descending: true },
      filter: { ...firstQuery('mine').filter, products: ['microstation'], from: at('2026-09-30T22:00:00Z') },
    });
  });

  test('what is not mentioned stays as the list has it; reset leaves nothing', () => {
    const query = hear('closed priority 2 from 2026-10-01 sort by number').query;
    const next = hear('resolved', 'en', query).query;
    expect(next).toEqual({ ...query, filter: { ...query.filter, states: ['resolved'] } });
    expect(hear('until 2026-10-09', 'en', query).query.filter).toMatchObject({ from: undefined, priorities: [2] });
    expect(hear('reset', 'en', query).query).toEqual(firstQuery('mine'));
    expect(hear('nothing', 'en', query).query).toEqual(firstQuery('mine'));
  });
});

describe('what waits for somebody', () => {
  test.each([
    ['waiting for me', 'en'],
    ['die auf mich warten', 'de'],
  ] as const)('is the list on which it is answered: %s', (text, language) => {
    expect(hear(text, language)).toMatchObject({ unknown: [], query: firstQuery('action') });
  });
});

describe('what says nothing about a list', () => {
  test.each([
    ['sort by colour', ['colour']],
    ['priority 5', ['5']],
    ['nach Größe', ['nach', 'Größe']],
    ['product Photoshop', ['Photoshop']],
    ['from 2026-13-01', ['2026-13-01']],
    ['31 february', ['31']],
    // As much like one word as like another.
    ['my stated', ['stated']],
    ['are not shown anywhere', ['not', 'shown', 'anywhere']],
  ])('%s', (text, unknown) => {
    expect(hear(text).unknown).toEqual(unknown);
  });

  test('counts apart from what does', () => {
    expect(hear('with the and of').understood).toBe(0);
    expect(hear('filter elements in MicroStation by level')).toMatchObject({ unknown: ['elements'], understood: 2 });
  });
});

describe('days', () => {
  test('a date without a year is the latest that is not to come', () => {
    expect(dayIn('19.11', '2026-11-20')).toBe('2026-11-19');
    expect(dayIn('21.11', '2026-11-20')).toBe('2025-11-21');
    expect(dayIn('29.2.2025', '2026-11-20')).toBeUndefined();
    expect(dayIn('1.10', '')).toBeUndefined();
  });

  test('a month ends on its last day, a week begins on Monday', () => {
    expect(monthDays(2, [2028], '2026-11-20')).toEqual({ first: '2028-02-01', last: '2028-02-29' });
    expect(spanDays('thisWeek', '2026-11-22')).toEqual({ first: '2026-11-16', last: '2026-11-22' });
    expect(spanDays('lastMonth', '2026-01-31')).toEqual({ first: '2025-12-01', last: '2025-12-31' });
  });
});

test('any text is heard without an accident, and every word is understood or named', () => {
  const said = [...vocabularies.en.values(), ...vocabularies.de.values()].flat().map(it => it.words.join(' '));
  const word = fc.oneof(
    fc.constantFrom(...said, '7', '31', '2024', '1.2', '#'),
    fc.string(),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), fc.boolean(), (words, sorting) => {
      const text = words.join(' ');
      for (const language of ['en', 'de'] as const) {
        const { query, unknown, understood } = hear(text, language, firstQuery('all'), sorting);
        expect(['all', 'action']).toContain(query.view);
        expect(CASE_SORTS).toContain(query.sort.by);
        const { states, priorities, products } = query.filter;
        for (const list of [states, priorities, products] as readonly (readonly unknown[])[])
          expect(new Set(list).size).toBe(list.length);
        for (const day of [query.filter.from, query.filter.until]) expect(day?.getTime()).not.toBeNaN();
        expect(unknown.length + understood).toBeLessThanOrEqual(text.split(/\s+/).length * 8 + 1);
      }
    }),
    { numRuns: 500 },
  );
});
