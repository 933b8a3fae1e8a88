import { searchCard } from '../../../cards/search.ts';
import type { FoundCase } from '../../../db/store/lists.ts';
import type { Context, Result } from '../../feature.ts';
import { accessOf } from '../ask/index.ts';
import { carried } from '../ask/question.ts';
import { show } from '../show.ts';
import { foundShown, searcherOf } from './find.ts';

const SHOWN = 5;

/** Knowledge, catalogue and cases at once, for words rather than a problem. */
export const searchAll = async (context: Context, typed: string): Promise<Result> => {
  const { knowledge, language, mint, t } = context;
  const words = carried(typed);
  const articles = knowledge.search(words, { language, access: accessOf(context), limit: SHOWN });
  const cases = await casesWith(context, words);
  return show(
    searchCard(t, {
      words,
      ref: mint('search'),
      articles: articles.map(({ article }) => ({ id: article.id, title: article.title, summary: article.summary })),
      products: knowledge.products.search(words, { limit: SHOWN, whole: true }).map(product => ({
        name: product.name,
        brand: knowledge.brand(product.brand)?.name ?? product.brand,
        community: knowledge.communities(product.name)[0]?.url,
      })),
      cases: cases.slice(0, SHOWN).map(it => foundShown(context, it)),
      more: cases.length > SHOWN ? { verb: 'search.find', data: { words, offset: 0 } } : undefined,
    }),
  );
};

/** In a shared chat cases are nobody else's business. */
const casesWith = async ({ actor, store, turn }: Context, words: string): Promise<readonly FoundCase[]> => {
  if (actor.kind === 'stranger' || turn.place.kind !== 'personal') return [];
  return store.findCases(searcherOf(actor), words, SHOWN + 1);
};
