import { MOST_WATCHERS } from '../../../bot/domain/lifecycle.ts';
import { FRONT } from '../../../cards/case-face.ts';
import { contactFormCard } from '../../../cards/contact-form.ts';
import { priorityFormCard } from '../../../cards/priority-form.ts';
import { ratingFormCard } from '../../../cards/rating-form.ts';
import { ratingsCard } from '../../../cards/ratings.ts';
import { watchersCard } from '../../../cards/watchers.ts';
import { base, PROGRESS } from './a-case.ts';
import { ago, caseId, DESCRIPTION, EVIL, LONG_SHORT, NAMES, typed, WIDE } from './data.ts';
import type { Exhibit } from './exhibit.ts';

const people = Array.from({ length: 30 }, (_, index) => ({
  title: `${index === 0 ? NAMES.long : NAMES.sato} (person.${index}@contoso.example)`,
  value: `user-${index}`,
}));
const watcher = (index: number) => ({
  id: `0f1e2d3c-4b5a-4c6d-8e7f-${String(index).padStart(12, '0')}`,
  name: `${index % 2 === 0 ? NAMES.long : NAMES.mia} (watcher.number.${index}@contoso-engineering.example)`,
});
const closed = { ...base, progress: PROGRESS.closed ?? base.progress };
const front = { case: base, face: FRONT, people, dataset: `case-people:${base.id}` } as const;

/** Who takes part in a case, how urgent it is, and what its solution was worth. */
export const peopleExhibits: readonly Exhibit[] = [
  {
    name: 'watchers none',
    draw: t => watchersCard(t, { ...front, watchers: [], me: 'watch', typed: {}, note: undefined }),
  },
  {
    name: 'watchers some',
    draw: t =>
      watchersCard(t, {
        ...front,
        watchers: [0, 1].map(watcher),
        me: 'unwatch',
        typed: {},
        note: { words: t('events.watched', { name: NAMES.mia, who: NAMES.sato }), style: 'good' },
      }),
  },
  {
    name: 'watchers as many as can be',
    draw: t =>
      watchersCard(t, {
        ...front,
        face: { tab: 'attachments', order: 'oldest', from: 40, list: true },
        watchers: Array.from({ length: MOST_WATCHERS }, (_, index) => watcher(index)),
        me: undefined,
        typed: { watcher: 'user-3', email: EVIL },
        note: { words: t('people.unknown', { email: EVIL }), style: 'warning' },
      }),
  },
  {
    name: 'contact',
    draw: t =>
      contactFormCard(t, {
        ...front,
        contact: `${NAMES.mia} (mia.novak@contoso.example)`,
        phone: '+44 7700 900142',
        typed: {},
        note: undefined,
      }),
  },
  {
    name: 'contact without a number',
    draw: t =>
      contactFormCard(t, {
        ...front,
        contact: `${NAMES.long} (maria.magdalena@contoso.example)`,
        phone: undefined,
        typed: { contact: 'user-0', email: EVIL, contactMethod: 'phone' },
        note: { words: t('contact.cannotCall', { name: NAMES.long }), style: 'warning' },
      }),
  },
  {
    name: 'priority',
    draw: t => priorityFormCard(t, { case: base, face: FRONT, typed: {}, note: undefined }),
  },
  {
    name: 'priority not understood',
    draw: t =>
      priorityFormCard(t, {
        case: base,
        face: FRONT,
        typed: { situation: 'critical', impact: 'multiple-locations' },
        note: { words: t('priority.notUnderstood'), style: 'warning' },
      }),
  },
  {
    name: 'rating',
    draw: t =>
      ratingFormCard(t, {
        case: closed,
        face: FRONT,
        typed: {},
        note: { words: t('events.accepted', { name: NAMES.mia }), style: 'good' },
      }),
  },
  {
    name: 'rating without stars',
    draw: t =>
      ratingFormCard(t, {
        case: { ...closed, shortDescription: LONG_SHORT },
        face: FRONT,
        typed: { rating: '', comment: DESCRIPTION },
        note: { words: t('rating.choose'), style: 'warning' },
      }),
  },
  {
    name: 'ratings of an engineer',
    draw: t =>
      ratingsCard(t, {
        period: 90,
        averages: [
          { name: t('ratings.mine'), of: { count: 1234, average: 4.27 } },
          { name: 'Global Technical Support', of: { count: 20_480, average: 3.9 } },
          { name: 'User Learning and Success Programs', of: { count: 0, average: undefined } },
        ],
        latest: ([5, 4, 3, 2, 1] as const).map((stars, index) => ({
          case: caseId(1042 - index),
          stars,
          words: index === 2 ? WIDE : index === 1 ? EVIL : typed('Quick, and it worked.'),
          at: ago(5 + 60 * index),
        })),
      }),
  },
  {
    name: 'ratings none',
    draw: t =>
      ratingsCard(t, {
        period: undefined,
        averages: [{ name: 'Contoso Engineering', of: { count: 0, average: undefined } }],
        latest: [],
      }),
  },
];
