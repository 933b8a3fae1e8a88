import { asId, type CaseId, type IncidentId, type ProductId } from '../../../bot/domain/ids.ts';
import type { Incident, IncidentUpdate } from '../../../bot/domain/incident.ts';
import { answerCard, noAnswerCard } from '../../../cards/answer.ts';
import type { DraftOutage } from '../../../cards/intake/outage-box.ts';
import type { SimilarShown } from '../../../cards/intake/similar-box.ts';
import { type BoardView, boardCard } from '../../../cards/outages/board.ts';
import type { OutageListed } from '../../../cards/outages/outage-line.ts';
import { linkCard, type OutageView, outageCard, type Reader } from '../../../cards/outages/page.ts';
import { joinCard, similarCard } from '../../../cards/similar.ts';
import type { Translate } from '../../../locales/index.ts';
import { base } from './a-case.ts';
import { shown, VIEWERS } from './case-view.ts';
import { ago, ahead, caseId, EVIL, LISTED, NAMES, NOW, SHORT, typed, WIDE } from './data.ts';
import type { Exhibit } from './exhibit.ts';

const update = (hours: number, phase: IncidentUpdate['phase'], text: string): IncidentUpdate => ({
  ...{ id: `${hours}`, at: ago(hours), phase, text },
});

const incident = (number: number, rest: Partial<Incident> = {}): Incident => ({
  id: asId<IncidentId>(`0d4be6ad-2f0f-4f67-8a3e-0d9a6a1f5b${number}`),
  number,
  source: 'operator',
  title: typed('Slow synchronisation in ProjectWise Drive'),
  level: 'degraded',
  component: typed('ProjectWise Drive, Europe'),
  products: [asId<ProductId>('projectwise-drive')],
  startedAt: ago(3),
  end: undefined,
  endedAt: undefined,
  url: undefined,
  updates: [
    update(2.8, 'investigating', typed('Files larger than 50 MB take several minutes to synchronise.')),
    update(1.2, 'identified', typed('A storage queue is overloaded. Capacity is being added.')),
  ],
  saidAt: ago(1.2),
  version: 3,
  ...rest,
});

const named = (it: Incident, products: readonly string[] = ['ProjectWise Drive']): OutageListed => ({
  incident: it,
  products,
});

const slow = incident(10);
const down = incident(11, {
  level: 'major-outage',
  title: typed('Nobody can sign in'),
  url: 'https://status.example/1',
});
const part = incident(12, { level: 'partial-outage', title: typed('Downloads stop'), updates: [] });
const working = incident(13, { level: 'maintenance', title: typed('Move of the licence servers'), endedAt: ahead(2) });
const planned = incident(14, { level: 'maintenance', startedAt: ahead(40), endedAt: ahead(44), updates: [] });
const over = incident(15, { endedAt: ago(0.5), updates: [update(0.5, 'resolved', typed('It is solved.'))] });
const worst = incident(16, {
  level: 'major-outage',
  title: `${EVIL} ${WIDE}`.slice(0, 200),
  component: `${EVIL} ${WIDE}`.slice(0, 120),
  url: `https://status.example/${'x'.repeat(470)}`,
  updates: Array.from({ length: 9 }, (_, place) => update(9 - place, 'monitoring', `${EVIL}\n${WIDE}`.slice(0, 4000))),
});

const many = Array.from({ length: 50 }, (_, place) => `OpenRoads Designer CONNECT Edition ${place}`);
const BOARD: BoardView = {
  now: NOW,
  asked: undefined,
  counts: { current: 0, planned: 0, recent: 0 },
  ...{ current: [], planned: [], recent: [] },
  pages: { back: undefined, on: undefined },
  checked: { at: ago(0.1), failing: false },
  status: 'https://status.example',
  follow: undefined,
};

const board = (name: string, view: Partial<BoardView>): Exhibit => ({
  name: `outages ${name}`,
  draw: t => boardCard(t, { ...BOARD, ...view }),
});

const READER: Reader = { following: undefined, cases: [], linked: undefined, closable: [] };

const outage = (name: string, it: Incident, view: Partial<OutageView> = {}): Exhibit => ({
  name: `outage ${name}`,
  draw: t =>
    outageCard(t, {
      now: NOW,
      ...named(it),
      updates: it.updates.toReversed().slice(0, 5),
      ...{ older: undefined, newer: undefined, reader: READER, note: undefined },
      ...view,
    }),
});

const closable = [{ id: 'CS0001042', version: 4 }];

/** What an outage is on the case form: known, followed, linked. */
export const draftOutages: readonly DraftOutage[] = [
  { listed: named(slow), following: false, linked: false },
  { listed: named(down, []), following: true, linked: true },
];
export const worstOutages: readonly DraftOutage[] = [
  { listed: named(worst, many), following: false, linked: false },
  { listed: named(worst, many), following: false, linked: true },
];

