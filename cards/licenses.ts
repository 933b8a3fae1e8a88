import type { Translate } from '../locales/index.ts';
import { actions, button, type Press } from './button.ts';
import {
  box,
  type Card,
  card,
  column,
  columns,
  container,
  type Element,
  heading,
  present,
  sides,
  subtle,
  text,
} from './card.ts';
import { line } from './literal.ts';

export type LicenceLine = {
  readonly product: string;
  readonly country: string;
  readonly featureLevel: string | undefined;
  readonly owned: number;
  readonly assigned: number;
};

export type Licences = {
  readonly account: string;
  readonly lines: readonly LicenceLine[];
  readonly offset: number;
  readonly total: number;
  readonly page: (offset: number) => Press;
};

/** Owned, assigned and free by product: trouble on top, and what to do about it. */
export const licensesCard = (t: Translate, it: Licences): Card => {
  const trouble = it.lines.filter(isFull).length;
  const shown = it.offset + it.lines.length;
  const next = shown < it.total;
  const home = mostCommon(it.lines.map(({ country }) => country));
  return card(t.language, t('licenses.title'), [
    sides(
      line(present([t('licenses.title'), it.account, home]).join(' · '), { size: 'Small', isSubtle: true }),
      subtle(
        it.lines.length === it.total
          ? t('licenses.products', { count: it.total })
          : t('queue.range', { from: it.offset + 1, to: shown, total: it.total }),
      ),
    ),
    heading(headingOf(t, it, trouble)),
    it.lines.length === 0 ? undefined : table(t, it.lines, home),
    trouble === 0
      ? undefined
      : subtle(t('licenses.trouble'), { color: 'Attention', isSubtle: false, spacing: 'Medium' }),
    subtle(t('licenses.monthly'), { spacing: trouble === 0 ? 'Medium' : 'Small' }),
    it.lines.length === 0
      ? undefined
      : actions([
          button(t('buttons.assign'), { verb: 'license.form', data: { act: 'assign' } }, { primary: true }),
          button(t('buttons.release'), { verb: 'license.form', data: { act: 'release' } }),
          next ? button(t('buttons.nextPage'), it.page(shown)) : undefined,
          it.offset > 0 ? button(t('buttons.firstPage'), it.page(0), { more: next }) : undefined,
        ]),
  ]);
};

/** What matters on this page; trouble is on the first one, so only that can say that there is none. */
const headingOf = (t: Translate, it: Licences, trouble: number): string => {
  if (it.total === 0) return t('licenses.none');
  if (trouble > 0) return t('licenses.attention', { count: trouble });
  return t(it.offset === 0 ? 'licenses.fine' : 'licenses.title');
};

const mostCommon = (all: readonly string[]): string | undefined => {
  const count = (one: string) => all.filter(it => it === one).length;
  return [...new Set(all)].sort((a, b) => count(b) - count(a))[0];
};

const isFull = (it: LicenceLine): boolean => it.owned <= it.assigned;
const isOver = (it: LicenceLine): boolean => it.owned < it.assigned;
const rowStyle = (it: LicenceLine) => (isOver(it) ? { style: 'attention' } : isFull(it) ? { style: 'warning' } : {});
const colourOf = (it: LicenceLine) =>
  // On the tinted row a tinted number could not be read.
  isOver(it) || isFull(it) ? { weight: 'Bolder' } : {};

/** The product, and what sets it apart; the country that the card names on top goes without saying. */
const nameOf = (it: LicenceLine, home: string | undefined): readonly Element[] => {
  const details = present([it.featureLevel, it.country === home ? undefined : it.country]);
  return [
    text(it.product, { size: 'Small' }),
    ...(details.length === 0 ? [] : [subtle(details.join(' · '), { spacing: 'None' })]),
  ];
};

const NUMBER = { size: 'Small', horizontalAlignment: 'Right' };

const table = (t: Translate, lines: readonly LicenceLine[], home: string | undefined): Element => {
  const cell = (items: readonly Element[]) => ({ type: 'TableCell', items });
  const heads = [t('licenses.product'), t('licenses.assigned'), t('licenses.owned'), t('licenses.free')];
  return {
    type: 'Table',
    spacing: 'Medium',
    firstRowAsHeader: true,
    showGridLines: false,
    columns: [{ width: 4 }, { width: 2.4 }, { width: 2 }, { width: 1.7 }],
    rows: [
      {
        type: 'TableRow',
        cells: heads.map((words, index) =>
          cell([text(words, { size: 'Small', weight: 'Bolder', horizontalAlignment: index === 0 ? 'Left' : 'Right' })]),
        ),
      },
      ...lines.map(it => ({
        type: 'TableRow',
        ...rowStyle(it),
        cells: [
          cell(nameOf(it, home)),
          cell([text(t.number(it.assigned), NUMBER)]),
          cell([text(t.number(it.owned), NUMBER)]),
          cell([text(t.number(it.owned - it.assigned), { ...NUMBER, ...colourOf(it) })]),
        ],
      })),
    ],
    // Clients without tables.
    fallback: container(lines.map(it => plainRow(t, it, home))),
  };
};

const plainRow = (t: Translate, it: LicenceLine, home: string | undefined): Element =>
  columns(
    [
      column('stretch', nameOf(it, home)),
      column('auto', [
        text(t('licenses.freeOf', { free: it.owned - it.assigned, owned: it.owned }), { ...NUMBER, ...colourOf(it) }),
      ]),
    ],
    { spacing: 'Small' },
  );

/** The receipt: what was done, how many seats are left, and the way to take it back. */
export const licenseDoneCard = (
  t: Translate,
  it: { readonly words: string; readonly free: string; readonly undo: Readonly<Record<string, unknown>> | undefined },
): Card =>
  card(t.language, it.words, [
    box('good', [line(it.words), line(it.free, { size: 'Small' }, { spacing: 'Small' })]),
    actions([
      it.undo === undefined ? undefined : button(t('buttons.undo'), { verb: 'license.undo', data: it.undo }),
      button(t('buttons.licenses'), { verb: 'license.list', data: { offset: 0 } }),
    ]),
  ]);
