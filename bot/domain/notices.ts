import type { CaseEvent } from './activity.ts';
import { assigneeOf, type Case } from './case.ts';
import type { TeamId, UserId } from './ids.ts';

/** Who hears of a change, and where: a person in their own chat, or a team in its channel. */
export type Hearing =
  | { readonly to: 'person'; readonly user: UserId }
  /** A new card in the team's channel. */
  | { readonly to: 'team'; readonly team: TeamId }
  /** The cards about this case that channels already show, drawn anew. */
  | { readonly to: 'shown' };

/** Everybody whom an event concerns, but for the one who caused it. */
export const hearings = (
  event: CaseEvent,
  before: Case | undefined,
  after: Case,
  watchers: readonly UserId[],
  by: UserId | undefined,
): readonly Hearing[] => {
  const customers = new Set([after.requester, after.contact, ...watchers]);
  const assignee = assigneeOf(after) ?? (before === undefined ? undefined : assigneeOf(before));
  const people = new Set<UserId>([
    ...(concernsCustomers(event) ? customers : []),
    ...named(event, after),
    ...(concernsAssignee(event) && assignee !== undefined ? [assignee] : []),
  ]);
  if (by !== undefined) people.delete(by);
  return [
    ...[...people].map(user => ({ to: 'person', user }) as const),
    ...(before === undefined ? [] : [{ to: 'shown' } as const]),
    ...(queues(event) ? [{ to: 'team', team: after.team } as const] : []),
  ];
};

/** Whom an event is about. */
const named = (event: CaseEvent, after: Case): readonly UserId[] => {
  switch (event.type) {
    case 'watched':
      return [event.user];
    case 'contact-method-changed':
      return [after.contact];
    // A closed case has nobody in charge any more.
    case 'rated':
      return event.proposer === undefined ? [] : [event.proposer];
    default:
      return [];
  }
};

/** The assignee hears what the customer's side and the clock did. */
const concernsAssignee = (event: CaseEvent): boolean => {
  switch (event.type) {
    case 'replied':
    case 'commented':
    case 'accepted':
    case 'rejected':
    case 'closed':
    case 'timed-out':
    case 'attached':
    case 'noted':
    case 'handed-over':
    case 'contact-changed':
    case 'contact-method-changed':
    case 'reprioritised':
    case 'linked':
      return true;
    default:
      return false;
  }
};

const concernsCustomers = (event: CaseEvent): boolean => {
  switch (event.type) {
    case 'noted':
    case 'handed-over':
    case 'watched':
    case 'unwatched':
    case 'contact-method-changed':
    case 'unlinked':
    case 'rated':
      return false;
    default:
      return true;
  }
};

/** Events that put a case before a team that has nobody on it. */
const queues = (event: CaseEvent): boolean =>
  event.type === 'opened' || event.type === 'rejected' || event.type === 'handed-over';
