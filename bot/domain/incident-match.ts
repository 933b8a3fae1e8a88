import type { ProductId } from './ids.ts';

/** What somebody reports: the product they chose, those that their words name, and the words themselves as terms. */
export type Reported = {
  readonly chosen: ProductId | undefined;
  readonly named: readonly ProductId[];
  readonly terms: ReadonlySet<string>;
};

/** What an incident is about, likewise. */
export type About = { readonly products: readonly ProductId[]; readonly terms: ReadonlySet<string> };

/** Terms that must be shared, and their share of the shorter text. */
const LEAST = 2;
const SHARE = 0.6;

/**
 * Whether a report may be about an incident: by its product, or by its words where the products do not speak against
 * it. `related` says whether two products belong together, so that half a name is enough.
 */
export const mayConcern = (
  { chosen, named, terms }: Reported,
  it: About,
  related: (a: ProductId, b: ProductId) => boolean,
): boolean => {
  const products = chosen === undefined ? named : [chosen];
  if (products.some(product => it.products.includes(product))) return true;
  const foreign =
    products.length > 0 &&
    it.products.length > 0 &&
    !products.some(product => it.products.some(other => related(product, other)));
  return !foreign && alike(terms, it.terms);
};

const alike = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  const shared = [...a].filter(term => b.has(term)).length;
  return shared >= LEAST && shared >= SHARE * Math.min(a.size, b.size);
};
