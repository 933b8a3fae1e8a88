import type { RequestType } from '../bot/domain/case.ts';
import type { Language } from '../bot/domain/language.ts';
import { type ArticleSearch, type Asking, createArticleSearch, type Hit } from './article-search.ts';
import { type Band, bandOf } from './confidence.ts';
import type { Content } from './load.ts';
import { createCommunities, createProducts, type FindCommunities, type Products } from './products.ts';
import { createRequestTypeSuggester } from './suggest-request-type.ts';
import { createTerms, type Terms } from './terms.ts';
import type { Brand, Product, RequestTypeEntry, Team, Vendor } from './vendor.ts';

export interface Lookup {
  readonly band: Band;
  /** The probability that the first hit answers the question; 0 without hits. */
  readonly probability: number;
  readonly hits: readonly Hit[];
}

export interface Knowledge extends ArticleSearch {
  /** The articles that may answer a question, and how sure that is. */
  readonly lookup: (question: string, asking: Asking) => Lookup;
  /** The request type that a text is about; undefined when that is not clear. */
  readonly suggestRequestType: (text: string, language: Language) => RequestType | undefined;
  readonly terms: Terms;
  readonly communities: FindCommunities;
  readonly products: Products;
  readonly product: (id: string) => Product | undefined;
  readonly brand: (id: string) => Brand | undefined;
  readonly requestType: (id: RequestType) => RequestTypeEntry;
  readonly teams: readonly Team[];
  readonly vendor: Vendor;
}

/** Builds the indexes over articles and catalogue. */
export const createKnowledge = (content: Content): Knowledge => {
  const { vendor } = content;
  const articles = createArticleSearch(content);
  const products = new Map<string, Product>(vendor.products.map(product => [product.id, product]));
  const brands = new Map(vendor.brands.map(brand => [brand.id, brand]));
  const requestTypes = new Map(vendor.requestTypes.map(type => [type.id, type]));
  return {
    ...articles,
    lookup: (question, asking) => {
      const hits = articles.search(question, asking);
      const probability = hits[0]?.probability ?? 0;
      return { band: bandOf(probability), probability, hits };
    },
    suggestRequestType: createRequestTypeSuggester(content),
    terms: createTerms(),
    communities: createCommunities(vendor),
    products: createProducts(vendor),
    product: id => products.get(id),
    brand: id => brands.get(id),
    requestType: id => {
      const type = requestTypes.get(id);
      if (!type) throw new Error(`Request type ${id} is not in the vendor's files`);
      return type;
    },
    teams: vendor.teams,
    vendor,
  };
};
