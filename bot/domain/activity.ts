import type { CloseReason } from './case.ts';
import type { IncidentId, TeamId, UserId } from './ids.ts';
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
  /** The title as it was then. */
  | { readonly type: 'linked' | 'unlinked'; readonly incident: IncidentId; readonly title: string }
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

/** What people wrote with an event. */
export const wordsIn = (event: CaseEvent): string | undefined => {
  switch (event.type) {
    case 'asked':
      return event.question;
    case 'replied':
    case 'commented':
    case 'noted':
      return event.text;
    case 'proposed':
      return event.resolution;
    case 'rejected':
    case 'cancelled':
      return event.reason;
    case 'sent-to-development':
    case 'back-from-development':
    case 'handed-over':
      return event.note;
    case 'rated':
      return event.words;
    default:
      return undefined;
  }
};

/** The articles that came with an event. */
export const articlesIn = (event: CaseEvent): readonly string[] => (event.type === 'proposed' ? event.articles : []);

const INTERNAL = ['noted', 'sent-to-development', 'back-from-development', 'handed-over'] as const;
type Internal = Extract<CaseEvent, { type: (typeof INTERNAL)[number] }>;

/** Whether the words of an event are for the vendor's own people only. */
export const isInternal = (event: CaseEvent): event is Internal => INTERNAL.some(type => type === event.type);

/** Internal notes, and why a case was handed over, never reach a customer on any surface. */
export const seenByCustomers = (event: CaseEvent): CaseEvent | undefined => {
  if (event.type === 'noted') return undefined;
  return isInternal(event) ? { ...event, note: undefined } : event;
};

/** The entries among these that their reader may see, as they may see them. */
export const entriesFor = (inside: boolean, entries: readonly Activity[]): readonly Activity[] =>
  entries.flatMap(entry => {
    const event = inside ? entry.event : seenByCustomers(entry.event);
    return event === undefined ? [] : [{ ...entry, event }];
  });
