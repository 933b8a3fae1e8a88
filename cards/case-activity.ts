import type { Activity, CaseEvent } from '../bot/domain/activity.ts';
import type { Translate } from '../locales/index.ts';
import { type Element, line, literal } from './card.ts';

/** One entry of the history: who, when, what, and the words if there were any. */
export const activityBlock = (t: Translate, it: Activity, nameOf: (user: string | undefined) => string): Element => {
  const words = wordsOf(it.event);
  return {
    type: 'Container',
    spacing: 'Small',
    items: [
      line(`${t.when(it.at)} · ${eventLine(t, it.event, nameOf(it.by))}`, { size: 'Small', isSubtle: true }),
      ...(words === undefined ? [] : literal(words.slice(0, SHOWN), { size: 'Small' }, { spacing: 'None' })),
    ],
  };
};

const SHOWN = 600;

/** "Jon Park has taken the case" */
export const eventLine = (t: Translate, event: CaseEvent, name: string): string => {
  switch (event.type) {
    case 'timed-out':
      return t(`events.timed-out.${event.after}`);
    case 'reminded':
      return t('events.reminded');
    case 'closed':
      return t(`events.closed.${event.reason}`, { name });
    case 'attached':
      return t('events.attached', { name, count: event.files.length, files: event.files.join(', ') });
    default:
      return t(`events.${event.type}`, { name });
  }
};

/** What people wrote with an event. */
const wordsOf = (event: CaseEvent): string | undefined => {
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
    default:
      return undefined;
  }
};
