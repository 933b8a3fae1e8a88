import type { Case } from '../../bot/domain/case.ts';
import { asId, type CaseId, type TeamId, type UserId } from '../../bot/domain/ids.ts';
import type { User } from '../../bot/domain/people.ts';
import type { Write } from '../../db/store.ts';

/** A new case of somebody, with nothing special about it but what is said. */
export const plainCase = (
  id: CaseId,
  of: Pick<User, 'id' | 'account'>,
  at: Date,
  shortDescription: string,
  rest: Partial<Case> = {},
): Case => ({
  id,
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
  product: undefined,
  productVersion: undefined,
  productArea: undefined,
  typeOfIssue: undefined,
  shortDescription,
  description: shortDescription,
  customerReference: undefined,
  follows: undefined,
  openedAt: at,
  updatedAt: at,
  version: 1,
  progress: { state: 'new' },
  ...rest,
});

/** The write that opens a case, without telling anybody. */
export const opened = (it: Case, watchers: readonly UserId[] = []): Write => ({
  type: 'case.open',
  case: it,
  activity: { number: 1, at: it.openedAt, by: it.requester, event: { type: 'opened' } },
  timers: [],
  watchers,
  draft: undefined,
});
