import { createTypeahead } from './typeahead.ts';
import type { Brand, Community, Product, Vendor } from './vendor.ts';

export interface ProductSearch {
  readonly brand?: string | undefined;
  readonly limit?: number | undefined;
  /** The text says more than a name: only whole words of it count. */
  readonly whole?: boolean | undefined;
}

export interface Products {
  /** Products whose name, alias or brand fits what is typed so far, best first; all of them for no text. */
  readonly search: (text: string, options?: ProductSearch) => Product[];
}

export type FindCommunities = (query?: string) => readonly Community[];

const keyed = <Entry extends { readonly id: string }>(entries: readonly Entry[]): ReadonlyMap<string, Entry> =>
  new Map(entries.map(entry => [entry.id, entry]));

const known = <Entry>(ids: readonly string[], entries: ReadonlyMap<string, Entry>): Entry[] =>
  ids.flatMap(id => entries.get(id) ?? []);

const brandNames = (brands: readonly Brand[]) => {
  const names = keyed(brands);
  return (id: string): string => names.get(id)?.name ?? '';
};

/** The typeahead over the catalogue. */
export const createProducts = ({ products, brands }: Vendor): Products => {
  const byId = keyed<Product>(products);
  const brandName = brandNames(brands);
  const find = createTypeahead(
    products.map(({ id, name, aliases, brand }) => ({ id, name, aliases, group: brandName(brand) })),
  );
  return {
    search: (text, { brand, limit = 15, whole } = {}) => {
      const accept = (id: string) => brand === undefined || byId.get(id)?.brand === brand;
      const ids: readonly string[] =
        text.trim() === '' ? products.map(({ id }) => id).filter(accept) : find(text, { accept, whole });
      return known(ids, byId).slice(0, limit);
    },
  };
};

/** Finds communities by their own, a product's or a brand's name; all of them for no query. */
export const createCommunities = ({ communities, products, brands }: Vendor): FindCommunities => {
  const byId = keyed(communities);
  const productsById = keyed<Product>(products);
  const brandName = brandNames(brands);
  const find = createTypeahead(
    communities.map(({ id, name, brand, products: about }) => ({
      id,
      name,
      aliases: known(about, productsById).flatMap(product => [product.name, ...product.aliases]),
      group: brandName(brand),
    })),
  );
  return query => (query === undefined || query.trim() === '' ? communities : known(find(query), byId));
};
