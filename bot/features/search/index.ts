import { searchCard } from '../../../cards/search.ts';
import type { Context, Feature, Result } from '../../feature.ts';
import { accessOf } from '../ask/index.ts';
import { carried } from '../ask/question.ts';
import { alike } from '../case/alike.ts';
import { listed } from '../case/listed.ts';
import { show } from '../show.ts';

const SHOWN = 5;

/** Knowledge, catalogue and my cases at once, for words rather than a problem. */
const found = async (context: Context, words: string): Promise<Result> => {
  const { actor, knowledge, language, mint, store, t, turn } = context;
  const articles = knowledge.search(words, { language, access: accessOf(context), limit: SHOWN });
  const mine =
    actor.kind === 'customer' && turn.place.kind === 'personal' ? await store.openCases(actor.user.id, 50) : [];
  return show(
    searchCard(t, {
      words: carried(words),
      ref: mint('search'),
      articles: articles.map(({ article }) => ({ id: article.id, title: article.title, summary: article.summary })),
      products: knowledge.products.search(words, { limit: SHOWN }).map(product => ({
        name: product.name,
        brand: knowledge.brand(product.brand)?.name ?? product.brand,
        community: knowledge.communities(product.name)[0]?.url,
      })),
      cases: alike(words, mine)
        .slice(0, SHOWN)
        .map(line => listed(context, line)),
    }),
  );
};

/** `search WORDS` */
export const search: Feature = {
  name: 'search',
  commands: [
    { name: 'search', for: 'everybody', where: 'anywhere', run: (context, { words = '' }) => found(context, words) },
  ],
};
