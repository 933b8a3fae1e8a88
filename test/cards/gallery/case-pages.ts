import type { CaseEvent } from '../../../bot/domain/activity.ts';
import { asId, type IncidentId, type TeamId } from '../../../bot/domain/ids.ts';
import { entryHead } from '../../../cards/case-activity.ts';
import { caseArticleCard } from '../../../cards/case-article.ts';
import { caseEntryCard } from '../../../cards/case-entry.ts';
import { FRONT } from '../../../cards/case-face.ts';
import type { CaseFile } from '../../../cards/case-view.ts';
import { twoDraftsCard } from '../../../cards/intake/two-drafts.ts';
import { base, user } from './a-case.ts';
import { entry, historyFor, shown, VIEWERS } from './case-view.ts';
import { ago, ahead, caseId, DESCRIPTION, EVIL, LINES, LONG_SHORT, NAMES, typed, WIDE } from './data.ts';
import type { Exhibit } from './exhibit.ts';

const working = { ...base, progress: { state: 'work-in-progress', assignee: user('jon') } } as const;

const BUSY: readonly CaseEvent[] = [
  { type: 'opened' },
  { type: 'taken' },
  { type: 'watched', user: user('jon') },
  { type: 'contact-changed', from: user('mia'), to: user('jon'), method: 'email' },
  { type: 'contact-method-changed', method: 'mobile' },
  { type: 'reprioritised', situation: 'critical', impact: 'multiple-locations', priority: 1 },
  { type: 'linked', incident: asId<IncidentId>('sign-in'), title: typed('Sign-in fails in Europe') },
  { type: 'unlinked', incident: asId<IncidentId>('sign-in'), title: 'W'.repeat(200) },
  { type: 'handed-over', from: asId<TeamId>('a'), to: asId<TeamId>('b'), note: typed('They ask about an invoice.') },
  { type: 'proposed', resolution: typed('Reload the reference.'), articles: ['kb-1', 'kb-2'], closesAt: ahead(9) },
];

const file = (index: number, rest: Partial<CaseFile> = {}): CaseFile => ({
  id: `0194b0a0-0000-7000-8000-0000000000${String(index).padStart(2, '0')}`,
  name: typed(`screenshot ${index}.png`),
  type: 'image/png',
  size: 1_400_000 * (index + 1),
  by: NAMES.mia,
  at: ago(index * 30),
  state: 'stored',
  why: undefined,
  ...rest,
});

const LISTED: readonly CaseFile[] = [
  file(0, { state: 'pending', size: undefined, type: undefined, name: typed('steps.mp4') }),
  file(1, { name: typed('Übersicht der Rohrleitungen im Werk Nord, Stand November.xlsx'), by: NAMES.jon }),
  file(2, {
    state: 'refused',
    size: undefined,
    type: undefined,
    name: 'all.zip',
    why: typed('all.zip is an archive.'),
  }),
  file(3, { name: '配置図.pdf', type: 'application/pdf', size: 812 }),
  file(4, { name: 'console.log', type: 'text/plain', size: 45_000 }),
];

const files = (total: number, listed: readonly CaseFile[]) => ({ names: ['a.png'], total, listed });

/** The views of a case, their pages, and what is read on pages of its own. */
export const casePageExhibits: readonly Exhibit[] = [
  ...(['customer', 'engineer'] as const).flatMap(
    who =>
      [
        {
          name: `case activity oldest ${who}`,
          draw: t =>
            shown(t, working, VIEWERS[who], {
              face: { ...FRONT, order: 'oldest', list: true },
              thread: { entries: historyFor(VIEWERS[who], BUSY).toReversed(), next: 9 },
            }),
        },
        {
          name: `case activity later page ${who}`,
          draw: t =>
            shown(t, working, VIEWERS[who], {
              face: { ...FRONT, from: 16 },
              thread: { entries: historyFor(VIEWERS[who], BUSY), next: 3 },
              files: files(12, []),
            }),
        },
        {
          name: `case attachments ${who}`,
          draw: t =>
            shown(t, working, VIEWERS[who], {
              face: { ...FRONT, tab: 'attachments', list: true },
              files: files(LISTED.length, LISTED),
            }),
        },
      ] satisfies readonly Exhibit[],
  ),
  {
    name: 'case attachments none',
    draw: t => shown(t, working, VIEWERS.customer, { face: { ...FRONT, tab: 'attachments' } }),
  },
  {
    name: 'case attachments second page',
    draw: t =>
      shown(t, working, VIEWERS.engineer, {
        face: { ...FRONT, tab: 'attachments', from: 10 },
        files: files(
          32,
          Array.from({ length: 10 }, (_, index) => file(index)),
        ),
      }),
  },
  {
    name: 'case attachments worst',
    draw: t =>
      shown(t, { ...working, description: WIDE, shortDescription: LONG_SHORT }, VIEWERS.engineer, {
        face: { ...FRONT, tab: 'attachments', list: true },
        files: files(
          32,
          Array.from({ length: 10 }, (_, index) =>
            file(index, { name: `${WIDE.slice(0, 255)}.png`, state: 'refused', why: `${WIDE.slice(0, 255)} ${EVIL}` }),
          ),
        ),
        note: { words: typed(t('case.changed')), style: 'warning' },
      }),
  },
  ...[
    ['worst', DESCRIPTION],
    ['wide', WIDE],
    ['lines', LINES],
  ].map(([name = '', words = '']) => ({
    name: `case entry ${name}`,
    draw: (t: Parameters<Exhibit['draw']>[0]) =>
      caseEntryCard(t, {
        case: { ...working, shortDescription: LONG_SHORT },
        face: { tab: 'activity', order: 'oldest', from: 20, list: true },
        entry: 12,
        head: entryHead(t, entry({ type: 'noted', text: words }, 11), () => NAMES.long),
        words,
        internal: true,
        articles: [],
        page: 1,
      }),
  })),
  {
    name: 'case entry last page',
    draw: t =>
      caseEntryCard(t, {
        case: working,
        face: FRONT,
        entry: 'open',
        head: entryHead(
          t,
          entry({ type: 'proposed', resolution: WIDE, articles: [], closesAt: ahead(9) }, 3),
          () => NAMES.jon,
        ),
        words: WIDE,
        internal: false,
        articles: [
          { id: 'kb-1', title: 'Reload a reference after a sync' },
          { id: undefined, title: 'An article that is no longer there' },
        ],
        page: 2,
      }),
  },
  {
    name: 'case article',
    draw: t =>
      caseArticleCard(t, {
        case: base.id,
        face: FRONT,
        title: 'Reload a reference after a sync',
        sections: [
          { markdown: 'A reference is lost when the sync renames its folder.' },
          { title: 'What to do', markdown: '1. Open **References**.\n2. Choose *Reload*.' },
        ],
        links: [{ title: 'References', url: 'https://docs.example/references' }],
      }),
  },
  {
    name: 'two drafts',
    draw: t =>
      twoDraftsCard(t, {
        draft: { id: 'd-1', updatedAt: ago(30) },
        about: { shortDescription: EVIL },
        follows: caseId(1001),
        version: 7,
      }),
  },
];
