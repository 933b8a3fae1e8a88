import { and, eq, inArray, type SQL } from 'drizzle-orm';
import { STATES, type State } from '../bot/domain/case.ts';
import type { CaseQuery } from '../bot/domain/case-list.ts';
import type { AccountId, ProductId, UserId } from '../bot/domain/ids.ts';
import { type Part, partRank, stateRank } from './listing-rows.ts';
import type { Schema } from './schema.ts';
import type { ListViewer } from './store/lists.ts';

/** The rows that a list is made of; those of one part and one state are one stretch of each index. */
export type Scope = {
  readonly whose: UserId | AccountId;
  readonly account: AccountId;
  readonly parts: readonly Part[];
  readonly states: readonly State[];
  /** The only one that is asked for. */
  readonly product: ProductId | undefined;
};

const ACTION: readonly State[] = ['awaiting-info', 'resolved'];

const PARTS_OF: Readonly<Record<CaseQuery['view'], readonly Part[]>> = {
  all: ['requester', 'contact', 'watcher'],
  // Whoever only watches has nothing to decide.
  action: ['requester', 'contact'],
  mine: ['requester'],
  account: ['account'],
};

export const MOST_STRETCHES = PARTS_OF.all.length * STATES.length;

export const scopeOf = ({ user, account }: ListViewer, { view, filter }: CaseQuery): Scope => ({
  whose: view === 'account' ? account : user,
  account,
  parts: PARTS_OF[view],
  states: (view === 'action' ? ACTION : STATES).filter(
    state => filter.states.length === 0 || filter.states.includes(state),
  ),
  product: filter.products.length === 1 ? filter.products[0] : undefined,
});

/** A scope as a condition: the beginning of each index. */
export const within = (l: Schema['listings'], { whose, parts, states }: Scope): SQL | undefined =>
  and(eq(l.whose, whose), inArray(l.part, parts.map(partRank)), inArray(l.state, states.map(stateRank)));
