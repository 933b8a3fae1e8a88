import { type RequestType, STATES, type State } from './case.ts';
import type { CaseId, ProductId } from './ids.ts';
import type { Priority } from './priority.ts';

/** All that I take part in; what waits for me; what I submitted; everything of my account (administrators). */
export const CASE_VIEWS = ['all', 'action', 'mine', 'account'] as const;
export type ListView = (typeof CASE_VIEWS)[number];

/** `ultimate` is the parent company of the account. */
export const CASE_SORTS = [
  'number',
  'description',
  'product',
  'contact',
  'ultimate',
  'priority',
  'state',
  'updated',
] as const;
export type CaseSortColumn = (typeof CASE_SORTS)[number];
export type CaseSort = { readonly by: CaseSortColumn; readonly descending: boolean };

/** An empty list allows everything; the dates are about the last update, `until` not included. */
export type CaseFilter = {
  readonly states: readonly State[];
  readonly priorities: readonly Priority[];
  readonly requestTypes: readonly RequestType[];
  readonly products: readonly ProductId[];
  readonly from: Date | undefined;
  readonly until: Date | undefined;
};

/** A list as somebody asked for it. */
export type CaseQuery = { readonly view: ListView; readonly sort: CaseSort; readonly filter: CaseFilter };

/** Where a page begins: behind a row, or before it. The key is what the list is sorted by there. */
export type CaseCursor = {
  readonly direction: 'after' | 'before';
  readonly state: State;
  readonly key: string | number;
  readonly id: CaseId;
};

export const NO_FILTER: CaseFilter = {
  states: [],
  priorities: [],
  requestTypes: [],
  products: [],
  from: undefined,
  until: undefined,
};

/** What is shown before anybody has asked for something else. */
export const firstQuery = (view: ListView): CaseQuery => ({
  view,
  sort: { by: 'updated', descending: true },
  filter: NO_FILTER,
});

export const OPEN_STATES = STATES.filter(state => state !== 'closed' && state !== 'cancelled');

/** Whether exactly what is open is left. */
export const leavesOpen = ({ states }: Pick<CaseFilter, 'states'>): boolean =>
  states.length === OPEN_STATES.length && OPEN_STATES.every(state => states.includes(state));
