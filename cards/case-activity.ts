import type { Activity } from '../bot/domain/activity.ts';
import type { State } from '../bot/domain/case.ts';
import type { Translate } from '../locales/index.ts';
import type { Element } from './card.ts';
import { type Run, runs, shorten } from './literal.ts';
import { priorityName, stateRuns } from './state.ts';

export type NameOf = (user: string | undefined) => string;

/** An entry of a case's history, and the state that the case came to by it. */
export type CaseEntry = Activity & { readonly state?: State | undefined };

/** The first line of an entry: what happened, when, and where that left the case. */
export const entryHead = (t: Translate, it: CaseEntry, nameOf: NameOf): Element =>
  runs([
    { size: 'Small', weight: 'Bolder', text: eventLine(t, it, nameOf) },
    { size: 'Small', isSubtle: true, text: ` · ${t.moment(it.at)}` },
    ...(it.state === undefined ? [] : [SPACE, ...stateRuns(t, it.state)]),
  ]);

const SPACE: Run = { size: 'Small', isSubtle: true, text: ' · ' };

/** "Jon Park has taken the case" */
export const eventLine = (t: Translate, { event, by }: Pick<Activity, 'event' | 'by'>, nameOf: NameOf): string => {
  const name = nameOf(by);
  switch (event.type) {
    case 'timed-out':
      return t(`events.timed-out.${event.after}`);
    case 'reminded':
      return t('events.reminded');
    case 'closed':
      return t(`events.closed.${event.reason}`, { name });
    case 'attached':
      return t('events.attached', { name, count: event.files.length, files: fileNames(event.files) });
    case 'watched':
      return event.user === by
        ? t('events.watchedSelf', { name })
        : t('events.watched', { name, who: nameOf(event.user) });
    case 'unwatched':
      return event.user === by
        ? t('events.unwatchedSelf', { name })
        : t('events.unwatched', { name, who: nameOf(event.user) });
    case 'contact-changed':
      return t('events.contact-changed', {
        name,
        who: nameOf(event.to),
        method: t(`contactMethods.${event.method}`),
      });
    case 'contact-method-changed':
      return t('events.contact-method-changed', { name, method: t(`contactMethods.${event.method}`) });
    case 'reprioritised':
      return t('events.reprioritised', { name, priority: priorityName(t, event.priority) });
    case 'linked':
    case 'unlinked':
      return t(`events.${event.type}`, { name, title: shorten(event.title, MOST_TITLE) });
    case 'rated':
      return t('events.rated', { name, stars: event.stars });
    default:
      return t(`events.${event.type}`, { name });
  }
};

const MOST_TITLE = 80;

export const MOST_FILES = 3;

/** The first files by name, and a sign that there are more. */
export const fileNames = (files: readonly string[]): string =>
  [
    ...files.slice(0, MOST_FILES).map(shortName),
    ...(files.length > MOST_FILES ? [`+${files.length - MOST_FILES}`] : []),
  ].join(', ');

/** The beginning of a long name, and its ending, which says what it is. */
const shortName = (name: string): string => (name.length > 48 ? `${shorten(name, 38)}${name.slice(-10)}` : name);
