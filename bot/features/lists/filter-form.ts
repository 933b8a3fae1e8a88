import { z } from 'zod';
import type { Choice } from '../../../cards/inputs.ts';
import { type ListFormShown, listFormCard } from '../../../cards/list-form.ts';
import { REQUEST_TYPES, STATES } from '../../domain/case.ts';
import { CASE_SORTS, CASE_VIEWS, type CaseFilter, type CaseQuery } from '../../domain/case-list.ts';
import type { ProductId } from '../../domain/ids.ts';
import { daysAfter, startOfDay } from '../../domain/local-day.ts';
import { isAdministrator } from '../../domain/people.ts';
import { PRIORITIES } from '../../domain/priority.ts';
import type { Context, Result } from '../../feature.ts';
import { productNames } from '../product-names.ts';
import { show } from '../show.ts';
import { dayIn } from './days.ts';
import { showList } from './show-list.ts';

/** A card has a size: longer catalogues are searched. */
const MOST_PRODUCTS = 60;

/** The page on which a list is sorted and filtered. */
export const listForm = async (context: Context, query: CaseQuery): Promise<Result> => {
  const { actor, t } = context;
  // Says to everybody else what their lists are.
  if (actor.kind !== 'customer') return showList(context, query);
  const shown: ListFormShown = {
    query,
    views: CASE_VIEWS.filter(view => view !== 'account' || isAdministrator(actor)),
    products: productChoices(context, query.filter.products),
  };
  return show(listFormCard(t, shown));
};

/** Several products that were typed stand together as one choice. */
const productChoices = ({ knowledge }: Context, chosen: readonly ProductId[]): readonly Choice[] => {
  const all = knowledge.vendor.products.slice(0, MOST_PRODUCTS).map(({ id, name }) => ({ title: name, value: id }));
  if (chosen.length === 0 || (chosen.length === 1 && all.some(({ value }) => value === chosen[0]))) return all;
  const names = productNames(knowledge, chosen);
  return [{ title: names.join(', '), value: chosen.join(',') }, ...all];
};

/** An empty field may be left out by the client. */
const field = z.string().max(4000).optional().default('');

export const listFormShape = z.object({
  view: z.enum(CASE_VIEWS).catch('all'),
  sort: z.enum(CASE_SORTS).catch('updated'),
  direction: z.enum(['ascending', 'descending']).catch('descending'),
  states: field,
  priorities: field,
  product: field,
  requestType: field,
  from: field,
  until: field,
});

/** The list as the page asks for it; what is no choice of ours is left out. */
export const applyListForm = (context: Context, data: z.infer<typeof listFormShape>): Promise<Result> => {
  const { knowledge, t } = context;
  const chosen = (words: string) => new Set(words.split(','));
  const [states, priorities, types] = [data.states, data.priorities, data.requestType].map(chosen);
  const day = (written: string, later: number) => {
    const found = dayIn(written.trim(), '');
    return found === undefined ? undefined : startOfDay(daysAfter(found, later), t.timeZone);
  };
  const filter: CaseFilter = {
    states: STATES.filter(it => states?.has(it)),
    priorities: PRIORITIES.filter(it => priorities?.has(String(it))),
    requestTypes: REQUEST_TYPES.filter(it => types?.has(it)),
    products: [...chosen(data.product)].flatMap(id => knowledge.product(id)?.id ?? []),
    from: day(data.from, 0),
    until: day(data.until, 1),
  };
  const sort = { by: data.sort, descending: data.direction === 'descending' };
  return showList(context, { view: data.view, sort, filter });
};
