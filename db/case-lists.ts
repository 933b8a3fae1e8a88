import { STATES } from '../bot/domain/case.ts';
import type { CaseCursor, CaseQuery } from '../bot/domain/case-list.ts';
import type { AccountId, CaseId } from '../bot/domain/ids.ts';
import { lineColumns, lineOf } from './case-rows.ts';
import type { Dialect } from './dialect.ts';
import { isGiven } from './given.ts';
import { listOf } from './last-list.ts';
import { beginning, type Order, orderOf, type Place, placeOf, reversed } from './list-order.ts';
import { listRows } from './list-rows.ts';
import { scopeOf } from './list-scope.ts';
import { orUndefined } from './rows.ts';
import type { CaseLists, CasePage, ListViewer } from './store/lists.ts';

type Lists = Pick<CaseLists, 'caseList' | 'countCaseList' | 'caseListRows' | 'lastList'>;

/** Reads lists of cases, each page from where another one begins or ends. */
export const caseLists = (dialect: Dialect, tries?: Parameters<typeof listRows>[1]): Lists => {
  const { db, t, prepare, oneOf } = dialect;
  const { rowsFrom, countRows } = listRows(dialect, tries);
  const c = t.cases;

  const these = oneOf(c.id, 'ids');
  const line = { ...lineColumns(t), contact: c.contact, account: c.account };
  const exported = {
    category: c.category,
    situation: c.situation,
    impact: c.impact,
    productVersion: c.productVersion,
    customerReference: c.customerReference,
    description: c.description,
  };
  const lines = prepare('list_lines', db.select(line).from(c).where(these));
  const exportLines = prepare(
    'list_export_lines',
    db
      .select({ ...line, ...exported })
      .from(c)
      .where(these),
  );
  const last = prepare(
    'last_list',
    db.select({ list: t.lists.list }).from(t.lists).where(isGiven(t.lists.user, 'user')),
  );

  const wanted = (viewer: ListViewer, query: CaseQuery, order: Order) => ({
    scope: scopeOf(viewer, query),
    order,
    filter: query.filter,
  });

  /** A page from its first row on. */
  const forth = async (viewer: ListViewer, query: CaseQuery, limit: number, cursor?: CaseCursor): Promise<CasePage> => {
    const order = orderOf(t.listings, query.sort);
    const from = cursor && placeOf(order, cursor);
    const found = await rowsFrom({ ...wanted(viewer, query, order), from: from ?? beginning(order), limit: limit + 1 });
    // Where everything behind the cursor is gone, there still is a last page.
    if (from !== undefined && found.length === 0) return back(viewer, query, limit);
    const rows = found.slice(0, limit);
    return {
      lines: await linesOf(viewer.account, rows),
      before: from && cursorAt(rows.at(0), 'before'),
      after: found.length > limit ? cursorAt(rows.at(-1), 'after') : undefined,
    };
  };

  /** A page up to its last row; the last page without a cursor. */
  const back = async (viewer: ListViewer, query: CaseQuery, limit: number, cursor?: CaseCursor): Promise<CasePage> => {
    const order = reversed(orderOf(t.listings, query.sort));
    const from = cursor && placeOf(order, cursor);
    const found = await rowsFrom({ ...wanted(viewer, query, order), from: from ?? beginning(order), limit: limit + 1 });
    // One that the beginning would cut short is the first page.
    if (found.length <= limit) return forth(viewer, query, limit);
    const rows = found.slice(0, limit).reverse();
    return {
      lines: await linesOf(viewer.account, rows),
      before: cursorAt(rows.at(0), 'before'),
      after: from && cursorAt(rows.at(-1), 'after'),
    };
  };

  const linesOf = async (account: AccountId, rows: readonly Place[]) =>
    inOrder(account, rows, await lines(idsOf(rows))).map(row => ({ ...row, ...lineOf(row) }));

  async function* caseListRows(viewer: ListViewer, query: CaseQuery, batch: number) {
    const order = orderOf(t.listings, query.sort);
    let from: Place | undefined = beginning(order);
    while (from !== undefined) {
      const rows: readonly Place[] = await rowsFrom({ ...wanted(viewer, query, order), from, limit: batch });
      if (rows.length === 0) return;
      yield inOrder(viewer.account, rows, await exportLines(idsOf(rows))).map(row => ({
        ...row,
        ...lineOf(row),
        productVersion: orUndefined(row.productVersion),
        customerReference: orUndefined(row.customerReference),
      }));
      from = rows.length < batch ? undefined : rows.at(-1);
    }
  }

  return {
    caseList: (viewer, query, limit, cursor) =>
      cursor?.direction === 'before' ? back(viewer, query, limit, cursor) : forth(viewer, query, limit, cursor),
    countCaseList: (viewer, query, most) => countRows(scopeOf(viewer, query), query.filter, most),
    caseListRows,
    lastList: async user => {
      const [kept] = await last({ user });
      return kept && listOf(kept.list);
    },
  };
};

const cursorAt = (place: Place | undefined, direction: CaseCursor['direction']): CaseCursor | undefined => {
  const state = STATES[place?.state ?? -1];
  return place && state && { direction, state, key: place.key, id: place.id };
};

const idsOf = (rows: readonly Place[]) => ({ ids: JSON.stringify(rows.map(({ id }) => id)) });

/** The cases of these rows, in their order; the account is looked at once more. */
const inOrder = <Row extends { readonly id: CaseId; readonly account: AccountId }>(
  account: AccountId,
  places: readonly Place[],
  cases: readonly Row[],
): readonly Row[] => {
  const each = new Map(cases.map(row => [row.id, row]));
  return places.flatMap(({ id }) => each.get(id) ?? []).filter(row => row.account === account);
};
