import type { Context } from '../../feature.ts';

type Choices = readonly { title: string; value: string }[];
const MOST = 15;

/** Type-ahead over the whole catalogue; a brand that was chosen narrows it. */
export const products = async (
  { knowledge }: Context,
  query: string,
  data: Readonly<Record<string, unknown>>,
): Promise<Choices> => {
  const brand = typeof data.brand === 'string' && data.brand !== '' ? data.brand : undefined;
  return knowledge.products.search(query, { brand, limit: 100 }).map(({ id, name }) => ({ title: name, value: id }));
};

/** Type-ahead over people: colleagues of one's own account; for the vendor's people a customer by full address. */
export const people = async ({ actor, store }: Context, query: string): Promise<Choices> => {
  if (actor.kind === 'stranger') return [];
  const found =
    actor.kind === 'customer'
      ? await store.findUsers(actor.account.id, query, MOST)
      : await store.customersByEmail(query.trim().toLowerCase());
  return found.map(user => ({ title: `${user.name} (${user.email})`, value: user.id }));
};
