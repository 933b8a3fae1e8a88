import type { Context } from '../../feature.ts';
import { findPeople, personChoice } from '../people.ts';

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
export const people = async (context: Context, query: string): Promise<Choices> =>
  context.actor.kind === 'stranger' ? [] : (await findPeople(context, context.actor, query, MOST)).map(personChoice);