const colleagues: SimilarShown = {
  kind: 'colleague',
  id: asId<CaseId>('CS0001043'),
  shortDescription: `${EVIL} ${WIDE}`.slice(0, 160),
  state: 'work-in-progress',
};
const mine = LISTED.map((it): SimilarShown => ({ kind: 'mine', case: it }));
export const similarCases: readonly SimilarShown[] = [...mine.slice(0, 2), colleagues];
export const colleaguesOnly: readonly SimilarShown[] = [colleagues];

const similar = (name: string, it: SimilarShown | undefined, note?: (t: Translate) => string): Exhibit => ({
  name: `similar ${name}`,
  draw: t =>
    similarCard(t, {
      draft: 'draft',
      revision: 3,
      complete: it !== undefined,
      similar: it ?? colleagues,
      note: note === undefined ? undefined : note(t),
    }),
});

const answered = (name: string, it: Incident): Exhibit => ({
  name: `answer ${name}`,
  draw: t =>
    answerCard(t, {
      ...{ ref: 'ref', question: SHORT, sure: true, mayOpen: true, whole: false, others: [] },
      best: {
        id: 'a',
        title: 'Why files wait',
        section: 'What to do',
        markdown: 'Wait a little.',
        more: [],
        links: [],
      },
      outage: { incident: it, now: NOW },
    }),
});

/** The status board, one incident in every state, and what is alike before a case is opened. */
export const outageExhibits: readonly Exhibit[] = [
  board('none', {}),
  board('none by hand', { checked: undefined, status: undefined }),
  board('never checked', { checked: { at: undefined, failing: true } }),
  board('several', {
    counts: { current: 4, planned: 1, recent: 1 },
    current: [down, part, slow, working].map(it => named(it)),
    planned: [named(planned)],
    recent: [named(over)],
    pages: { back: undefined, on: 8 },
    checked: { at: ago(30), failing: true },
  }),
  board('of a product', {
    asked: { words: typed('ProjectWise Drive'), known: true },
    counts: { current: 1, planned: 0, recent: 0 },
    current: [named(slow)],
    follow: { product: 'projectwise-drive', name: 'ProjectWise Drive', on: false },
  }),
  board('of a product that is followed', {
    asked: { words: typed('ProjectWise Drive'), known: true },
    recent: [named(over)],
    follow: { product: 'projectwise-drive', name: 'ProjectWise Drive', on: true },
    pages: { back: 0, on: 16 },
  }),
  board('of something unknown', { asked: { words: EVIL.slice(0, 80), known: false } }),
  board('worst', {
    counts: { current: 8, planned: 0, recent: 0 },
    current: Array.from({ length: 8 }, () => named(worst, many)),
    pages: { back: 0, on: 16 },
  }),
  outage('current', slow),
  outage('for strangers', down, { reader: undefined }),
  outage('followed', part, { reader: { ...READER, following: { kind: 'incident' } } }),
  outage('followed with its product', working, {
    reader: { ...READER, following: { kind: 'product', product: 'plaxis-2d', name: 'PLAXIS 2D' } },
  }),
  outage('planned', planned),
  outage('linked', slow, {
    reader: { ...READER, following: { kind: 'incident' }, cases: LISTED.slice(0, 4) },
    note: { words: typed('CS0001042 is linked.'), style: 'good' },
  }),
  outage('for engineers', down, { reader: { ...READER, linked: 24 } }),
  outage('over', over, {
    reader: { ...READER, cases: LISTED.slice(0, 1), closable },
    note: { words: typed('Over: Slow synchronisation'), style: 'emphasis' },
  }),
  outage('over for several', over, { reader: { ...READER, cases: LISTED.slice(0, 2), closable } }),
  outage('worst', worst, {
    products: many,
    older: 5,
    newer: 0,
    reader: { ...READER, cases: LISTED.slice(0, 4), linked: 12_000 },
    note: { words: EVIL, style: 'warning' },
  }),
  { name: 'outage link', draw: t => linkCard(t, slow, NOW, LISTED) },
  { name: 'outage link nothing', draw: t => linkCard(t, worst, NOW, []) },
  answered('with a known outage', slow),
  answered('with the worst outage', worst),
  {
    name: 'no answer with a known outage',
    draw: t =>
      noAnswerCard(t, {
        ...{ question: SHORT, ref: 'ref', mayOpen: true, suggested: 'Product Support' },
        outage: { incident: down, now: NOW },
      }),
  },
  {
    name: 'case with an outage',
    draw: t => shown(t, base, VIEWERS.customer, { outage: { listed: named(slow), now: NOW, linked: undefined } }),
  },
  {
    name: 'case with the worst outage',
    draw: t =>
      shown(t, { ...base, description: WIDE }, VIEWERS.engineer, {
        outage: { listed: named(worst, many), now: NOW, linked: 12_000 },
      }),
  },
  similar('mine', mine[0]),
  similar('mine refused', mine[1], t => t('files.caseFull', { files: typed('a.png') })),
  similar('colleague', colleagues),
  {
    name: 'similar request',
    draw: t => joinCard(t, { case: caseId(1042), shortDescription: SHORT, user: 'u', name: NAMES.long }),
  },
];
