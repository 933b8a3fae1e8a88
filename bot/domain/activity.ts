import type { CloseReason } from './case.ts';
import type { TeamId, UserId } from './ids.ts';
import type { ContactMethod } from './people.ts';
import type { Impact, Priority, Situation } from './priority.ts';
import type { Stars } from './rating.ts';

/** What happened, as the case's history keeps it. */
export type CaseEvent =
  | { readonly type: 'opened' }
  | { readonly type: 'taken' }
  | { readonly type: 'asked'; readonly question: string; readonly closesAt: Date }
  | { readonly type: 'replied'; readonly text: string }
  | { readonly type: 'sent-to-development'; readonly note: string | undefined }
  | { readonly type: 'back-from-development'; readonly note: string | undefined }
  | {
      readonly type: 'proposed';
      readonly resolution: string;
      readonly articles: readonly string[];
      readonly closesAt: Date;
    }
  | { readonly type: 'accepted' }
  | { readonly type: 'rejected'; readonly reason: string }
  | { readonly type: 'timed-out'; readonly after: 'resolved' | 'awaiting-info' }
  | { readonly type: 'closed'; readonly reason: CloseReason }
  | { readonly type: 'cancelled'; readonly reason: string }
  | { readonly type: 'commented'; readonly text: string }
  | { readonly type: 'noted'; readonly text: string }
  | { readonly type: 'handed-over'; readonly from: TeamId; readonly to: TeamId; readonly note: string | undefined }
  | { readonly type: 'attached'; readonly files: readonly string[] }
  | { readonly type: 'watched'; readonly user: UserId }
  | { readonly type: 'unwatched'; readonly user: UserId }
  | { readonly type: 'contact-changed'; readonly from: UserId; readonly to: UserId; readonly method: ContactMethod }
  | { readonly type: 'contact-method-changed'; readonly method: ContactMethod }
  | {
      readonly type: 'reprioritised';
      readonly situation: Situation;
      readonly impact: Impact;
      readonly priority: Priority;
    }
  /** `proposer` is the engineer whose solution was accepted. */
  | {
      readonly type: 'rated';
      readonly stars: Stars;
      readonly words: string | undefined;
      readonly proposer: UserId | undefined;
    }
  | { readonly type: 'reminded'; readonly state: 'resolved' | 'awaiting-info' };

/** One line of a case's history; `by` undefined is the clock. */
export type Activity = {
  readonly number: number;
  readonly at: Date;
  readonly by: UserId | undefined;
  readonly event: CaseEvent;
};

/** Internal notes, and why a case was handed over, never reach a customer on any surface. */
export const seenByCustomers = (event: CaseEvent): CaseEvent | undefined => {
  if (event.type === 'noted') return undefined;
  if (event.type === 'handed-over' || event.type === 'sent-to-development' || event.type === 'back-from-development')
    return { ...event, note: undefined };
  return event;
};
