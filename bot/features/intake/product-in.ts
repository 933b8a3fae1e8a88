import type { Product } from '../../../knowledge/vendor.ts';

/** Shorter names and aliases are also words of everyday language. */
const SHORTEST = 4;

const asWords = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;

/** The product that a text names, in full or by an alias; the longest name where several fit, none where two differ. */
export const productIn = (text: string, products: readonly Product[]): Product | undefined => {
  const said = asWords(text);
  const named = products
    .map(product => {
      const names = [product.name, ...product.aliases].filter(name => name.length >= SHORTEST).map(asWords);
      return { product, length: Math.max(0, ...names.filter(name => said.includes(name)).map(name => name.length)) };
    })
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length);
  const [first, second] = named;
  return first !== undefined && first.length !== second?.length ? first.product : undefined;
};

/** Every product that a text names; of two names, one within the other, the longer one is meant. */
export const productsIn = (text: string, products: readonly Product[]): readonly Product[] => {
  const names = products
    .flatMap(product => [product.name, ...product.aliases].map(name => ({ product, name })))
    .filter(({ name }) => name.length >= SHORTEST)
    .map(({ product, name }) => ({ product, words: asWords(name) }))
    .sort((a, b) => b.words.length - a.words.length);
  let left = asWords(text);
  const found = new Set<Product>();
  for (const { product, words } of names) {
    if (!left.includes(words)) continue;
    found.add(product);
    left = left.replaceAll(words, ' | ');
  }
  return [...found];
};
