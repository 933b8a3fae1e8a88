import type { Case } from '../../bot/domain/case.ts';
import { asId, caseNumber, type TeamId } from '../../bot/domain/ids.ts';
import type { User } from '../../bot/domain/people.ts';
import type { Store, Write } from '../../db/store.ts';

/** A case of somebody, as it may have been for years. */
export const filedCase = (of: User, number: number, at: Date, rest: Partial<Case> = {}): Case => ({
  id: caseNumber(number),
  account: of.account,
  requester: of.id,
  contact: of.id,
  team: asId<TeamId>('global-technical-support'),
  priority: 3,
  requestType: 'product-support',
  category: 'incident',
  contactMethod: 'email',
  language: 'en',
  situation: 'medium',
  impact: 'one-user',
  product: asId('microstation'),
  productVersion: undefined,
  productArea: undefined,
  typeOfIssue: undefined,
  shortDescription: `Filed case ${number}`,
  description: `What happened in case ${number}. `.repeat(12),
  customerReference: undefined,
  follows: undefined,
  openedAt: at,
  updatedAt: at,
  version: 1,
  progress: { state: 'new' },
  ...rest,
});

const opening = (it: Case): Write => ({
  type: 'case.open',
  case: it,
  activity: { number: 1, at: it.openedAt, by: it.requester, event: { type: 'opened' } },
  timers: [],
  watchers: [],
  draft: undefined,
});

const AT_ONCE = 500;

/** Writes cases at once, without telling anybody. */
export const fileCases = async (store: Store, all: readonly Case[]): Promise<void> => {
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const committed = await store.commit({ writes: all.slice(at, at + AT_ONCE).map(opening), notices: [] });
    if (committed !== 'committed') throw new Error(`the filed cases are ${committed}`);
  }
};
