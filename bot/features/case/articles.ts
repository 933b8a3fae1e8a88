import type { ArticleLink } from '../../../cards/case-view.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Language } from '../../domain/language.ts';

/** An article that a solution names, in the reader's language: by its id, or as it was called in English. */
export const articleNamed = (knowledge: Knowledge, language: Language, named: string): ArticleLink => {
  const access = 'customer';
  const id =
    knowledge.article(named, { language, access })?.id ??
    knowledge.search(named, { language: 'en', access, limit: 1 }).find(({ article }) => article.title === named)
      ?.article.id;
  const article = id === undefined ? undefined : knowledge.article(id, { language, access });
  return { id: article?.id, title: article?.title ?? named };
};
