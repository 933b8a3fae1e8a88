import { z } from 'zod';
import { REQUEST_TYPES } from '../bot/domain/case.ts';
import { LANGUAGES, type Language } from '../bot/domain/language.ts';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens expected');

const articleIdSchema = slug.brand<'ArticleId'>();
export type ArticleId = z.infer<typeof articleIdSchema>;

/** Who may read an article: everyone, or people of a customer account only. */
const ACCESS = ['public', 'customer'] as const;
export type Access = (typeof ACCESS)[number];

export const frontMatterSchema = z.strictObject({
  id: articleIdSchema,
  title: z.string().trim().min(1),
  summary: z.string().trim().min(1),
  tags: z.array(z.string().min(1)).default([]),
  products: z.array(z.string().min(1)).default([]),
  access: z.enum(ACCESS),
  requestType: z.enum(REQUEST_TYPES).optional(),
  aliases: z.array(z.string().trim().min(1)).default([]),
  links: z.array(z.strictObject({ title: z.string().min(1), url: z.url({ protocol: /^https$/ }) })).default([]),
});

const sectionSchema = z.object({
  title: z.string().optional(),
  markdown: z.string().min(1),
  plain: z.string().min(1),
});

/** A part of an article short enough for one card; the opening has no title. */
export type Section = z.infer<typeof sectionSchema>;

export type Article = z.infer<typeof frontMatterSchema> & {
  readonly language: Language;
  readonly sections: readonly [Section, ...Section[]];
};

export const languageSchema = z.enum(LANGUAGES);

/** Markdown without its marks, for search and for places that show plain text. */
export const plainOf = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[ \t]*(?:[-*+]|\d+[.)])[ \t]+/gm, '')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])([*_])(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\\([\\`*_{}[\]()#+\-.!])/g, '$1')
    .trim();

const UNSUPPORTED: readonly (readonly [RegExp, string])[] = [
  [/^#(?!# )/m, 'a heading other than "## "'],
  [/^(?:```|~~~)/m, 'a code block'],
  [/!\[/, 'an image'],
  [/^\s*\|/m, 'a table'],
  [/<\/?[a-z][^>]*>/i, 'HTML'],
];

/** Splits the body of an article at its `## ` headings; throws where it has Markdown that a card cannot show. */
export const sectionsOf = (body: string): [Section, ...Section[]] => {
  const unsupported = UNSUPPORTED.find(([pattern]) => pattern.test(body));
  if (unsupported) throw new Error(`body: has ${unsupported[1]}`);
  const [opening = '', ...rest] = body.split(/^## /m);
  const section = (markdown: string, title?: string): Section => {
    const text = markdown.trim();
    if (!text) throw new Error(title === undefined ? 'body: has no opening passage' : `body: "${title}" is empty`);
    return { ...(title !== undefined && { title }), markdown: text, plain: plainOf(text) };
  };
  return [
    section(opening),
    ...rest.map(part => {
      const [title = '', ...lines] = part.split('\n');
      return section(lines.join('\n'), title.trim());
    }),
  ];
};
