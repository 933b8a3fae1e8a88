import type { Activity, CaseEvent } from '../bot/domain/activity.ts';
import type { Translate } from '../locales/index.ts';
import { container, type Element } from './card.ts';
import { literal, runs, shorten } from './literal.ts';

/** Of each entry; the case itself has them whole. */
const ROOM = 800;
export const MOST_FILES = 3;

/** One entry of the history: who, when, what, and the words if there were any. */
export const activityBlock = (t: Translate, it: Activity, name: string, wordless: boolean): Element => {
  const words = wordless ? undefined : wordsOf(it.event);
  return container(
    [
      runs([
        { size: 'Small', weight: 'Bolder', text: eventLine(t, it.event, name) },
        { size: 'Small', isSubtle: true, text: ` · ${t.when(it.at)}` },
      ]),
      ...(words === undefined ? [] : literal(words, ROOM, { size: 'Small' }, { spacing: 'None' })),
    ],
    { spacing: 'Small' },
  );
};

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
      return t('events.attached', { name, count: event.files.length, files: fileNames(event.files) });
    default:
      return t(`events.${event.type}`, { name });
  }
};

/** The first files by name, and a sign that there are more. */
export const fileNames = (files: readonly string[]): string =>
  [
    ...files.slice(0, MOST_FILES).map(shortName),
    ...(files.length > MOST_FILES ? [`+${files.length - MOST_FILES}`] : []),
  ].join(', ');

/** The beginning of a long name, and its ending, which says what it is. */
const shortName = (name: string): string => (name.length > 48 ? `${shorten(name, 38)}${name.slice(-10)}` : name);

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
