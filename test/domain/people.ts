import type { Case, Progress } from '../../bot/domain/case.ts';
import { type AccountId, asId, type CaseId, type TeamId, type TenantId, type UserId } from '../../bot/domain/ids.ts';
import type { Limits } from '../../bot/domain/lifecycle.ts';
import type { Account, Actor, Role, User } from '../../bot/domain/people.ts';
import { plainCase } from '../kit/plain-case.ts';

export const NOW = new Date('2026-11-20T10:00:00Z');
export const DAY = 86_400_000;

export const LIMITS: Limits = {
  resolved: { close: 7 * DAY, remind: [3 * DAY, 6 * DAY] },
  awaiting: { close: 10 * DAY, remind: [3 * DAY, 7 * DAY] },
};

const account = (id: string, kind: Account['kind']): Account => ({
  id: asId<AccountId>(id),
  name: id,
  kind,
  ultimate: id,
  onHold: false,
  managedServices: false,
  country: 'DE',
});

const user = (id: string, of: Account, roles: readonly Role[]): User => ({
  id: asId<UserId>(id),
  account: of.id,
  email: `${id}@example.com`,
  name: id,
  roles,
  teams: [],
  identity: undefined,
  language: undefined,
  timeZone: 'UTC',
  contactMethod: 'email',
  phone: undefined,
  version: 1,
});

const ours = account('ours', 'customer');
const theirs = account('theirs', 'customer');
const vendor = account('vendor', 'vendor');

const customer = (id: string, of: Account, roles: readonly Role[] = []) =>
  ({ kind: 'customer', user: user(id, of, roles), account: of }) as const;
const engineer = (id: string) => ({ kind: 'engineer', user: user(id, vendor, []), account: vendor }) as const;

/** Everybody who may come near a case. */
export const PEOPLE = {
  requester: customer('requester', ours),
  contact: customer('contact', ours),
  watcher: customer('watcher', ours),
  administrator: customer('administrator', ours, ['administrator']),
  coAdministrator: customer('co-administrator', ours, ['co-administrator']),
  colleague: customer('colleague', ours, ['product-delivery', 'product-administrator']),
  foreigner: customer('foreigner', theirs, ['administrator']),
  assignee: engineer('assignee'),
  engineer: engineer('engineer'),
  stranger: { kind: 'stranger', tenant: asId<TenantId>('tenant'), accounts: [] },
} as const satisfies Readonly<Record<string, Actor>>;
export type PersonName = keyof typeof PEOPLE;

export const INVOLVED = { watchers: [PEOPLE.watcher.user.id] };

const ME = PEOPLE.assignee.user.id;

/** One case in each state; somebody has it wherever somebody can. */
export const PROGRESS = {
  new: { state: 'new' },
  'work-in-progress': { state: 'work-in-progress', assignee: ME },
  'awaiting-info': {
    state: 'awaiting-info',
    assignee: ME,
    question: 'Which version?',
    since: NOW,
    closesAt: new Date(NOW.getTime() + LIMITS.awaiting.close),
  },
  'pending-development': { state: 'pending-development', assignee: ME },
  resolved: {
    state: 'resolved',
    assignee: ME,
    resolution: 'Restart it.',
    articles: [],
    since: NOW,
    closesAt: new Date(NOW.getTime() + LIMITS.resolved.close),
  },
  closed: { state: 'closed', reason: 'accepted' },
  cancelled: { state: 'cancelled', reason: 'solved-itself' },
} as const satisfies Readonly<Record<string, Progress>>;

export const caseIn = (progress: Progress): Case =>
  plainCase(asId<CaseId>('CS0001000'), PEOPLE.requester.user, NOW, 'It stops', {
    contact: PEOPLE.contact.user.id,
    team: asId<TeamId>('support'),
    description: 'It stops at once.',
    progress,
  });
