import type { Activity } from '../../bot/domain/activity.ts';
import type { CaseId } from '../../bot/domain/ids.ts';

/** In which order a history is read. */
export type ThreadOrder = 'newest' | 'oldest';

export type ThreadRange = {
  readonly order: ThreadOrder;
  /** The number of the entry that the page begins with; undefined for the first page. */
  readonly from: number | undefined;
  readonly limit: number;
};

/** The history of a case, a page at a time. */
export interface ThreadReads {
  /** Entries in that order, beginning with `from`: served by the key, however long the history is. */
  activitiesPage(id: CaseId, range: ThreadRange): Promise<readonly Activity[]>;
}
