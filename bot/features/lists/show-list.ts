import { type CaseListShown, caseListCard } from '../../../cards/case-list.ts';
import type { CaseListLine, ListWrite } from '../../../db/store/lists.ts';
import { type CaseQuery, firstQuery, type ListView } from '../../domain/case-list.ts';
import { type Actor, isAdministrator } from '../../domain/people.ts';
import type { Context, Result } from '../../feature.ts';
import { askAdministrator } from '../ask-administrator.ts';
import { listed } from '../case/listed.ts';
import { assignedCases, teamQueue } from '../desk/queue.ts';
import { productNames } from '../product-names.ts';
import { show, tell } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';
import { carriedPage, FIRST_PAGE, type ListPlace } from './carried.ts';
import { type FoundPage, MOST_COUNTED, pageAt, placeAfter, placeBefore } from './pages.ts';

export type Customer = Extract<Actor, { kind: 'customer' }>;

/** Shows a page of a list to whom it belongs, and remembers that this is what they look at. */
export const showList = async (
  context: Context,
  query: CaseQuery,
  place: ListPlace = FIRST_PAGE,
  note?: string,
): Promise<Result> => {
  const { actor, now, store } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  if (actor.kind === 'engineer') return atDesk(context, query.view);
  if (query.view === 'account' && !isAdministrator(actor)) return askAdministrator(context);
  const viewer = { user: actor.user.id, account: actor.account.id };
  const [found, waiting] = await Promise.all([
    pageAt(store, viewer, query, place),
    store.countCaseList(viewer, firstQuery('action'), MOST_COUNTED + 1),
  ]);
  const remembered: ListWrite = {
    type: 'list.put',
    user: actor.user.id,
    list: { query, ...found.place },
    at: now,
  };
  const card = caseListCard(context.t, await shownOf(context, actor, query, { ...found, waiting, note }));
  return show(card, { writes: [remembered], notices: [] });
};

/** Engineers have no lists of their own: what is theirs to do is in the queue and under what they have taken. */
const atDesk = (context: Context, view: ListView): Promise<Result> | Result => {
  if (view === 'account') return tell(context, context.t('app.administratorsOnly'));
  return view === 'mine' ? assignedCases(context, 0) : teamQueue(context, undefined, 0);
};

type Facts = FoundPage & { readonly waiting: number; readonly note: string | undefined };

const shownOf = async (context: Context, actor: Customer, query: CaseQuery, facts: Facts): Promise<CaseListShown> => {
  const { page, place, total, waiting, note } = facts;
  const to = (there: ListPlace | undefined) =>
    there === undefined ? undefined : { verb: 'list.page', data: carriedPage(query, there) };
  const names = await contactNames(context, query, page.lines);
  return {
    query,
    products: productNames(context.knowledge, query.filter.products),
    views: (['all', 'action', 'mine', 'account'] as const).filter(view => view !== 'account' || isAdministrator(actor)),
    waiting,
    offset: place.offset,
    total,
    most: MOST_COUNTED,
    rows: page.lines.map(line => ({
      ...listed(context, line),
      ...(names.has(line.contact) ? { contact: names.get(line.contact) } : {}),
      ...(query.sort.by === 'ultimate' ? { contact: actor.account.ultimate } : {}),
      version: line.version,
      mine: line.requester === actor.user.id || line.contact === actor.user.id,
    })),
    next: to(placeAfter(facts)),
    previous: to(placeBefore(facts)),
    here: carriedPage(query, FIRST_PAGE),
    ref: context.mint('open'),
    note,
  };
};

/** Who the contacts are, where the list is about more people than one. */
const contactNames = async (
  { store }: Context,
  { view, sort }: CaseQuery,
  lines: readonly CaseListLine[],
): Promise<ReadonlyMap<string, string>> => {
  if (view !== 'account' && sort.by !== 'contact') return new Map();
  const users = await store.usersById([...new Set(lines.map(line => line.contact))]);
  return new Map(users.map(user => [user.id, user.name]));
};
