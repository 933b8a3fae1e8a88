import { noticeWords } from '../../../cards/notice-words.ts';
import type { CaseRow, Store } from '../../../db/store.ts';
import type { Translate } from '../../../locales/index.ts';
import { type Activity, seenByCustomers } from '../../domain/activity.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { Viewer } from '../../domain/people.ts';
import { maySee } from '../../domain/policy.ts';

/** A change of a case as its reader may be told it. */
export type CaseNews = {
  readonly case: CaseRow;
  readonly told: Activity;
  readonly by: string;
  /** The whole message in a sentence or two. */
  readonly words: string;
};

export type NewsReading = {
  readonly store: Pick<Store, 'case' | 'activitiesPage' | 'usersById'>;
  readonly actor: Viewer;
  readonly t: Translate;
};

/** What happened to a case, for one reader; undefined where they may not see it, or not any more. */
export const readCaseNews = async (
  { store, actor, t }: NewsReading,
  id: CaseId,
  number: number,
): Promise<CaseNews | undefined> => {
  const it = await store.case(id);
  if (it === undefined || !maySee(actor, it, it)) return undefined;
  const [told] = await store.activitiesPage(id, { order: 'oldest', from: number, limit: 1 });
  if (told?.number !== number) return undefined;
  if (actor.kind !== 'engineer' && seenByCustomers(told.event) === undefined) return undefined;
  const [user] = told.by === undefined ? [] : await store.usersById([told.by]);
  const by = user?.name ?? t('case.nobody');
  return {
    case: it,
    told,
    by,
    words: noticeWords(t, it, told, by, actor.kind === 'stranger' ? undefined : actor.user.id),
  };
};
