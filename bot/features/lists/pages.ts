import type { CaseLists, CasePage, ListViewer } from '../../../db/store/lists.ts';
import type { CaseQuery } from '../../domain/case-list.ts';
import { FIRST_PAGE, type ListPlace } from './carried.ts';

const PAGE = 10;
/** Counting goes no further: beyond, "more than" says enough. */
export const MOST_COUNTED = 1000;

export type FoundPage = { readonly page: CasePage; readonly place: ListPlace; readonly total: number };

/** The page that begins there, and where that is by now: rows may have come and gone since the card was drawn. */
export const pageAt = async (
  store: Pick<CaseLists, 'caseList' | 'countCaseList'>,
  viewer: ListViewer,
  query: CaseQuery,
  { cursor, offset }: ListPlace,
): Promise<FoundPage> => {
  const [page, total] = await Promise.all([
    store.caseList(viewer, query, PAGE, cursor),
    store.countCaseList(viewer, query, MOST_COUNTED + 1),
  ]);
  if (page.before === undefined) return { page, place: FIRST_PAGE, total: Math.max(total, page.lines.length) };
  const last = page.after === undefined && total <= MOST_COUNTED;
  const before = last ? total - page.lines.length : Math.max(offset, 1);
  return { page, place: { cursor, offset: before }, total: Math.max(total, before + page.lines.length) };
};

/** Where the next page begins, if there is one. */
export const placeAfter = ({ page, place }: FoundPage): ListPlace | undefined =>
  page.after === undefined ? undefined : { cursor: page.after, offset: place.offset + page.lines.length };

/** Where the page before begins; the first one is read from the beginning, where there may be new rows. */
export const placeBefore = ({ page, place }: FoundPage): ListPlace | undefined => {
  if (page.before === undefined) return undefined;
  return place.offset <= PAGE ? FIRST_PAGE : { cursor: page.before, offset: place.offset - PAGE };
};
