import type { Activity, CaseEvent } from '../../../bot/domain/activity.ts';
import type { Case, Progress } from '../../../bot/domain/case.ts';
import { asId, type TeamId } from '../../../bot/domain/ids.ts';
import type { Viewer } from '../../../bot/domain/people.ts';
import { offered } from '../../../bot/domain/policy.ts';
import { type CaseView, caseCard } from '../../../cards/case.ts';
import type { Translate } from '../../../locales/index.ts';
import { account, base, PROGRESS, user } from './a-case.ts';
import { ago, ahead, caseId, DESCRIPTION, EVIL, LINES, LONG_SHORT, NAMES, typed, WIDE } from './data.ts';
import type { Exhibit } from './exhibit.ts';

const events: readonly CaseEvent[] = [
  { type: 'opened' },
  { type: 'taken' },
  { type: 'noted', text: typed('Looks like the defect of last week.') },
  { type: 'asked', question: typed('Which version?'), closesAt: ahead(240) },
  { type: 'replied', text: typed('24.00.02.62') },
  { type: 'attached', files: [typed('sync log.zip'), 'screenshot.png'] },
];

const entry = (event: CaseEvent, index: number): Activity => ({
  number: index + 1,
  at: ago(50 - index * 8),
  by: event.type === 'reminded' || event.type === 'timed-out' ? undefined : user(index % 2 === 0 ? 'mia' : 'jon'),
  event,
});

const history = (all: readonly CaseEvent[]): readonly Activity[] => all.map(entry).reverse();

const VIEWERS: Readonly<Record<'customer' | 'watcher' | 'administrator' | 'engineer', Viewer>> = {
  customer: { kind: 'customer', user: { id: user('mia'), roles: [] }, account: { id: account } },
  watcher: { kind: 'customer', user: { id: user('lea'), roles: [] }, account: { id: account } },
  administrator: { kind: 'customer', user: { id: user('ada'), roles: ['administrator'] }, account: { id: account } },
  engineer: { kind: 'engineer', user: { id: user('jon') } },
};

const shown = (
  t: Translate,
  it: Case,
  viewer: Viewer,
  more: Partial<CaseView> = {},
  names: Readonly<Record<string, string>> = { mia: NAMES.mia, jon: NAMES.jon },
) =>
  caseCard(t, {
    case: it,
    activities: history(events),
    inside: viewer.kind === 'engineer',
    nameOf: id => (id === undefined ? t('case.nobody') : (names[id] ?? t('case.somebody'))),
    productName: 'MicroStation',
    areaName: 'References',
    teamName: 'Global Technical Support',
    ultimate: 'Contoso Holding',
    files: [],
    offered: offered(viewer, it, { watchers: [user('lea')] }),
    rest: false,
    note: undefined,
    ...more,
  });

const states: readonly Exhibit[] = Object.entries(PROGRESS).flatMap(([name, progress]) =>
  Object.entries(VIEWERS).map(([who, viewer]) => ({
    name: `case ${name} ${who}`,
    draw: t => shown(t, { ...base, progress }, viewer),
  })),
);

/** Everything as long, as hostile and as foreign as it can be. */
const worst = (t: Translate, progress: Progress, description: string, viewer: Viewer) =>
  shown(
    t,
    {
      ...base,
      progress,
      description,
      priority: 1,
      shortDescription: LONG_SHORT,
      customerReference: typed('REF-'.repeat(15)),
      follows: caseId(1001),
    },
    viewer,
    {
      activities: history([
        { type: 'commented', text: description },
        { type: 'replied', text: description },
        { type: 'handed-over', from: asId<TeamId>('a'), to: asId<TeamId>('b'), note: description },
        { type: 'attached', files: Array.from({ length: 20 }, (_, index) => `${'x'.repeat(60)}-${index} ${EVIL}.png`) },
      ]),
      productName: 'OpenFlows Water Infrastructure Suite CONNECT Edition',
      areaName: 'Hydraulic model calibration and optimization',
      ultimate: 'Gesellschaft für Verkehrsinfrastrukturplanung mit beschränkter Haftung',
      files: Array.from({ length: 20 }, (_, index) => `${'x'.repeat(60)}-${index} ${EVIL}.png`),
      note: { words: typed(t('case.changed')), style: 'warning' },
    },
    { mia: NAMES.long, jon: NAMES.sato },
  );

const asking = (question: string): Progress => ({
  state: 'awaiting-info',
  assignee: user('jon'),
  question,
  since: ago(3),
  closesAt: ahead(24 * 50),
});
const solving = (resolution: string): Progress => ({
  state: 'resolved',
  assignee: user('jon'),
  resolution,
  articles: Array.from({ length: 5 }, (_, index) => `${typed('An article that helps')} ${index}`),
  since: ago(3),
  closesAt: ahead(24 * 50),
});

const extremes: readonly Exhibit[] = [
  {
    name: 'case received',
    draw: t =>
      shown(t, { ...base, version: 1 }, VIEWERS.customer, {
        note: { words: t('case.received', { number: base.id }), style: 'good' },
        activities: [entry({ type: 'opened' }, 0)],
        files: ['screenshot.png', typed('sync log.zip')],
      }),
  },
  {
    name: 'case rest',
    draw: t =>
      shown(t, { ...base, progress: { state: 'work-in-progress', assignee: undefined } }, VIEWERS.engineer, {
        rest: true,
      }),
  },
  {
    name: 'case notice',
    draw: t =>
      shown(t, { ...base, progress: PROGRESS['work-in-progress'] ?? base.progress }, VIEWERS.customer, {
        note: { words: t('notices.taken', { number: base.id, name: NAMES.jon }), style: 'emphasis' },
      }),
  },
  {
    name: 'case billing',
    draw: t =>
      shown(
        t,
        {
          ...base,
          requestType: 'billing-support',
          product: undefined,
          productVersion: undefined,
          productArea: undefined,
        },
        VIEWERS.customer,
        { productName: undefined, areaName: undefined, teamName: 'FINOps' },
      ),
  },
  { name: 'case worst new', draw: t => worst(t, { state: 'new' }, DESCRIPTION, VIEWERS.engineer) },
  { name: 'case worst asked', draw: t => worst(t, asking(DESCRIPTION), DESCRIPTION, VIEWERS.customer) },
  { name: 'case worst solved', draw: t => worst(t, solving(DESCRIPTION), DESCRIPTION, VIEWERS.customer) },
  { name: 'case worst lines', draw: t => worst(t, solving(LINES), LINES, VIEWERS.customer) },
  { name: 'case worst wide', draw: t => worst(t, asking(WIDE), WIDE, VIEWERS.engineer) },
];

/** A case in each state before each reader, and at its worst. */
export const caseExhibits: readonly Exhibit[] = [...states, ...extremes];
