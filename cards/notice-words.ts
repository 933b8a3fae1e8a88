import type { Activity } from '../bot/domain/activity.ts';
import { type Case, closesAt } from '../bot/domain/case.ts';
import type { UserId } from '../bot/domain/ids.ts';
import type { Translate } from '../locales/index.ts';
import { fileNames } from './case-activity.ts';
import { priorityName } from './state.ts';

/** What a toast says: the whole message. What happened to its reader is said to them as such. */
export const noticeWords = (
  t: Translate,
  it: Case,
  { event }: Activity,
  name: string,
  reader?: UserId | undefined,
): string => {
  const closes = closesAt(it);
  const values = { number: it.id, name, day: closes === undefined ? '' : t.day(closes) };
  switch (event.type) {
    // The date that binds is that of the event, even if the case has moved on since.
    case 'asked':
    case 'proposed':
      return t(`notices.${event.type}`, { ...values, day: t.day(new Date(event.closesAt)) });
    case 'reprioritised':
      return t('notices.reprioritised', { ...values, priority: priorityName(t, event.priority) });
    case 'attached':
      return t('notices.attached', { ...values, count: event.files.length, files: fileNames(event.files) });
    case 'rated':
      return t('notices.rated', { ...values, stars: event.stars });
    case 'contact-changed':
      return t(event.to === reader ? 'notices.contactIsYou' : 'notices.contact-changed', values);
    case 'timed-out':
      return t(`notices.timed-out.${event.after}`, values);
    case 'reminded':
      return t(`notices.reminded.${event.state}`, values);
    default:
      return t(`notices.${event.type}`, values);
  }
};
