import type { SavedList } from '../../../db/store/lists.ts';
import { firstQuery } from '../../domain/case-list.ts';
import type { Context, Result } from '../../feature.ts';
import { tell } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';
import { pageAt, placeAfter, placeBefore } from './pages.ts';
import { type Customer, showList } from './show-list.ts';

/** Goes on with the list that a customer looked at last; engineers have no such lists. */
export const withLastList = async (
  context: Context,
  then: (last: SavedList | undefined, actor: Customer) => Promise<Result>,
): Promise<Result> => {
  const { actor, store, t } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  if (actor.kind === 'engineer') return tell(context, t('lists.noneDesk'));
  return then(await store.lastList(actor.user.id), actor);
};

/** The list as it was left, on the page where it was. */
export const backToList = (context: Context): Promise<Result> =>
  withLastList(context, async last =>
    last === undefined ? showList(context, firstQuery('all')) : showList(context, last.query, last),
  );

/** `next page` and `previous page`, of the list that was shown last. */
export const turnPage = (context: Context, way: 'next' | 'previous'): Promise<Result> =>
  withLastList(context, async (last, { user, account }) => {
    const { store, t } = context;
    if (last === undefined) return tell(context, t('lists.none'));
    const found = await pageAt(store, { user: user.id, account: account.id }, last.query, last);
    const there = (way === 'next' ? placeAfter : placeBefore)(found);
    if (there !== undefined) return showList(context, last.query, there);
    return showList(context, last.query, found.place, t(way === 'next' ? 'lists.lastPage' : 'lists.firstPage'));
  });
