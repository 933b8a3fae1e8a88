import type { CaseEvent } from './activity.ts';
import type { State } from './case.ts';

/** The state that an event left a case in; undefined where that depends on a state before it that is not known. */
export const stateAfter = (event: CaseEvent, before: State | undefined): State | undefined => {
  switch (event.type) {
    case 'opened':
      return 'new';
    // Also in the middle of the work, which stays where it is.
    case 'taken':
      return before === 'new' ? 'work-in-progress' : before;
    case 'asked':
      return 'awaiting-info';
    case 'replied':
    case 'back-from-development':
    case 'rejected':
      return 'work-in-progress';
    case 'sent-to-development':
      return 'pending-development';
    case 'proposed':
      return 'resolved';
    case 'accepted':
    case 'timed-out':
      return 'closed';
    case 'closed':
    case 'cancelled':
      return 'cancelled';
    default:
      return before;
  }
};
