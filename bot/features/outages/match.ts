import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { ProductId } from '../../domain/ids.ts';
import { type Incident, isCurrent, LEVELS } from '../../domain/incident.ts';
import { mayConcern } from '../../domain/incident-match.ts';
import type { Language } from '../../domain/language.ts';
import type { Context } from '../../feature.ts';
import { productsIn } from '../intake/product-in.ts';

/** What somebody is about to report. */
export type Report = { readonly text: string; readonly product?: ProductId | undefined };

const MOST_READ = 100;
/** The beginning of a long report says what it is about. */
const LOOKED_AT = 300;

/** Current incidents that a report may be about, the worst first. */
export const outagesFor = async (
  { store, knowledge, language, now }: Pick<Context, 'store' | 'knowledge' | 'language' | 'now'>,
  { text, product }: Report,
): Promise<readonly Incident[]> => {
  const current = (await store.incidentsSince(now, MOST_READ)).filter(it => isCurrent(it, now));
  if (current.length === 0) return [];
  const words = text.slice(0, LOOKED_AT);
  const named = productsIn(words, knowledge.vendor.products).map(({ id }) => id);
  const brandOf = (id: ProductId) => knowledge.product(id)?.brand;
  // What the vendor writes is English more often than not; the report is in the person's language.
  const languages: readonly Language[] = language === 'en' ? ['en'] : [language, 'en'];
  return current
    .filter(it =>
      languages.some(one =>
        mayConcern(
          { chosen: product, named, terms: termsOf(knowledge, words, one) },
          { products: it.products, terms: termsOf(knowledge, it.title, one) },
          (a, b) => brandOf(a) === brandOf(b),
        ),
      ),
    )
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || Number(b.startedAt) - Number(a.startedAt));
};

const termsOf = (knowledge: Knowledge, text: string, language: Language): ReadonlySet<string> =>
  new Set(knowledge.terms(text, language));
