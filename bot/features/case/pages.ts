import { z } from 'zod';
import { type CaseFace, type CaseOrder, FRONT } from '../../../cards/case-face.ts';
import { FILES_PAGE } from '../../../cards/case-files.ts';
import type { CaseId } from '../../domain/ids.ts';
import { type Action, action, type Command, type Context, type Result } from '../../feature.ts';
import { lookingAtFiles } from '../files/hand.ts';
import { show } from '../show.ts';
import { drawCase, type More } from './draw.ts';
import { showArticle, showCounted, showEntry } from './entry.ts';
import { faceOf, faceShape } from './face.ts';
import { withCase } from './find.ts';
import { caseId } from './on-case.ts';
import { firstEntries, THREAD_PAGE } from './thread.ts';
import { aboutCase, twin } from './typed.ts';

const onPage = { case: caseId, ...faceShape } as const;
const page = z.number().int().min(1).max(10_000);
const entryRef = z.union([z.literal('open'), z.number().int().min(1).max(1_000_000_000)]);

const shown = (context: Context, id: CaseId, more: More = {}): Promise<Result> =>
  withCase(context, id, async it =>
    show(await drawCase(context, it, more), await lookingAtFiles(context, it, more.face)),
  );

/** Looking at a case: its views, their pages, and what is too long for them. */
export const pageActions: Readonly<Record<string, Action>> = {
  'case.show': action(z.object({ ...onPage, back: z.boolean().optional() }), (context, data) =>
    shown(context, data.case, { face: faceOf(data), back: data.back }),
  ),
  'case.more': action(z.object({ ...onPage, rest: z.number().int().min(0).max(9).default(1) }), (context, data) =>
    shown(context, data.case, { face: faceOf(data), rest: data.rest }),
  ),
  'case.entry': action(z.object({ ...onPage, entry: entryRef, page: page.default(1) }), (context, data) =>
    showEntry(context, data.case, { entry: data.entry, page: data.page, face: faceOf(data) }),
  ),
  'case.article': action(z.object({ ...onPage, article: z.string().max(80) }), (context, data) =>
    showArticle(context, data.case, data.article, faceOf(data)),
  ),
};

const FILES: CaseFace = { ...FRONT, tab: 'attachments' };
const FROM_THE_START: CaseFace = { ...FRONT, order: 'oldest' };

/** Which page or entry was typed: what else stands there is no such command. */
const counted = (words = ''): number => Number(words);

/** A page of the history by how many there are before it; the first one where there are not so many. */
const turnTo = (context: Context, id: CaseId, order: CaseOrder, to: number): Promise<Result> =>
  withCase(context, id, async it => {
    const { actor, store } = context;
    const before = (to - 1) * THREAD_PAGE;
    const entries = await firstEntries(store, { id, inside: actor.kind === 'engineer' }, order, before + 1);
    const from = before === 0 ? undefined : entries[before]?.number;
    return show(await drawCase(context, it, { face: { ...FRONT, order, from } }));
  });

/** The typed twins of the pages. */
export const pageCommands: readonly Command[] = [
  aboutCase('case', 'known', (context, id) => shown(context, id)),
  twin('activity', 'known', (context, id) => shown(context, id)),
  twin('activityOldest', 'known', (context, id) => shown(context, id, { face: FROM_THE_START })),
  twin('activityPage', 'known', (context, id, _, { page }) => turnTo(context, id, 'newest', counted(page))),
  twin('activityOldestPage', 'known', (context, id, _, { page }) => turnTo(context, id, 'oldest', counted(page))),
  twin('activityEntry', 'known', (context, id, _, { entry }) => showCounted(context, id, counted(entry))),
  twin('description', 'known', (context, id) => showEntry(context, id, { entry: 1, page: 1, face: FRONT })),
  twin('attachmentsPage', 'known', (context, id, _, { page }) =>
    shown(context, id, { face: { ...FILES, from: (counted(page) - 1) * FILES_PAGE || undefined } }),
  ),
];
