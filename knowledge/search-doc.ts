import type { Article } from './article.ts';
import { codesIn } from './codes.ts';
import type { SearchDoc } from './search-index.ts';

/** What of an article is searched: all that is read, and the article numbers behind its links. */
export const searchDoc = ({ id, title, aliases, summary, tags, sections, links }: Article): SearchDoc => ({
  id,
  title,
  aliases,
  body: [
    summary,
    ...tags,
    ...sections.flatMap(section => [section.title ?? '', section.plain]),
    ...codesIn(links.map(link => link.title).join('\n')),
  ].join('\n'),
});
