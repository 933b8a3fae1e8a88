import type { Translate } from '../locales/index.ts';
import { box, type Card, card, type Element, heading, line, row, subtle, text } from './card.ts';
import { type CaseListed, caseRow } from './case-row.ts';

export type Found = {
  readonly words: string;
  readonly ref: string;
  readonly articles: readonly { readonly id: string; readonly title: string; readonly summary: string }[];
  readonly products: readonly { readonly name: string; readonly brand: string; readonly community: string | undefined }[];
  readonly cases: readonly CaseListed[];
};

/** What the knowledge base, the catalogue and one's own cases know about some words, group by group. */
export const searchCard = (t: Translate, it: Found): Card => {
  const nothing = it.articles.length + it.products.length + it.cases.length === 0;
  return card(t.language, t('search.fallback', { words: it.words }), [
    subtle(t('search.title')),
    line(it.words, { weight: 'Bolder', size: 'Medium' }, { spacing: 'Small' }),
    nothing ? text(t('search.nothing')) : undefined,
    group(t('search.articles'), it.articles.map(article =>
      row(
        article.title,
        {
          verb: 'answer.show',
          data: { ref: it.ref, question: it.words, article: article.id, whole: false, articles: it.articles.map(({ id }) => id) },
        },
        [text(article.title, { color: 'Accent' }), subtle(article.summary, { spacing: 'None' })],
        { spacing: 'Small' },
      ),
    )),
    group(t('search.products'), it.products.map(product =>
      text(
        product.community === undefined
          ? `**${product.name}** · ${product.brand}`
          : `**${product.name}** · ${product.brand} · [${t('search.community')}](${product.community})`,
        { size: 'Small', spacing: 'Small' },
      ),
    )),
    group(t('search.cases'), it.cases.map(found => caseRow(t, found))),
  ]);
};

const group = (name: string, items: readonly Element[]): Element | undefined =>
  items.length === 0 ? undefined : box('default', [heading(name), ...items], { separator: true });
