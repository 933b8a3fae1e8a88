import type { CaseRow, Store } from '../../db/store.ts';
import type { Activity } from '../domain/activity.ts';
import { isWaitedOn } from '../domain/answer-link.ts';

const PAGE = 50;

/** The question or the solution that a case waits on now; undefined where it waits on nothing. */
export const waitedOn = async (store: Pick<Store, 'activitiesPage'>, it: CaseRow): Promise<Activity | undefined> => {
  if (!('since' in it.progress)) return undefined;
  const { since } = it.progress;
  for (let from: number | undefined = it.version; from !== undefined && from > 0; ) {
    const page: readonly Activity[] = await store.activitiesPage(it.id, { order: 'newest', from, limit: PAGE });
    const found = page.find(entry => isWaitedOn(it, entry));
    const oldest = page.at(-1);
    if (found !== undefined || oldest === undefined || oldest.at < since) return found;
    from = oldest.number - 1;
  }
  return undefined;
};
