import { type Case, STATES, type State } from '../bot/domain/case.ts';
import type { UserId } from '../bot/domain/ids.ts';
import type { Schema } from './schema.ts';
import { fold } from './search-text.ts';

/** In what part somebody has a case in their lists; their place is what is stored. Who takes several takes the first. */
export const PARTS = ['requester', 'contact', 'watcher', 'account'] as const;
export type Part = (typeof PARTS)[number];

export const partRank = (part: Part): number => PARTS.indexOf(part);
export const stateRank = (state: State): number => STATES.indexOf(state);

/** Enough letters to sort by; what says the same so far is sorted by number. */
const SORTED_BY = 60;

const sortText = (text: string): string => [...fold(text).replace(/\p{C}/gu, ' ')].slice(0, SORTED_BY).join('');

/** The rows by which the lists of its people and of its account know a case. */
export const listingRows = (
  it: Case,
  watchers: readonly UserId[],
  contact: string,
): readonly Schema['listings']['$inferInsert'][] => {
  const shown = {
    case: it.id,
    account: it.account,
    state: stateRank(it.progress.state),
    priority: it.priority,
    requestType: it.requestType,
    product: it.product ?? '',
    contact: sortText(contact),
    description: sortText(it.shortDescription),
    updatedAt: it.updatedAt,
  };
  const people = new Map<UserId, Part>(watchers.map(user => [user, 'watcher']));
  people.set(it.contact, 'contact').set(it.requester, 'requester');
  return [
    ...Array.from(people, ([whose, part]) => ({ ...shown, whose, part: partRank(part) })),
    { ...shown, whose: it.account, part: partRank('account') },
  ];
};
