import type { Translate } from '../locales/index.ts';
import { type Press, row } from './button.ts';
import { type Card, card, container, type Element, subheading, subtle, text } from './card.ts';
import { type FoundCaseShown, foundRow } from './found-row.ts';
import { title } from './literal.ts';

export type Found = {
  readonly words: string;
  readonly ref: string;
  readonly articles: readonly { readonly id: string; readonly title: string; readonly summary: string }[];
  readonly products: readonly {
    readonly name: string;
    readonly brand: string;
    readonly community: string | undefined;
  }[];
  readonly cases: readonly FoundCaseShown[];
  /** The way to the cases that are not shown here. */
  readonly more: Press | undefined;
};

/** What the knowledge base, the catalogue and the reader's cases know about some words, group by group. */
export const searchCard = (t: Translate, it: Found): Card => {
  const nothing = it.articles.length + it.products.length + it.cases.length === 0;
  const articles = it.articles.map(({ id }) => id);
  return card(t.language, t('search.fallback', { words: it.words }), [
    subtle(t('search.title')),
    title(it.words),
    nothing ? text(t('search.nothing'), { spacing: 'Small' }) : undefined,
    group(
      t('search.articles'),
      it.articles.map(article =>
        row(
          article.title,
          {
            verb: 'answer.show',
            data: { ref: it.ref, question: it.words, article: article.id, whole: false, articles },
          },
          [text(article.title, { color: 'Accent' }), subtle(article.summary, { spacing: 'None' })],
          { spacing: 'Small' },
        ),
      ),
    ),
    group(
      t('search.products'),
      it.products.map(product => text(productLine(t, product), { spacing: 'Small' })),
    ),
    group(
      t('search.cases'),
      it.cases.map(found => foundRow(t, found, it.words)),
    ),
    it.more === undefined
      ? undefined
      : row(t('search.moreCases'), it.more, [text(t('search.moreCases'), { color: 'Accent' })], { separator: true }),
  ]);
};

const productLine = (t: Translate, { name, brand, community }: Found['products'][number]): string =>
  [
    name,
    ...(brand === name ? [] : [brand]),
    ...(community === undefined ? [] : [`[${t('search.community')}](${community})`]),
  ].join(' · ');

const group = (name: string, items: readonly Element[]): Element | undefined =>
  items.length === 0 ? undefined : container([subheading(name), ...items], { spacing: 'Medium' });
