import type { CaseEvent } from '../../../bot/domain/activity.ts';
import { entriesFor } from '../../../bot/domain/activity.ts';
import type { Case } from '../../../bot/domain/case.ts';
import type { Viewer } from '../../../bot/domain/people.ts';
import { offered } from '../../../bot/domain/policy.ts';
import { caseCard } from '../../../cards/case.ts';
import type { CaseEntry } from '../../../cards/case-activity.ts';
import { FRONT } from '../../../cards/case-face.ts';
import type { CaseView } from '../../../cards/case-view.ts';
import type { Translate } from '../../../locales/index.ts';
import { account, user } from './a-case.ts';
import { ago, ahead, NAMES, typed } from './data.ts';

export const VIEWERS: Readonly<Record<'customer' | 'watcher' | 'administrator' | 'engineer', Viewer>> = {
  customer: { kind: 'customer', user: { id: user('mia'), roles: [] }, account: { id: account } },
  watcher: { kind: 'customer', user: { id: user('lea'), roles: [] }, account: { id: account } },
  administrator: { kind: 'customer', user: { id: user('ada'), roles: ['administrator'] }, account: { id: account } },
  engineer: { kind: 'engineer', user: { id: user('jon') } },
};

/** A few things that happened, among them what customers never see. */
export const EVENTS: readonly CaseEvent[] = [
  { type: 'opened' },
  { type: 'taken' },
  { type: 'noted', text: typed('Looks like the defect of last week.') },
  { type: 'asked', question: typed('Which version?'), closesAt: ahead(240) },
  { type: 'replied', text: typed('24.00.02.62') },
  { type: 'attached', files: [typed('sync log.zip'), 'screenshot.png'] },
];

export const entry = (event: CaseEvent, index: number): CaseEntry => ({
  number: index + 1,
  at: ago(50 - index * 8),
  by: event.type === 'reminded' || event.type === 'timed-out' ? undefined : user(index % 2 === 0 ? 'mia' : 'jon'),
  event,
  ...(event.type === 'taken' ? { state: 'work-in-progress' as const } : {}),
  ...(event.type === 'asked' ? { state: 'awaiting-info' as const } : {}),
});

/** Newest first, as the reader may see it. */
export const historyFor = (viewer: Viewer, events: readonly CaseEvent[]): readonly CaseEntry[] =>
  [...entriesFor(viewer.kind === 'engineer', events.map(entry))].reverse();

/** A case before one of its readers. */
export const shown = (
  t: Translate,
  it: Case,
  viewer: Viewer,
  more: Partial<CaseView> = {},
  names: Readonly<Record<string, string>> = { mia: NAMES.mia, jon: NAMES.jon },
) =>
  caseCard(t, {
    case: it,
    face: FRONT,
    thread: { entries: historyFor(viewer, EVENTS), next: undefined },
    files: { names: [], total: 0, listed: [] },
    ending: undefined,
    inside: viewer.kind === 'engineer',
    nameOf: id => (id === undefined ? t('case.nobody') : (names[id] ?? t('case.somebody'))),
    articleOf: named => ({ id: named.startsWith('kb') ? named : undefined, title: 'Reload a reference after a sync' }),
    watchers: ['lea'],
    productName: 'MicroStation',
    areaName: 'References',
    teamName: 'Global Technical Support',
    ultimate: 'Contoso Holding',
    offered: offered(viewer, it, { watchers: [user('lea')] }),
    rest: 0,
    note: undefined,
    ...more,
  });
