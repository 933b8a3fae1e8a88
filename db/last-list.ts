import { z } from 'zod';
import { REQUEST_TYPES, STATES } from '../bot/domain/case.ts';
import { CASE_SORTS, CASE_VIEWS } from '../bot/domain/case-list.ts';
import { asId, type CaseId, type ProductId } from '../bot/domain/ids.ts';
import { PRIORITIES } from '../bot/domain/priority.ts';
import { type Db, rows, type Steps } from './dialect.ts';
import type { Schema } from './schema.ts';
import type { ListWrite, SavedList } from './store/lists.ts';

// JSON knows no dates and leaves out what is undefined.
const instant = z.iso
  .datetime()
  .transform(text => new Date(text))
  .optional();

const savedList = z.object({
  query: z.object({
    view: z.enum(CASE_VIEWS),
    sort: z.object({ by: z.enum(CASE_SORTS), descending: z.boolean() }),
    filter: z.object({
      states: z.array(z.enum(STATES)),
      priorities: z.array(z.literal(PRIORITIES)),
      requestTypes: z.array(z.enum(REQUEST_TYPES)),
      products: z.array(z.string().transform(asId<ProductId>)),
      from: instant,
      until: instant,
    }),
  }),
  cursor: z
    .object({
      direction: z.enum(['after', 'before']),
      state: z.enum(STATES),
      key: z.union([z.string(), z.number()]),
      id: z.string().transform(asId<CaseId>),
    })
    .optional(),
  offset: z.int().nonnegative(),
});

/** A list as it was kept; undefined where it is not one, as after an update that knows other columns. */
export const listOf = (kept: unknown): SavedList | undefined => {
  const { data } = savedList.safeParse(kept);
  if (data === undefined) return undefined;
  const { query, cursor, offset } = data;
  const { from, until } = query.filter;
  return { query: { ...query, filter: { ...query.filter, from, until } }, cursor, offset };
};

/** Keeps the list that somebody looks at; the one before is forgotten. */
export function* putList(tx: Db, t: Schema, { user, list, at }: ListWrite): Steps<boolean> {
  yield* rows(
    tx
      .insert(t.lists)
      .values({ user, list, at })
      .onConflictDoUpdate({ target: t.lists.user, set: { list, at } })
      .returning({ user: t.lists.user }),
  );
  return true;
}
