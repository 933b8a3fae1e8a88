import { type CaseQuery, firstQuery, NO_FILTER } from '../../../bot/domain/case-list.ts';
import { asId, type ProductId } from '../../../bot/domain/ids.ts';
import { type CaseListShown, caseListCard } from '../../../cards/case-list.ts';
import { foundCasesCard } from '../../../cards/found-cases.ts';
import { listFormCard } from '../../../cards/list-form.ts';
import type { ListRow } from '../../../cards/list-row.ts';
import { cut } from '../../../cards/literal.ts';
import type { Translate } from '../../../locales/index.ts';
import { ago, caseId, EVIL, LISTED, LONG_SHORT, NAMES, typed, WIDE } from './data.ts';
import type { Exhibit } from './exhibit.ts';

const row = (line: (typeof LISTED)[number], more: Partial<ListRow> = {}): ListRow => ({
  ...line,
  version: 7,
  mine: true,
  ...more,
});

const ten = (line: (typeof LISTED)[number] | undefined, more: Partial<ListRow>): readonly ListRow[] =>
  line === undefined ? [] : Array.from({ length: 10 }, (_, at) => row(line, { ...more, id: caseId(1200 + at) }));

const press = (offset: number) => ({
  verb: 'list.page',
  data: {
    query: {
      view: 'account',
      by: 'description',
      descending: true,
      states: ['new', 'resolved'],
      from: ago(900).toISOString(),
    },
    cursor: { direction: 'after', state: 'resolved', key: LONG_SHORT.slice(0, 60), id: caseId(1042) },
    offset,
  },
});

const FULL: CaseQuery = {
  view: 'account',
  sort: { by: 'description', descending: true },
  filter: {
    states: ['new', 'work-in-progress', 'awaiting-info', 'pending-development', 'resolved'],
    priorities: [1, 2],
    requestTypes: ['license-support', 'training-partner'],
    products: ['microstation', 'plaxis-2d'].map(id => asId<ProductId>(id)),
    from: ago(24 * 50),
    until: ago(24),
  },
};

const shown = (query: CaseQuery, rows: readonly ListRow[], more: Partial<CaseListShown> = {}): CaseListShown => ({
  query,
  products: [],
  views: ['all', 'action', 'mine', 'account'],
  waiting: 3,
  rows,
  offset: 0,
  total: rows.length,
  most: 1000,
  next: undefined,
  previous: undefined,
  here: { query: press(0).data.query, offset: 0 },
  ref: 'ref',
  note: undefined,
  ...more,
});

const [LONG, WAITING] = LISTED;
const RESOLVED = LISTED.find(({ state }) => state === 'resolved');

const lists: Readonly<Record<string, (t: Translate) => CaseListShown>> = {
  'all cases': () =>
    shown(
      firstQuery('all'),
      LISTED.map(line => row(line)),
      { views: ['all', 'action', 'mine'] },
    ),
  'second page': () =>
    shown(
      firstQuery('mine'),
      LISTED.map(line => row(line)),
      {
        offset: 10,
        total: 234,
        next: press(20),
        previous: press(0),
      },
    ),
  'account longest': t =>
    shown(FULL, ten(LONG, { contact: NAMES.long }), {
      products: ['MicroStation', 'PLAXIS 2D'],
      offset: 1010,
      total: 1020,
      next: press(1020),
      previous: press(1000),
      note: t('lists.lastPage'),
    }),
  'action needed': () =>
    shown(
      firstQuery('action'),
      [WAITING, RESOLVED].flatMap(line => (line === undefined ? [] : [row(line)])),
    ),
  'action needed longest': () =>
    shown(
      firstQuery('action'),
      ten(RESOLVED, { shortDescription: LONG_SHORT, about: 'OpenPlant Project Administrator' }),
      {
        total: 1001,
        waiting: 1001,
        next: press(10),
        previous: press(0),
      },
    ),
  'empty all': () => shown(firstQuery('all'), [], { waiting: 0 }),
  'empty action': () => shown(firstQuery('action'), [], { waiting: 0 }),
  'empty mine': () => shown(firstQuery('mine'), [], { waiting: 0 }),
  'empty account': () => shown(firstQuery('account'), [], { waiting: 0 }),
  'empty filtered': () =>
    shown({ ...firstQuery('all'), filter: { ...NO_FILTER, states: ['cancelled'], priorities: [1] } }, [], {
      waiting: 0,
    }),
};

const PRODUCTS = Array.from({ length: 60 }, (_, at) => ({
  title: `OpenPlant Project Administrator ${at}`,
  value: `openplant-project-administrator-${at}`,
}));
const form = (query: CaseQuery) => ({
  query,
  views: ['all', 'action', 'mine', 'account'] as const,
  products:
    query.filter.products.length === 0
      ? PRODUCTS
      : [{ title: 'MicroStation, PLAXIS 2D', value: 'microstation,plaxis-2d' }, ...PRODUCTS],
});

const MARKED = typed(`${'"quoted" model, '.repeat(3)}raster with "quotes" and sync at the end of this text, `);

const found = (words: string, passage: string, line = LISTED[2]) => ({
  words,
  offset: 10,
  next: { verb: 'search.find', data: { words, offset: 20 } },
  previous: { verb: 'search.find', data: { words, offset: 0 } },
  cases: ten(line, {}).map(it => ({ line: it, passage })),
});

/** Lists of cases, the page that sorts and filters them, and what a search finds. */
export const listExhibits: readonly Exhibit[] = [
  ...Object.entries(lists).map(([name, make]) => ({
    name: `list ${name}`,
    draw: (t: Translate) => caseListCard(t, make(t)),
  })),
  { name: 'list form', draw: t => listFormCard(t, form(firstQuery('all'))) },
  { name: 'list form full', draw: t => listFormCard(t, form(FULL)) },
  {
    name: 'found cases',
    draw: t =>
      foundCasesCard(t, {
        ...found(typed('raster sync'), typed('Since the update the raster reference is gone after every sync.')),
        offset: 0,
        next: undefined,
        previous: undefined,
        cases: LISTED.slice(1, 5).map(line => ({
          line,
          passage: typed(
            'Since the update the raster reference is gone after every sync. It is listed and greyed out, and reloading it does not help at all.',
          ),
        })),
      }),
  },
  {
    name: 'found cases longest',
    draw: t => foundCasesCard(t, found(cut(`${EVIL} ${'sync raster model '.repeat(20)}`, 240), MARKED, LONG)),
  },
  { name: 'found cases hostile', draw: t => foundCasesCard(t, found('sync', `${EVIL} sync`, LONG)) },
  { name: 'found cases wide', draw: t => foundCasesCard(t, found(cut(WIDE, 240), WIDE, LONG)) },
  {
    name: 'found nothing',
    draw: t => foundCasesCard(t, { words: EVIL, offset: 0, next: undefined, previous: undefined, cases: [] }),
  },
];
