import type { Activity } from '../bot/domain/activity.ts';
import { stillAsks } from '../bot/domain/answer-link.ts';
import { type Case, closesAt } from '../bot/domain/case.ts';
import type { UserId } from '../bot/domain/ids.ts';
import type { Translate } from '../locales/index.ts';
import { fileNames } from './case-activity.ts';
import { priorityName } from './state.ts';

/** What a toast says: the whole message. What happened to its reader is said to them as such. */
export const noticeWords = (
  t: Translate,
  it: Case,
  entry: Activity,
  name: string,
  reader?: UserId | undefined,
): string => {
  const { event } = entry;
  const closes = closesAt(it);
  const values = { number: it.id, name, day: closes === undefined ? '' : t.day(closes) };
  const watching = reader !== undefined && reader !== it.requester && reader !== it.contact;
  switch (event.type) {
    case 'taken':
      return t(watching ? 'notices.watching.taken' : 'notices.taken', values);
    case 'asked':
    case 'proposed':
      if (!stillAsks(it, entry)) return t(`notices.over.${event.type}`, values);
      return t(watching ? `notices.watching.${event.type}` : `notices.${event.type}`, values);
    case 'reprioritised':
      return t('notices.reprioritised', { ...values, priority: priorityName(t, event.priority) });
    case 'attached':
      return t('notices.attached', { ...values, count: event.files.length, files: fileNames(event.files) });
    case 'linked':
    case 'unlinked':
      return t(`notices.${event.type}`, { ...values, title: event.title });
    case 'rated':
      return t('notices.rated', { ...values, stars: event.stars });
    case 'contact-changed':
      return t(event.to === reader ? 'notices.contactIsYou' : 'notices.contact-changed', values);
    case 'timed-out':
      return t(`notices.timed-out.${event.after}`, values);
    case 'reminded':
      if (!stillAsks(it, entry)) return t(`notices.over.reminded.${event.state}`, values);
      return t(watching ? `notices.watching.reminded.${event.state}` : `notices.reminded.${event.state}`, values);
    default:
      return t(`notices.${event.type}`, values);
  }
};
