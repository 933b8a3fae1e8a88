import { z } from 'zod';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { asId, type IncidentId, type ProductId } from '../domain/ids.ts';
import { type IncidentReport, LEVELS, PHASES } from '../domain/incident.ts';
import { productsIn } from '../features/intake/product-in.ts';

/** Unpaired surrogates and NUL cannot be kept by every database. */
const isText = (words: string): boolean => !/\p{Surrogate}|\0/u.test(words);
const words = (most: number) => z.string().trim().max(most).refine(isText, 'is no valid text');
const instant = z.iso
  .datetime({ offset: true, error: 'must be a time such as 2026-11-20T08:00:00Z' })
  .transform(text => new Date(text));
const https = z.url({ protocol: /^https$/ }).max(500);

/** An id that a caller gives: short, and safe in an address. */
export const externalId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits, dots and hyphens');

const update = z.object({
  id: words(80).min(1).optional(),
  at: instant,
  phase: z.enum(PHASES).default('update'),
  text: words(4000).min(1),
});

/** What a caller says about an incident: all of it but the updates, which may be the new ones alone. */
export const toldSchema = z
  .object({
    title: words(200).min(1),
    level: z.enum(LEVELS),
    component: words(120).default(''),
    products: z.array(words(80).min(1)).max(50).optional(),
    startedAt: instant,
    endedAt: instant.nullish().transform(end => end ?? undefined),
    url: https.optional(),
    updates: z.array(update).max(100).default([]),
    at: instant.optional(),
  })
  .refine(({ startedAt, endedAt }) => endedAt === undefined || endedAt >= startedAt, {
    path: ['endedAt'],
    message: 'is before startedAt',
  });

/** What a source says, not yet matched to the catalogue. */
export type Told = z.output<typeof toldSchema>;

export type ToldBy = { readonly id: IncidentId; readonly source: string; readonly now: Date };

/** A report about products of the catalogue; those that are not named are found in the title and the component. */
export const reportOf = (
  knowledge: Pick<Knowledge, 'vendor'>,
  told: Told,
  { id, source, now }: ToldBy,
): IncidentReport => {
  const { products } = knowledge.vendor;
  const said = told.at ?? now;
  return {
    id,
    source,
    title: told.title,
    level: told.level,
    component: told.component,
    products:
      told.products === undefined
        ? productsIn(`${told.title} | ${told.component}`, products).map(product => product.id)
        : [...new Set(told.products.flatMap(name => productNamed(knowledge, name) ?? []))],
    startedAt: told.startedAt,
    end: told.endedAt,
    url: told.url,
    updates: told.updates.map(({ id: own, at, phase, text }) => ({
      // The same words at the same time are the same update.
      id: own ?? `${at.toISOString()} ${phase}`,
      at,
      phase,
      text,
    })),
    // A source whose clock is ahead would keep its own later words out.
    saidAt: said > now ? now : said,
  };
};

/** A product by its id, name or alias. */
const productNamed = ({ vendor }: Pick<Knowledge, 'vendor'>, name: string): ProductId | undefined => {
  const wanted = name.toLowerCase();
  const found = vendor.products.find(({ id, name: full, aliases }) =>
    [id, full, ...aliases].some(known => known.toLowerCase() === wanted),
  );
  return found === undefined ? undefined : asId<ProductId>(found.id);
};

/** Names that no product has: what a caller names must be known. */
export const unknownProducts = (knowledge: Pick<Knowledge, 'vendor'>, { products = [] }: Told): readonly string[] =>
  products.filter(name => productNamed(knowledge, name) === undefined);

/** So far may a caller's clock be ahead. */
const AHEAD = 86_400_000;

/** An update of a day to come would stand before all that is said until then; a wrong year is written easily. */
export const tooEarly = ({ updates }: Told, now: Date): number =>
  updates.findIndex(({ at }) => at.getTime() > now.getTime() + AHEAD);

/** One sentence per fault, naming the field. */
export const faultsOf = (error: z.ZodError): string =>
  error.issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ');
