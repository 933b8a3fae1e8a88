import type { Product } from '../../../knowledge/vendor.ts';

/** Shorter names and aliases are also words of everyday language. */
const SHORTEST = 4;

const asWords = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;

type Name = { readonly product: Product; readonly words: string };

/** Every question is looked at for names, so they are made ready once for a catalogue. */
const ready = new WeakMap<readonly Product[], readonly Name[]>();

const namesOf = (products: readonly Product[]): readonly Name[] => {
  const names =
    ready.get(products) ??
    products
      .flatMap(product => [product.name, ...product.aliases].map(name => ({ product, name })))
      .filter(({ name }) => name.length >= SHORTEST)
      .map(({ product, name }) => ({ product, words: asWords(name) }))
      .sort((a, b) => b.words.length - a.words.length);
  ready.set(products, names);
  return names;
};

/** The product that a text names, in full or by an alias; the longest name where several fit, none where two differ. */
export const productIn = (text: string, products: readonly Product[]): Product | undefined => {
  const said = asWords(text);
  const fits = namesOf(products).filter(({ words }) => said.includes(words));
  const [first] = fits;
  const rival = fits.find(({ product }) => product !== first?.product);
  return rival?.words.length === first?.words.length ? undefined : first?.product;
};

/** Every product that a text names; of two names, one within the other, the longer one is meant. */
export const productsIn = (text: string, products: readonly Product[]): readonly Product[] => {
  let left = asWords(text);
  const found = new Set<Product>();
  for (const { product, words } of namesOf(products)) {
    if (!left.includes(words)) continue;
    found.add(product);
    left = left.replaceAll(words, ' | ');
  }
  return [...found];
};
