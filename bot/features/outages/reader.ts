import type { Following, Reader } from '../../../cards/outages/page.ts';
import type { Followed } from '../../../db/store/incidents.ts';
import type { CaseRow, Store } from '../../../db/store.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Translate } from '../../../locales/index.ts';
import type { ProductId } from '../../domain/ids.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Actor, Known } from '../../domain/people.ts';
import { may } from '../../domain/policy.ts';
import type { Context } from '../../feature.ts';
import { listed } from '../case/listed.ts';

/** What looking at an incident for somebody takes; a turn's context has it, and so has the outbox. */
export type Looking = {
  readonly store: Pick<Store, 'followedBy' | 'linkedCasesOf' | 'countLinkedCases' | 'case'>;
  readonly knowledge: Knowledge;
  readonly t: Translate;
};

/** Who follows what, and whose case is linked, is said in a person's own chat only. */
export const isPrivate = ({ turn }: Pick<Context, 'turn'>): boolean => turn.place.kind === 'personal';

/** What an incident is to a known person. */
export const readerOf = async (
  { store, knowledge, t }: Looking,
  actor: Known,
  { id, products }: Incident,
): Promise<Reader> => {
  const [followed, linked, count] = await Promise.all([
    store.followedBy(actor.user.id),
    store.linkedCasesOf(actor.user.id, id),
    actor.kind === 'engineer' ? store.countLinkedCases(id) : undefined,
  ]);
  const found = (await Promise.all(linked.slice(0, MOST_CASES).map(store.case))).filter(it => it !== undefined);
  return {
    following: followed.some(({ kind, target }) => kind === 'incident' && target === id)
      ? { kind: 'incident' }
      : byProduct(knowledge, followed, products),
    cases: found.map(it => listed({ knowledge, t }, lineOf(it))),
    linked: count,
    closable: found
      .filter(it => may(actor, 'close', it, it) === undefined)
      .map(({ id: number, version }) => ({ id: number, version })),
  };
};

const MOST_CASES = 10;

/** Being told of an incident because of a product, whether or not the incident itself is followed. */
export const followingProduct = async (
  { store, knowledge }: Looking,
  { user }: Known,
  { products }: Incident,
): Promise<Following | undefined> => byProduct(knowledge, await store.followedBy(user.id), products);

const byProduct = (
  knowledge: Knowledge,
  followed: readonly Followed[],
  products: readonly ProductId[],
): Following | undefined => {
  const product = products.find(one => followed.some(({ kind, target }) => kind === 'product' && target === one));
  return product === undefined
    ? undefined
    : { kind: 'product', product, name: knowledge.product(product)?.name ?? product };
};

const lineOf = (it: CaseRow) => ({ ...it, state: it.progress.state, assignee: undefined });

/** Undefined for strangers, and where others read along. */
export const privateReader = (context: Context, actor: Actor, it: Incident): Promise<Reader> | undefined =>
  actor.kind === 'stranger' || !isPrivate(context) ? undefined : readerOf(context, actor, it);
