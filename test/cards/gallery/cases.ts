import type { CaseEvent } from '../../../bot/domain/activity.ts';
import type { Progress } from '../../../bot/domain/case.ts';
import { asId, type TeamId } from '../../../bot/domain/ids.ts';
import type { Viewer } from '../../../bot/domain/people.ts';
import { FRONT } from '../../../cards/case-face.ts';
import type { CaseEnding, CaseView } from '../../../cards/case-view.ts';
import type { Translate } from '../../../locales/index.ts';
import { base, PROGRESS, user } from './a-case.ts';
import { entry, historyFor, shown, VIEWERS } from './case-view.ts';
import { ago, ahead, caseId, DESCRIPTION, EVIL, LINES, LONG_SHORT, NAMES, typed, WIDE } from './data.ts';
import type { Exhibit } from './exhibit.ts';

/** How a case that is over ended. */
const endingIn = (progress: Progress): CaseEnding | undefined => {
  const ended = (event: CaseEvent): CaseEnding['entry'] => ({ ...entry(event, 5), state: progress.state });
  const solution = entry(
    { type: 'proposed', resolution: typed('Reload the reference.'), articles: ['kb-1'], closesAt: ahead(1) },
    3,
  );
  if (progress.state === 'closed')
    return progress.reason === 'accepted'
      ? { entry: ended({ type: 'accepted' }), solution }
      : { entry: ended({ type: 'timed-out', after: 'resolved' }), solution };
  return progress.state === 'cancelled'
    ? { entry: ended({ type: 'cancelled', reason: typed('Opened twice.') }), solution: undefined }
    : undefined;
};

const states: readonly Exhibit[] = Object.entries(PROGRESS).flatMap(([name, progress]) =>
  Object.entries(VIEWERS).map(([who, viewer]) => ({
    name: `case ${name} ${who}`,
    draw: t => shown(t, { ...base, progress }, viewer, { ending: endingIn(progress) }),
  })),
);

const LONG_NAMES = Array.from({ length: 20 }, (_, index) => `${'x'.repeat(60)}-${index} ${EVIL}.png`);

/** Eight entries, as many as a page has, each as long as it may be. */
const worstEvents = (text: string): readonly CaseEvent[] => [
  { type: 'opened' },
  { type: 'commented', text },
  { type: 'replied', text },
  { type: 'asked', question: text, closesAt: ahead(240) },
  { type: 'proposed', resolution: text, articles: ['1', '2', '3', '4', '5'], closesAt: ahead(240) },
  { type: 'rejected', reason: text },
  { type: 'handed-over', from: asId<TeamId>('a'), to: asId<TeamId>('b'), note: text },
  { type: 'attached', files: LONG_NAMES },
];

/** Everything as long, as hostile and as foreign as it can be. */
const worst = (t: Translate, progress: Progress, description: string, viewer: Viewer, more: Partial<CaseView> = {}) =>
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
      face: { ...FRONT, list: true },
      thread: { entries: historyFor(viewer, worstEvents(description)), next: 1 },
      productName: 'OpenFlows Water Infrastructure Suite CONNECT Edition',
      areaName: 'Hydraulic model calibration and optimization',
      ultimate: 'Gesellschaft für Verkehrsinfrastrukturplanung mit beschränkter Haftung',
      files: { names: LONG_NAMES, total: 20, listed: [] },
      watchers: ['mia', 'jon', 'mia', 'jon', 'mia', 'jon', 'mia'],
      articleOf: named => ({
        id: `kb-${'x'.repeat(60)}`,
        title: `${'An article that helps with many things. '.repeat(4)}${named.length}`,
      }),
      note: { words: typed(t('case.changed')), style: 'warning' },
      ...more,
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
        thread: { entries: [entry({ type: 'opened' }, 0)], next: undefined },
        files: { names: ['screenshot.png', typed('sync log.zip')], total: 2, listed: [] },
        watchers: [],
      }),
  },
  {
    name: 'case rest',
    draw: t =>
      shown(t, { ...base, progress: { state: 'work-in-progress', assignee: undefined } }, VIEWERS.engineer, {
        rest: 1,
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
  { name: 'case worst wide answer', draw: t => worst(t, asking(WIDE), WIDE, VIEWERS.customer, { typed: EVIL }) },
  { name: 'case worst wide solved', draw: t => worst(t, solving(WIDE), WIDE, VIEWERS.customer) },
  {
    name: 'case rated',
    draw: t => {
      const progress = { state: 'closed', reason: 'accepted', stars: 4 } as const;
      return shown(t, { ...base, progress }, VIEWERS.customer, { ending: endingIn(progress) });
    },
  },
  {
    name: 'case worst ended',
    draw: t =>
      worst(t, { state: 'closed', reason: 'accepted', stars: 5 }, WIDE, VIEWERS.engineer, {
        ending: {
          entry: entry({ type: 'cancelled', reason: WIDE }, 5),
          solution: entry(
            { type: 'proposed', resolution: WIDE, articles: ['1', '2', '3', '4', '5'], closesAt: ago(1) },
            4,
          ),
        },
      }),
  },
];

/** A case in each state before each reader, and at its worst. */
export const caseExhibits: readonly Exhibit[] = [...states, ...extremes];
