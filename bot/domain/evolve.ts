import type { CaseEvent } from './activity.ts';
import { assigneeOf, type Case, type Progress } from './case.ts';
import type { UserId } from './ids.ts';

/** The case after an event; the history's number and the version move together. */
export const evolve = (it: Case, event: CaseEvent, by: UserId | undefined, at: Date): Case => ({
  ...it,
  version: it.version + 1,
  // Else customers would see that something happened which they do not see.
  updatedAt: event.type === 'noted' ? it.updatedAt : at,
  ...reportAfter(event),
  team: event.type === 'handed-over' ? event.to : it.team,
  progress: progressAfter(it, event, by, at),
});

/** What an event corrects in the report. */
const reportAfter = (event: CaseEvent): Partial<Case> => {
  switch (event.type) {
    case 'contact-changed':
      return { contact: event.to, contactMethod: event.method };
    case 'contact-method-changed':
      return { contactMethod: event.method };
    case 'reprioritised':
      return { situation: event.situation, impact: event.impact, priority: event.priority };
    default:
      return {};
  }
};

/** Who watches after an event. */
export const watchersAfter = (watchers: readonly UserId[], event: CaseEvent): readonly UserId[] => {
  if (event.type === 'watched') return [...watchers, event.user];
  return event.type === 'unwatched' ? watchers.filter(user => user !== event.user) : watchers;
};

const progressAfter = (it: Case, event: CaseEvent, by: UserId | undefined, at: Date): Progress => {
  const assignee = assigneeOf(it);
  switch (event.type) {
    case 'taken':
      return it.progress.state === 'new' ? { state: 'work-in-progress', assignee: by } : assigned(it.progress, by);
    case 'asked':
      return {
        state: 'awaiting-info',
        assignee: assignee ?? by,
        question: event.question,
        since: at,
        closesAt: event.closesAt,
      };
    case 'replied':
    case 'back-from-development':
      return { state: 'work-in-progress', assignee };
    case 'sent-to-development':
      return { state: 'pending-development', assignee: assignee ?? by };
    case 'proposed':
      return {
        state: 'resolved',
        assignee: assignee ?? by,
        resolution: event.resolution,
        articles: event.articles,
        since: at,
        closesAt: event.closesAt,
      };
    case 'rejected':
      return { state: 'work-in-progress', assignee: undefined };
    case 'accepted':
      return { state: 'closed', reason: 'accepted' };
    case 'timed-out':
      return { state: 'closed', reason: event.after === 'resolved' ? 'no-response' : 'no-information' };
    case 'closed':
      return { state: 'cancelled', reason: event.reason };
    case 'cancelled':
      return { state: 'cancelled', reason: 'by-support' };
    // The state stays; the other team decides who takes it.
    case 'handed-over':
      return assigned(it.progress, undefined);
    case 'opened':
    case 'commented':
    case 'noted':
    case 'attached':
    case 'reminded':
    case 'watched':
    case 'unwatched':
    case 'contact-changed':
    case 'contact-method-changed':
    case 'reprioritised':
    case 'linked':
    case 'unlinked':
      return it.progress;
    case 'rated':
      return it.progress.state === 'closed' ? { ...it.progress, stars: event.stars } : it.progress;
  }
};

const assigned = (progress: Progress, assignee: UserId | undefined): Progress =>
  'assignee' in progress ? { ...progress, assignee } : progress;
