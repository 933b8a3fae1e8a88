import type { CaseQuery, ListView } from '../bot/domain/case-list.ts';
import type { Translate } from '../locales/index.ts';
import { actions, button, type Press } from './button.ts';
import {
  box,
  type Card,
  card,
  column,
  columns,
  type Element,
  heading,
  type Items,
  sides,
  subtle,
  text,
} from './card.ts';
import { type ListRow, listRow } from './list-row.ts';
import { filterWords, sortWords } from './list-words.ts';
import { line } from './literal.ts';

export type CaseListShown = {
  readonly query: CaseQuery;
  /** The names of the products that the filter lets through. */
  readonly products: readonly string[];
  /** The lists that the reader has. */
  readonly views: readonly ListView[];
  /** How many cases wait for the reader. */
  readonly waiting: number;
  readonly rows: readonly ListRow[];
  readonly offset: number;
  readonly total: number;
  /** Where counting ends. */
  readonly most: number;
  readonly next: Press | undefined;
  readonly previous: Press | undefined;
  /** What the button carries that opens the page for sorting and filtering. */
  readonly here: Readonly<Record<string, unknown>>;
  /** What a form that is opened from here is found by. */
  readonly ref: string;
  readonly note: string | undefined;
};

/** One page of a list of cases, with the ways to the other pages and the other lists. */
export const caseListCard = (t: Translate, it: CaseListShown): Card => {
  const { sort, filter, view } = it.query;
  const title = t(`lists.views.${view}`);
  const only = filterWords(t, filter, it.products);
  const empty = it.rows.length === 0;
  return card(t.language, `${title}: ${position(t, it)}`, [
    viewChoice(t, it),
    sides(heading(title), subtle(position(t, it)), { spacing: 'Small' }),
    empty && only === undefined ? undefined : subtle(sortWords(t, sort), { spacing: 'None' }),
    only === undefined ? undefined : line(only, { size: 'Small', isSubtle: true }, { spacing: 'None' }),
    it.note === undefined ? undefined : box('emphasis', [text(it.note, { size: 'Small' })]),
    ...(empty
      ? [text(t(`lists.empty.${only === undefined ? view : 'filtered'}`))]
      : it.rows.flatMap(shown => listRow(t, shown, view === 'action'))),
    actions(empty ? emptyButtons(t, it, only !== undefined) : buttons(t, it)),
  ]);
};

/** "11–20 of 234" */
const position = (t: Translate, { offset, rows, total, most }: CaseListShown): string => {
  if (rows.length === total) return t('lists.count', { count: total });
  const of = total > most ? t('lists.moreThan', { count: t.number(most) }) : t.number(total);
  return t('lists.range', { from: t.number(offset + 1), to: t.number(offset + rows.length), total: of });
};

/** The lists there are, two side by side, so that they fit on a phone. */
const viewChoice = (t: Translate, it: CaseListShown): Element | undefined => {
  const cells = it.views.map(view => viewCell(t, it, view));
  const rows = cells.flatMap((cell, at) => (at % 2 === 0 ? [[cell, cells[at + 1] ?? column('stretch', [])]] : []));
  return box(
    'emphasis',
    rows.map(pair => columns(pair, { spacing: 'Small' })),
    { bleed: true },
  );
};

const viewCell = (t: Translate, { query, waiting }: CaseListShown, view: ListView): Element => {
  const name = t(`lists.views.${view}`);
  const words = view === 'action' && waiting > 0 ? `${name} · ${t.number(waiting)}` : name;
  const look = view === query.view ? { weight: 'Bolder' } : { color: 'Accent' };
  return column('stretch', [text(words, { size: 'Small', ...look })], {
    selectAction: button(words, { verb: 'list.show', data: { view } }),
  });
};

const sortFilter = (t: Translate, it: CaseListShown): Element =>
  button(t('buttons.sortFilter'), { verb: 'list.form', data: it.here });

const buttons = (t: Translate, it: CaseListShown): Items => [
  it.next === undefined ? undefined : button(t('buttons.nextPage'), it.next, { primary: true }),
  it.previous === undefined ? undefined : button(t('buttons.previousPage'), it.previous),
  sortFilter(t, it),
  button(t('buttons.export'), { verb: 'export.choose', data: {} }),
];

const emptyButtons = (t: Translate, it: CaseListShown, filtered: boolean): Items => {
  const { view } = it.query;
  if (filtered)
    return [
      button(t('buttons.withoutFilter'), { verb: 'list.show', data: { view } }, { primary: true }),
      sortFilter(t, it),
    ];
  if (view === 'action' || view === 'account')
    return [button(t('lists.views.all'), { verb: 'list.show', data: { view: 'all' } }, { primary: true })];
  return [button(t('buttons.openCase'), { verb: 'intake.open', data: { ref: it.ref } }, { primary: true })];
};
