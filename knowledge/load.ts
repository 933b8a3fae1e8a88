import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Language } from '../bot/domain/language.ts';
import { type Article, frontMatterSchema, languageSchema, sectionsOf } from './article.ts';
import { check, explain } from './explain.ts';
import { loadVendor, type Vendor } from './vendor.ts';

export interface Content {
  readonly articles: readonly Article[];
  readonly vendor: Vendor;
}

const FRONT_MATTER = /^---\n(?<head>[\s\S]*?)\n---\n(?<body>[\s\S]*)$/;

/** Reads one article; an error names the file and the field. */
export const parseArticle = (source: string, file: string, language: Language): Article =>
  explain(file, () => {
    const groups = FRONT_MATTER.exec(source.replaceAll('\r\n', '\n'))?.groups;
    if (!groups) throw new Error('starts with front matter between two lines "---"');
    const head = check(frontMatterSchema, parse(groups.head ?? ''));
    if (`${head.id}.md` !== basename(file)) throw new Error(`id: "${head.id}" is not the name of the file`);
    return { ...head, language, sections: sectionsOf(groups.body ?? '') };
  });

const articlesOf = (folder: string, language: Language): Article[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => parseArticle(readFileSync(join(folder, name), 'utf8'), join(folder, name), language));

/** Unknown products, and translations that differ from the English article in what may not differ. */
export const faultsIn = (articles: readonly Article[], vendor: Vendor): string[] => {
  const products = new Set<string>(vendor.products.map(({ id }) => id));
  const english = new Map(articles.filter(({ language }) => language === 'en').map(article => [article.id, article]));
  return articles.flatMap(({ id, language, products: about, access, requestType }) => {
    const file = `${language}/${id}.md`;
    const original = english.get(id);
    return [
      ...about
        .filter(product => !products.has(product))
        .map(product => `${file}: products: unknown product "${product}"`),
      ...(original ? [] : [`${file}: id: has no English article`]),
      ...(original && original.access !== access ? [`${file}: access: differs from the English article`] : []),
      ...(original && original.requestType !== requestType
        ? [`${file}: requestType: differs from the English article`]
        : []),
    ];
  });
};

/** Reads and checks the whole content: articles in every language and the vendor's files. */
export const loadContent = (folder: string = fileURLToPath(new URL('.', import.meta.url))): Content => {
  const root = join(folder, 'articles');
  const vendor = loadVendor(join(folder, 'vendor'));
  const articles = readdirSync(root)
    .sort()
    .flatMap(name =>
      articlesOf(
        join(root, name),
        explain(join(root, name), () => check(languageSchema, name)),
      ),
    );
  const faults = faultsIn(articles, vendor);
  if (faults.length > 0) throw new Error(faults.join('; '));
  return { articles, vendor };
};
