import type { Case } from '../../bot/domain/case.ts';
import type { CaseCursor, CaseQuery } from '../../bot/domain/case-list.ts';
import type { AccountId, UserId } from '../../bot/domain/ids.ts';
import type { CaseLine } from '../store.ts';

/** Whose list it is; only the view `account` reaches beyond the cases that the person takes part in. */
export type ListViewer = { readonly user: UserId; readonly account: AccountId };

export type CaseListLine = CaseLine & { readonly contact: UserId; readonly account: AccountId };

export type CasePage = {
  readonly lines: readonly CaseListLine[];
  /** The page before this one; undefined on the first. */
  readonly before: CaseCursor | undefined;
  readonly after: CaseCursor | undefined;
};

/** Who searches: engineers everything, customers what they take part in, `account` also what is their account's. */
export type CaseSearcher =
  | { readonly kind: 'engineer' }
  | {
      readonly kind: 'customer';
      readonly user: UserId;
      readonly account: AccountId;
      /** `account` for administrators, and for the question whether a colleague has reported the same. */
      readonly reach: 'own' | 'account';
    };

/** A case that some words found, with the entry of its history that says them. */
export type FoundCase = {
  readonly line: CaseListLine;
  /** Whole, as it was written; number 1 is the description. */
  readonly passage: { readonly activity: number; readonly text: string };
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
};

export type CaseExportLine = CaseListLine &
  Pick<Case, 'category' | 'situation' | 'impact' | 'productVersion' | 'customerReference' | 'description'>;

/** Lists of cases and the search in them. A viewer is never shown a case that they may not see. */
export interface CaseLists {
  /** Served by an index at any depth: the page begins at the cursor. */
  caseList(viewer: ListViewer, query: CaseQuery, limit: number, cursor?: CaseCursor): Promise<CasePage>;
  /** How many there are, counted up to `most`. */
  countCaseList(viewer: ListViewer, query: CaseQuery, most: number): Promise<number>;
  /** All rows of a list in its order, a batch at a time, each batch read when it is asked for. */
  caseListRows(viewer: ListViewer, query: CaseQuery, batch: number): AsyncIterable<readonly CaseExportLine[]>;
  /** The list that the person looked at last. */
  lastList(user: UserId): Promise<SavedList | undefined>;
  /** Cases, open or closed, by number, customer reference, or words in descriptions and comments; best first. */
  findCases(searcher: CaseSearcher, words: string, limit: number): Promise<readonly FoundCase[]>;
  /** Open cases that say the same as a text, most alike first. */
  similarCases(searcher: CaseSearcher, text: string, limit: number): Promise<readonly FoundCase[]>;
  /** Takes some of the cases that were not written by `commit` into lists and search; how many there were. */
  indexCases(limit: number): Promise<number>;
}

/** A list as somebody left it: `offset` counts the rows before the page. */
export type SavedList = {
  readonly query: CaseQuery;
  readonly cursor: CaseCursor | undefined;
  readonly offset: number;
};

export type ListWrite = {
  readonly type: 'list.put';
  readonly user: UserId;
  readonly list: SavedList;
  readonly at: Date;
};
