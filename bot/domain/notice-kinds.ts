import type { CaseEvent } from './activity.ts';

/** What somebody may be told of, as they choose it in their preferences. */
export const NOTICE_KINDS = ['needs-my-answer', 'solution', 'progress', 'comments', 'closing', 'outages'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A case waits for whoever is told this: it is never kept from them. */
export const isNeeded = (kind: NoticeKind): boolean => kind === 'needs-my-answer' || kind === 'solution';

/** The kind of a change for one reader: what resumes an engineer's work waits for them as a question does for a customer. */
export const kindOf = (event: CaseEvent, reader: 'customer' | 'engineer'): NoticeKind => {
  switch (event.type) {
    case 'asked':
      return 'needs-my-answer';
    case 'reminded':
      return event.state === 'resolved' ? 'solution' : 'needs-my-answer';
    case 'proposed':
      return 'solution';
    case 'replied':
      return reader === 'engineer' ? 'needs-my-answer' : 'comments';
    case 'rejected':
      return reader === 'engineer' ? 'needs-my-answer' : 'progress';
    case 'commented':
    case 'noted':
    case 'attached':
    case 'rated':
      return 'comments';
    case 'accepted':
    case 'timed-out':
    case 'closed':
    case 'cancelled':
      return 'closing';
    default:
      return 'progress';
  }
};
