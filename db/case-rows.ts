import type { Activity, CaseEvent } from '../bot/domain/activity.ts';
import { assigneeOf, type Case, closesAt, isOpen, type Progress } from '../bot/domain/case.ts';
import { orNull, orUndefined } from './rows.ts';
import type { Schema } from './schema.ts';
import type { CaseLine } from './store.ts';
import type { ProgressRest } from './tables/cases.ts';

type Row = Schema['cases']['$inferSelect'];

/** Where a case stands in its team's queue: unassigned before assigned, then by priority; null where nothing waits. */
export const queueRank = (it: Case): number | null =>
  isOpen(it) && it.progress.state !== 'resolved' ? (assigneeOf(it) === undefined ? 0 : 10) + it.priority : null;

/** A case as a row; the columns that only indexes need follow the rest. */
export const caseRow = (it: Case): Omit<Row, 'draft' | 'indexed'> => ({
  id: it.id,
  account: it.account,
  requester: it.requester,
  contact: it.contact,
  team: it.team,
  priority: it.priority,
  follows: orNull(it.follows),
  openedAt: it.openedAt,
  updatedAt: it.updatedAt,
  version: it.version,
  state: it.progress.state,
  open: isOpen(it),
  assignee: orNull(assigneeOf(it)),
  since: 'since' in it.progress ? it.progress.since : null,
  closesAt: orNull(closesAt(it)),
  progress: restOf(it.progress),
  queueRank: queueRank(it),
  requestType: it.requestType,
  category: it.category,
  contactMethod: it.contactMethod,
  language: it.language,
  situation: it.situation,
  impact: it.impact,
  product: orNull(it.product),
  productVersion: orNull(it.productVersion),
  productArea: orNull(it.productArea),
  typeOfIssue: orNull(it.typeOfIssue),
  shortDescription: it.shortDescription,
  description: it.description,
  customerReference: orNull(it.customerReference),
});

const restOf = (progress: Progress): ProgressRest => {
  switch (progress.state) {
    case 'awaiting-info':
      return { question: progress.question };
    case 'resolved':
      return { resolution: progress.resolution, articles: progress.articles };
    case 'closed':
      return { reason: progress.reason, ...(progress.stars === undefined ? {} : { stars: progress.stars }) };
    case 'cancelled':
      return { reason: progress.reason };
    default:
      return {};
  }
};

export const caseOf = (row: Row): Case => ({
  id: row.id,
  account: row.account,
  requester: row.requester,
  contact: row.contact,
  team: row.team,
  priority: row.priority,
  follows: orUndefined(row.follows),
  openedAt: row.openedAt,
  updatedAt: row.updatedAt,
  version: row.version,
  progress: progressOf(row),
  requestType: row.requestType,
  category: row.category,
  contactMethod: row.contactMethod,
  language: row.language,
  situation: row.situation,
  impact: row.impact,
  product: orUndefined(row.product),
  productVersion: orUndefined(row.productVersion),
  productArea: orUndefined(row.productArea),
  typeOfIssue: orUndefined(row.typeOfIssue),
  shortDescription: row.shortDescription,
  description: row.description,
  customerReference: orUndefined(row.customerReference),
});

/** The state's own part, put together from what `caseRow` wrote. */
const progressOf = ({ state, assignee: who, since, closesAt: closing, progress: rest, updatedAt }: Row): Progress => {
  const assignee = orUndefined(who);
  const waiting = { assignee, since: since ?? updatedAt, closesAt: closing ?? updatedAt };
  switch (state) {
    case 'new':
      return { state };
    case 'work-in-progress':
    case 'pending-development':
      return { state, assignee };
    case 'awaiting-info':
      return { state, ...waiting, question: rest.question ?? '' };
    case 'resolved':
      return { state, ...waiting, resolution: rest.resolution ?? '', articles: rest.articles ?? [] };
    case 'closed':
    case 'cancelled':
      // Written by `restOf` from a case of this very state.
      return { state, ...rest } as Progress;
  }
};

/** The columns of a line in a list. */
export const lineColumns = ({ cases: c }: Schema) => ({
  id: c.id,
  shortDescription: c.shortDescription,
  state: c.state,
  priority: c.priority,
  product: c.product,
  team: c.team,
  requestType: c.requestType,
  requester: c.requester,
  assignee: c.assignee,
  updatedAt: c.updatedAt,
  openedAt: c.openedAt,
  version: c.version,
});

type LineRow = Pick<Row, keyof ReturnType<typeof lineColumns>>;

export const lineOf = (row: LineRow): CaseLine => ({
  ...row,
  product: orUndefined(row.product),
  assignee: orUndefined(row.assignee),
});

export const activityRow = (id: Case['id'], activity: Activity): Schema['activities']['$inferInsert'] => ({
  case: id,
  number: activity.number,
  at: activity.at,
  by: orNull(activity.by),
  event: activity.event,
});

export const activityOf = (row: Schema['activities']['$inferSelect']): Activity => ({
  number: row.number,
  at: row.at,
  by: orUndefined(row.by),
  event: revived(row.event),
});

/** JSON keeps instants as text. */
const revived = (event: CaseEvent): CaseEvent =>
  'closesAt' in event ? { ...event, closesAt: new Date(event.closesAt) } : event;
