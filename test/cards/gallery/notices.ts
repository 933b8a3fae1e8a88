import { type Preferences, USUAL } from '../../../bot/domain/preferences.ts';
import { type Digest, digestCard } from '../../../cards/digest.ts';
import { MISSED_PAGE, type MissedLine, missedCard } from '../../../cards/missed.ts';
import { noticeWords } from '../../../cards/notice-words.ts';
import { notificationsCard } from '../../../cards/notifications.ts';
import { RECEIPTS_PAGE, type ReceiptLine, receiptsCard } from '../../../cards/receipts.ts';
import type { Translate } from '../../../locales/index.ts';
import { base } from './a-case.ts';
import { ago, ahead, caseId, EVIL, LONG_SHORT, NAMES, NOW, SHORT, typed } from './data.ts';
import type { Exhibit } from './exhibit.ts';

const preferences: Preferences = {
  ...USUAL,
  wishes: { ...USUAL.wishes, solution: 'both', comments: 'digest', closing: 'off' },
  quiet: { from: 18 * 60, until: 8 * 60 + 30 },
  digestHour: 17,
  version: 3,
};

const settings: readonly Exhibit[] = [
  {
    name: 'notifications',
    draw: t => notificationsCard(t, { preferences: USUAL, timeZone: 'Europe/Berlin', mail: false, muted: [] }),
  },
  {
    name: 'notifications with mail',
    draw: t =>
      notificationsCard(t, {
        preferences,
        timeZone: 'America/Argentina/ComodRivadavia',
        mail: true,
        muted: Array.from({ length: 20 }, (_, index) => caseId(1000 + index)),
        note: {
          words: t('notifications.kept', {
            count: 1,
            kinds: t('notifications.named', { kind: t('notifications.kinds.solution.title') }),
            wish: t('notifications.wishes.email.title'),
          }),
          style: 'warning',
        },
      }),
  },
];

const line = (t: Translate, rest: Partial<MissedLine> = {}): MissedLine => ({
  words: noticeWords(t, base, { number: 2, at: ago(1), by: undefined, event: { type: 'taken' } }, NAMES.jon),
  at: ago(2),
  about: `${base.id} · ${SHORT}`,
  state: 'work-in-progress',
  opens: t('case.openNumber', { number: base.id }),
  press: { verb: 'case.show', data: { case: base.id } },
  why: undefined,
  ...rest,
});

const missed: readonly Exhibit[] = [
  {
    name: 'missed nothing',
    draw: t => missedCard(t, { lines: [], total: 0, offset: 0, next: undefined, listedAt: NOW }),
  },
  {
    name: 'missed',
    draw: t =>
      missedCard(t, {
        lines: [
          line(t),
          line(t, { why: t('missed.why.email'), about: `${base.id} · ${LONG_SHORT}` }),
          line(t, { why: t('missed.why.held'), state: 'awaiting-info' }),
          line(t, { why: t('missed.why.collected'), words: t('missed.join', { number: base.id }) }),
          line(t, { words: t('missed.outage'), about: typed('CONNECTION Center is slow'), state: undefined }),
        ],
        total: 12,
        offset: MISSED_PAGE,
        next: 2 * MISSED_PAGE,
        listedAt: NOW,
      }),
  },
];

const digest = (t: Translate, cases: number, lines: number, shortDescription: string, name: string): Digest => ({
  cases: Array.from({ length: cases }, (_, index) => ({
    number: caseId(1042 + index),
    shortDescription,
    state: index % 2 === 0 ? 'awaiting-info' : 'work-in-progress',
    lines: Array.from({ length: lines }, (_, of) => ({
      words: noticeWords(
        t,
        { ...base, id: caseId(1042 + index) },
        { number: of, at: ago(9), by: undefined, event: { type: 'asked', question: '', closesAt: ahead(200) } },
        name,
      ),
      at: ago(9 - of / 10),
    })),
  })),
  others: cases === 1 ? [] : [typed('MicroStation Cloud Services: degraded performance.')],
  told: cases * lines,
  more: cases === 1 ? 0 : 4,
});

const digests: readonly Exhibit[] = [
  { name: 'digest', draw: t => digestCard(t, digest(t, 1, 2, SHORT, NAMES.jon)) },
  { name: 'digest of a long day', draw: t => digestCard(t, digest(t, 15, 1, LONG_SHORT, NAMES.long)) },
];

const receipt = (rest: Partial<ReceiptLine> = {}): ReceiptLine => ({
  to: NAMES.mia,
  what: `${NAMES.jon} has taken the case`,
  at: ago(3),
  way: 'chat',
  status: 'sent',
  dueAt: ago(3),
  settledAt: ago(3),
  seenAt: undefined,
  because: undefined,
  error: undefined,
  ...rest,
});

const receipts: readonly Exhibit[] = [
  {
    name: 'receipts none',
    draw: t => receiptsCard(t, { case: base.id, lines: [], offset: 0, more: false }),
  },
  {
    name: 'receipts',
    draw: t =>
      receiptsCard(t, {
        case: base.id,
        lines: [
          receipt({ seenAt: ago(1) }),
          receipt({ way: 'email', because: 'HTTP 403', to: NAMES.long }),
          receipt({ status: 'held', dueAt: ahead(9), settledAt: undefined, error: 'quiet hours' }),
          receipt({ status: 'failed', way: 'email', error: 'SMTP 550 EENVELOPE', what: `${EVIL} commented` }),
          receipt({ status: 'dropped', error: 'muted' }),
          receipt({ status: 'waiting', error: 'HTTP 429', settledAt: undefined, dueAt: ahead(0.1) }),
        ].slice(0, RECEIPTS_PAGE),
        offset: RECEIPTS_PAGE,
        more: true,
      }),
  },
];

/** How people are told of things, what they missed, and who was told what. */
export const noticeExhibits: readonly Exhibit[] = [...settings, ...missed, ...digests, ...receipts];
