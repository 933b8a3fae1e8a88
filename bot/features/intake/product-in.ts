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
