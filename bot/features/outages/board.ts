import { boardCard } from '../../../cards/outages/board.ts';
import type { ProductId } from '../../domain/ids.ts';
import { asId } from '../../domain/ids.ts';
import { boardOf, type Incident, RECENT } from '../../domain/incident.ts';
import type { Context, Result } from '../../feature.ts';
import { show } from '../show.ts';
import { outageListed } from './listed.ts';
import { isPrivate } from './reader.ts';

const MOST_READ = 300;
const ON_A_PAGE = 8;
const MOST_PRODUCTS = 60;
/** A feed that failed as long ago as this is no longer looked at. */
const FORGOTTEN = 86_400_000;

/** Products by a part of their name or that of their brand. */
export const productsNamed = ({ knowledge }: Context, words: string): readonly ProductId[] =>
  knowledge.products.search(words, { limit: MOST_PRODUCTS }).map(({ id }) => asId<ProductId>(id));

/** The status board, of everything or of some products. */
export const showBoard = async (context: Context, words: string | undefined, offset: number): Promise<Result> => {
  const { knowledge, now, store, t } = context;
  const found = words === undefined ? [] : productsNamed(context, words);
  const about = found.length === 0 ? undefined : new Set<string>(found);
  const incidents = await store.incidentsSince(new Date(now.getTime() - RECENT), MOST_READ);
  const chosen = incidents.filter(it => about === undefined || it.products.some(product => about.has(product)));
  const board = boardOf(chosen, now);
  const all = [...board.current, ...board.planned, ...board.recent];
  const from = offset < all.length ? offset : 0;
  const page = new Set(all.slice(from, from + ON_A_PAGE));
  const shown = (part: readonly Incident[]) => part.filter(it => page.has(it)).map(it => outageListed(knowledge, it));
  return show(
    boardCard(t, {
      now,
      asked: words === undefined ? undefined : { words: calledSo(context, words, found), known: about !== undefined },
      counts: { current: board.current.length, planned: board.planned.length, recent: board.recent.length },
      current: shown(board.current),
      planned: shown(board.planned),
      recent: shown(board.recent),
      pages: {
        back: from > 0 ? Math.max(0, from - ON_A_PAGE) : undefined,
        on: from + ON_A_PAGE < all.length ? from + ON_A_PAGE : undefined,
      },
      checked: await lastChecked(context),
      status: knowledge.vendor.links.status,
      follow: words === undefined ? undefined : await following(context, words, found),
    }),
  );
};

const lastChecked = async ({
  now,
  store,
}: Context): Promise<{ at: Date | undefined; failing: boolean } | undefined> => {
  const feeds = (await store.feeds()).filter(
    ({ checkedAt }) => checkedAt !== undefined && now.getTime() - checkedAt.getTime() < FORGOTTEN,
  );
  if (feeds.length === 0) return undefined;
  const reached = feeds.flatMap(({ reachedAt }) => reachedAt ?? []);
  return {
    // The oldest: since then all of them may have news.
    at: reached.length === 0 ? undefined : new Date(Math.min(...reached.map(Number))),
    failing: feeds.some(({ checkedAt, reachedAt }) => Number(reachedAt ?? 0) < Number(checkedAt ?? 0)),
  };
};

/** The product that is meant: the only one that was found, or the one that is called so in full. */
const meant = (context: Context, words: string, found: readonly ProductId[]): ProductId | undefined => {
  const [only, another] = found;
  const { knowledge } = context;
  return another === undefined
    ? only
    : found.find(id => knowledge.product(id)?.name.toLowerCase() === words.trim().toLowerCase());
};

const calledSo = (context: Context, words: string, found: readonly ProductId[]): string => {
  const product = meant(context, words, found);
  return (product && context.knowledge.product(product)?.name) ?? words;
};

/** Whether the reader is told of the product's outages; of one product only. */
const following = async (
  context: Context,
  words: string,
  found: readonly ProductId[],
): Promise<{ product: string; name: string; on: boolean } | undefined> => {
  const { actor, knowledge, store } = context;
  const product = meant(context, words, found);
  if (product === undefined || actor.kind === 'stranger' || !isPrivate(context)) return undefined;
  const followed = await store.followedBy(actor.user.id);
  return {
    product,
    name: knowledge.product(product)?.name ?? product,
    on: followed.some(({ kind, target }) => kind === 'product' && target === product),
  };
};

/** The product that is called exactly so. */
export const named = ({ knowledge }: Pick<Context, 'knowledge'>, words: string): ProductId | undefined => {
  const wanted = words.trim().toLowerCase();
  const found = knowledge.vendor.products.find(({ name, aliases }) =>
    [name, ...aliases].some(one => one.toLowerCase() === wanted),
  );
  return found === undefined ? undefined : asId<ProductId>(found.id);
};
