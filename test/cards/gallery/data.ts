import { asId, type CaseId } from '../../../bot/domain/ids.ts';
import { TEXT_LIMIT } from '../../../bot/domain/lifecycle.ts';
import type { CaseListed } from '../../../cards/case-row.ts';

/** The moment at which the gallery is drawn. */
export const NOW = new Date('2026-11-20T10:00:00Z');

export const ago = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);
export const ahead = (hours: number): Date => ago(-hours);

/** Stands in everything that a person could have typed: it must never reach a place that parses it. */
export const MARK = 'Qx7';

/** Markdown, a mention, a template, a nested translation and markup. */
export const EVIL = `${MARK} **bold** [x](http://evil.example) <at>x</at> {{name}} $t(app.busy) <b>b</b>`;

export const typed = (words: string): string => `${words} ${MARK}`;

export const SHORT = `${typed('Raster reference vanishes after sync')}`;

/** 160 characters, some of them hostile, none of them a place to break. */
export const LONG_SHORT = `${EVIL} ${'Verschwindet_nach_dem_Synchronisieren_'.repeat(6)}`.slice(0, 160);

const paragraph = [
  'Since the update to 2024 the raster reference that we attach to the site model disappears after every sync.',
  'Steps: open the model, attach "Ortho_2024.tif" with geo-reference, sync, reopen. Expected: the raster is there.',
  'Actual: the reference is listed and greyed out. Message: "0x80004005 – reference file not found".',
].join('\n');

/** A description as long as it may be, with line breaks, paths and hostile parts. */
export const DESCRIPTION =
  `${EVIL}\n${`${paragraph}\nC:\\Projects\\2024\\${'very-long-folder-name-'.repeat(6)}\\site.dgn\n\n`.repeat(30)}`.slice(
    0,
    TEXT_LIMIT,
  );

/** The longest description in a script that takes three bytes a character. */
export const WIDE = `${MARK}${'同期の後でラスター参照が消えます。'.repeat(600)}`.slice(0, TEXT_LIMIT);

/** A text that is all line breaks. */
export const LINES = `${MARK}\n${'a\n'.repeat(4000)}`.slice(0, TEXT_LIMIT);

export const NAMES = {
  mia: typed('Mia Novák'),
  jon: typed('Jon Park'),
  sato: typed('佐藤 健太郎'),
  long: typed('Maria-Magdalena von Hohenlohe-Waldenburg-Schillingsfürst'),
};

export const caseId = (number: number): CaseId => asId<CaseId>(`CS${String(number).padStart(7, '0')}`);

/** Rows of a list: every state and priority, short and long, in several scripts. */
export const LISTED: readonly CaseListed[] = [
  {
    id: caseId(1042),
    shortDescription: LONG_SHORT,
    state: 'new',
    priority: 1,
    about: 'OpenRoads Designer CONNECT Edition',
    updatedAt: ago(0.2),
  },
  {
    id: caseId(1038),
    shortDescription: typed('Invoice shows the wrong site'),
    state: 'awaiting-info',
    priority: 3,
    about: 'Billing Support',
    updatedAt: ago(20),
  },
  {
    id: caseId(1021),
    shortDescription: typed('登録できません：LEARN サーバー'),
    state: 'work-in-progress',
    priority: 4,
    about: 'User Learning and Success Programs',
    updatedAt: ago(60),
  },
  {
    id: caseId(1017),
    shortDescription: typed('Crash when clash detection runs over night'),
    state: 'pending-development',
    priority: 2,
    about: 'OpenPlant Isometrics Manager',
    updatedAt: ago(100),
  },
  {
    id: caseId(1009),
    shortDescription: typed('Не удаётся войти в CONNECTION Client'),
    state: 'resolved',
    priority: 2,
    about: 'MicroStation',
    updatedAt: ago(300),
  },
  {
    id: caseId(1004),
    shortDescription: typed('Seat is not given back'),
    state: 'closed',
    priority: 3,
    about: 'PLAXIS 2D',
    updatedAt: ago(24 * 400),
  },
  {
    id: caseId(1002),
    shortDescription: typed('Opened twice'),
    state: 'cancelled',
    priority: 4,
    about: 'STAAD.Pro',
    updatedAt: ago(24 * 30),
  },
];
