import type { Note } from '../../../cards/note.ts';
import { outageCard, type Reader } from '../../../cards/outages/page.ts';
import type { Followed } from '../../../db/store/incidents.ts';
import type { Write } from '../../../db/store.ts';
import type { Translate } from '../../../locales/index.ts';
import type { ProductId } from '../../domain/ids.ts';
import { type Incident, isOver } from '../../domain/incident.ts';
import type { Context, Result } from '../../feature.ts';
import { show, tell } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';
import { outageView } from './page.ts';
import { followingProduct, readerOf } from './reader.ts';

const change = (write: Write): Result['change'] => ({ writes: [write], notices: [] });

/** Being told when an incident changes, or not any more. */
export const followIncident = async (context: Context, it: Incident, on: boolean): Promise<Result> => {
  const { actor, now, t } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  const reader = await readerOf(context, actor, it);
  if (on && isOver(it, now))
    return show(
      outageCard(t, outageView(context, it, reader, { note: { words: t('outages.isOver'), style: 'warning' } })),
    );
  const following = on ? ({ kind: 'incident' } as const) : await followingProduct(context, actor, it);
  const after = { ...reader, following };
  const note = on ? ({ words: t('outages.followed'), style: 'good' } as const) : unfollowed(t, after);
  return show(
    outageCard(t, outageView(context, it, after, { note })),
    change(writing(context, actor.user.id, { kind: 'incident', target: it.id }, on)),
  );
};

/** Whoever follows the product, or has a case that is linked, is told nevertheless. */
const unfollowed = (t: Translate, { following, cases }: Reader): Note => {
  const [linked] = cases;
  if (following?.kind === 'product')
    return { words: t('outages.stillProduct', { product: following.name }), style: 'warning' };
  return linked === undefined
    ? { words: t('outages.unfollowed'), style: 'good' }
    : { words: t('outages.stillCase', { number: linked.id }), style: 'warning' };
};

/** The same for whatever happens to a product. */
export const followProduct = async (context: Context, product: ProductId, on: boolean): Promise<Result> => {
  const { actor, knowledge, t } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  const name = knowledge.product(product)?.name;
  if (name === undefined) return tell(context, t('outages.unknownProduct', { product }));
  const words = t(on ? 'outages.followedProduct' : 'outages.unfollowedProduct', { product: name });
  return {
    ...tell(context, words),
    change: change(writing(context, actor.user.id, { kind: 'product', target: product }, on)),
  };
};

const writing = (
  { now }: Context,
  user: Extract<Write, { type: 'follow.add' }>['user'],
  to: Followed,
  on: boolean,
): Write => (on ? { type: 'follow.add', user, to, at: now } : { type: 'follow.remove', user, to });
