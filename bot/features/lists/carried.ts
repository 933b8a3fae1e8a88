import { z } from 'zod';
import { REQUEST_TYPES, STATES } from '../../domain/case.ts';
import { CASE_SORTS, CASE_VIEWS, type CaseCursor, type CaseQuery } from '../../domain/case-list.ts';
import { asId, CASE_NUMBER, type CaseId, type ProductId } from '../../domain/ids.ts';
import { PRIORITIES } from '../../domain/priority.ts';

const productId = z
  .string()
  .max(80)
  .transform(id => asId<ProductId>(id));
/** The calendar that dates are typed in, and a day at either end, as days begin earlier or later elsewhere. */
const CALENDAR = { first: Date.UTC(1969, 11, 31), last: Date.UTC(3000, 0, 2) };
const instant = z.iso
  .datetime()
  .transform(text => new Date(text))
  .refine(at => at.getTime() >= CALENDAR.first && at.getTime() <= CALENDAR.last);
const someOf = <Item extends z.ZodType>(item: Item) => z.array(item).max(60).readonly().optional();

const queryShape = z.object({
  view: z.enum(CASE_VIEWS),
  by: z.enum(CASE_SORTS),
  descending: z.boolean(),
  states: someOf(z.enum(STATES)),
  priorities: someOf(z.literal(PRIORITIES)),
  requestTypes: someOf(z.enum(REQUEST_TYPES)),
  products: someOf(productId),
  from: instant.optional(),
  until: instant.optional(),
});

const cursorShape = z.object({
  direction: z.enum(['after', 'before']),
  state: z.enum(STATES),
  key: z.union([z.string().max(2000), z.number()]),
  id: z
    .string()
    .regex(CASE_NUMBER)
    .transform(id => asId<CaseId>(id)),
});

/** A page of a list as its buttons carry it. */
export const pageShape = z.object({
  query: queryShape.transform(queryOf),
  cursor: cursorShape.optional(),
  offset: z.number().int().min(0).max(10_000_000),
});

/** Where a page begins; `offset` counts the rows before it. */
export type ListPlace = { readonly cursor: CaseCursor | undefined; readonly offset: number };

export const FIRST_PAGE: ListPlace = { cursor: undefined, offset: 0 };

function queryOf({ view, by, descending, ...filter }: z.infer<typeof queryShape>): CaseQuery {
  const { states = [], priorities = [], requestTypes = [], products = [], from, until } = filter;
  return { view, sort: { by, descending }, filter: { states, priorities, requestTypes, products, from, until } };
}

/** What a button carries for a page: nothing for what the filter leaves open. */
export const carriedPage = ({ view, sort, filter }: CaseQuery, { cursor, offset }: ListPlace) =>
  ({
    query: {
      view,
      ...sort,
      ...(filter.states.length === 0 ? {} : { states: filter.states }),
      ...(filter.priorities.length === 0 ? {} : { priorities: filter.priorities }),
      ...(filter.requestTypes.length === 0 ? {} : { requestTypes: filter.requestTypes }),
      ...(filter.products.length === 0 ? {} : { products: filter.products }),
      ...(filter.from === undefined ? {} : { from: filter.from.toISOString() }),
      ...(filter.until === undefined ? {} : { until: filter.until.toISOString() }),
    },
    ...(cursor === undefined ? {} : { cursor }),
    offset,
  }) satisfies z.input<typeof pageShape>;
