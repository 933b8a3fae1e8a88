import { LANGUAGES, type Language } from '../bot/domain/language.ts';
import type { Access, Article, Section } from './article.ts';
import { createSectionFinder, type SectionFinder } from './best-section.ts';
import { probability } from './confidence.ts';
import type { Content } from './load.ts';
import { searchDoc } from './search-doc.ts';
import { createSearchIndex, type SearchHit, type SearchIndex } from './search-index.ts';

/** Who reads: `customer` for people of an account, `public` for everybody else. */
export interface Reader {
  readonly language: Language;
  readonly access: Access;
}

export interface Asking extends Reader {
  readonly limit?: number | undefined;
}

export interface Hit {
  readonly article: Article;
  /** The part of the article to show. */
  readonly section: Section;
  readonly score: number;
  readonly probability: number;
}

export interface ArticleSearch {
  /** The articles for some words, best first, however unsure. */
  readonly search: (words: string, asking: Asking) => readonly Hit[];
  /** An article in the reader's language, else in English; undefined where the reader may not see it. */
  readonly article: (id: string, reader: Reader) => Article | undefined;
}

interface Shelf {
  readonly articles: ReadonlyMap<string, Article>;
  readonly index: SearchIndex;
  readonly bestSection: SectionFinder;
}

interface Found {
  readonly id: string;
  readonly place: () => number;
  readonly score: number;
  readonly probability: number;
}

const RANKED = 10;
const DEFAULT_LIMIT = 3;
/** Nobody quotes the number of something else; the articles that have it share this probability. */
const QUOTED = 0.9;

const mayRead = (article: Article | undefined, access: Access): boolean =>
  article !== undefined && (access === 'customer' || article.access === 'public');

/** Probabilities that never rise down the list, so that the lists of two languages can be merged by them. */
const probabilities = (ranked: readonly SearchHit[]): number[] => {
  const quoted = ranked.filter(({ exact }) => exact).length;
  let ceiling = 1;
  return ranked.map(({ exact }, position) => {
    const p = probability(ranked, position);
    ceiling = Math.min(ceiling, exact ? Math.max(p, QUOTED / quoted) : p);
    return ceiling;
  });
};

const find = ({ articles, index, bestSection }: Shelf, words: string, access: Access, fuzzy: boolean): Found[] => {
  const ranked = index.search(words, RANKED, { accept: id => mayRead(articles.get(id), access), fuzzy });
  const chances = probabilities(ranked);
  return ranked.map(({ id, score, matched }, position) => ({
    id,
    score,
    probability: chances[position] ?? 0,
    place: () => bestSection(id, matched),
  }));
};

/** Builds one index per language that has articles; what is not translated is found and shown in English. */
export const createArticleSearch = ({ articles, vendor }: Content): ArticleSearch => {
  const shelves = new Map<Language, Shelf>();
  for (const language of LANGUAGES) {
    const own = articles.filter(article => article.language === language);
    if (own.length === 0) continue;
    const byId = new Map<string, Article>(own.map(article => [article.id, article]));
    const index = createSearchIndex(own.map(searchDoc), language, vendor.terms);
    shelves.set(language, { articles: byId, index, bestSection: createSectionFinder(byId, index.analyser) });
  }
  const articleIn = (id: string, language: Language): Article | undefined =>
    shelves.get(language)?.articles.get(id) ?? shelves.get('en')?.articles.get(id);

  return {
    search: (words, { language, access, limit = DEFAULT_LIMIT }) => {
      const own = shelves.get(language);
      const english = language === 'en' ? undefined : shelves.get('en');
      const best = [
        ...(own ? find(own, words, access, true) : []),
        // To the English index an unknown word is a foreign word and no typo.
        ...(english ? find(english, words, access, false) : []),
      ].sort((a, b) => b.probability - a.probability);
      const once = best.filter(({ id }, i) => best.findIndex(other => other.id === id) === i);
      return once.slice(0, limit).flatMap(({ id, place, score, probability }) => {
        const article = articleIn(id, language);
        if (!article) return [];
        return [{ article, section: article.sections[place()] ?? article.sections[0], score, probability }];
      });
    },
    article: (id, { language, access }) => {
      const article = articleIn(id, language);
      return mayRead(article, access) ? article : undefined;
    },
  };
};
