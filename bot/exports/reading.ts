import type { Store } from '../../db/store.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Translate } from '../../locales/index.ts';
import type { Batches, Sheet } from './sheet.ts';

/** What an export is read from, in the words of its reader. */
export type ReadParts = {
  readonly store: Pick<
    Store,
    'case' | 'activitiesPage' | 'attachmentsOfCase' | 'caseListRows' | 'countCaseList' | 'usersById' | 'account'
  >;
  readonly knowledge: Knowledge;
  readonly t: Translate;
  readonly now: Date;
};

/** An export as it is read: its frame, and its rows as they are asked for. */
export type Reading = {
  readonly sheet: Sheet;
  readonly batches: Batches;
  /** How many rows there will be; undefined where that is not known. */
  readonly total: number | undefined;
  /** What the name of the file begins with. */
  readonly stem: string;
};
