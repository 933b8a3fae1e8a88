import type { RequestType } from '../bot/domain/case.ts';
import { LANGUAGES, type Language } from '../bot/domain/language.ts';
import type { Content } from './load.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';

/** A wrong form costs more than a question, so the best type has to be clear of the next one. */
const LEAD = 1.3;
const COVERED = 0.25;

const indexOf = ({ articles, vendor }: Content, language: Language): SearchIndex =>
  createSearchIndex(
    vendor.requestTypes.map(({ id, keywords }) => ({
      id,
      title: keywords.join('\n'),
      aliases: articles
        .filter(article => article.requestType === id && (article.language === language || article.language === 'en'))
        .flatMap(({ title, aliases }) => [title, ...aliases]),
      body: '',
    })),
    language,
    vendor.terms,
  );

/** Recognises the request type of a free text from keywords and from what the articles about it are called. */
export const createRequestTypeSuggester = (
  content: Content,
): ((text: string, language: Language) => RequestType | undefined) => {
  const written = new Set(content.articles.map(({ language }) => language));
  const english = indexOf(content, 'en');
  const indexes = new Map(
    LANGUAGES.filter(language => language !== 'en' && written.has(language)).map(language => [
      language,
      indexOf(content, language),
    ]),
  );
  return (text, language) => {
    const [best, next] = (indexes.get(language) ?? english).search(text, 2);
    if (!best || best.covered < COVERED || (next && best.score < LEAD * next.score)) return undefined;
    return content.vendor.requestTypes.find(({ id }) => id === best.id)?.id;
  };
};
