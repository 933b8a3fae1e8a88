import {
  type CaseFilter,
  type CaseQuery,
  type CaseSort,
  type CaseSortColumn,
  firstQuery,
  type ListView,
  NO_FILTER,
} from '../../domain/case-list.ts';

/** What has been said so far; a kind that was not mentioned stays as the list has it. */
export type Said = {
  readonly sorting: boolean;
  readonly by: CaseSortColumn | undefined;
  /** A column that was named without a word of sorting: it may introduce a value, such as `priority 1`. */
  readonly label: CaseSortColumn | undefined;
  readonly descending: boolean | undefined;
  /** What is more comes first: the most urgent, which has the lowest number. */
  readonly highest: boolean | undefined;
  readonly bound: 'from' | 'until' | 'before' | undefined;
  readonly reset: boolean;
  readonly filter: Partial<CaseFilter>;
  readonly cases: boolean;
  readonly whose: ListView | undefined;
};

/** Before the first word. */
export const NOTHING: Said = {
  sorting: false,
  by: undefined,
  label: undefined,
  descending: undefined,
  highest: undefined,
  bound: undefined,
  reset: false,
  filter: {},
  cases: false,
  whose: undefined,
};

/** A label without any value of its kind is what the list shall be sorted by. */
const sortedByLabel = ({ label, filter }: Said): CaseSortColumn | undefined => {
  const introduced: Readonly<Partial<Record<CaseSortColumn, unknown>>> = {
    state: filter.states,
    priority: filter.priorities,
    product: filter.products,
    updated: filter.from ?? filter.until,
  };
  return label === undefined || introduced[label] !== undefined ? undefined : label;
};

const sortSaid = (said: Said, before: CaseSort): CaseSort => {
  const { descending, highest } = said;
  const by = said.by ?? sortedByLabel(said);
  if (highest !== undefined) {
    const ranked = by ?? 'priority';
    return { by: ranked, descending: ranked === 'priority' ? !highest : highest };
  }
  return by === undefined
    ? { ...before, descending: descending ?? before.descending }
    : { by, descending: descending ?? by === 'updated' };
};

/** What has been said, of a list as it was. */
export const applied = (said: Said, query: CaseQuery): CaseQuery => {
  const base = said.reset ? firstQuery(query.view) : query;
  const dated = 'from' in said.filter || 'until' in said.filter;
  const kept = dated ? { ...base.filter, from: undefined, until: undefined } : base.filter;
  return {
    // What waits for somebody is a list of its own, on which it is answered.
    view: said.whose === 'action' ? 'action' : query.view,
    sort: sortSaid(said, base.sort),
    filter: { ...(said.reset ? NO_FILTER : kept), ...said.filter },
  };
};
