import type { Draft, Write } from '../../../db/store.ts';
import { roomInDraft } from '../../domain/files.ts';
import { asId, type DraftId } from '../../domain/ids.ts';
import type { Known } from '../../domain/people.ts';
import type { Context, IncomingFile, Result } from '../../feature.ts';
import { drawChoice } from './choose.ts';
import { adding, leftOut, sentFiles } from './sent.ts';
import { WAITING, waitingFiles, wordsOf } from './waiting.ts';

const KEPT_FOR = 30 * 86_400_000;

/** Keeps files until their sender has said where they belong, and asks; others that wait already are joined by them. */
export const keepWaiting = async (
  context: Context,
  actor: Known,
  files: readonly IncomingFile[],
  words: string,
  why?: string,
): Promise<Result> => {
  const { fileLimits, mint, now, store, t } = context;
  const before = await waitingFiles(context, actor);
  const kept = before === undefined ? [] : await store.attachmentsOfDraft(before.id);
  const room = roomInDraft(kept, fileLimits);
  const id = before?.id ?? asId<DraftId>(`${mint('waiting')}:${actor.user.id}`);
  const added = sentFiles(context, actor, files.slice(0, room), { draft: id });
  const said = [before === undefined ? undefined : wordsOf(before), words.trim()].filter(text => text);
  const draft: Draft = {
    id,
    owner: actor.user.id,
    form: WAITING,
    revision: (before?.revision ?? 0) + 1,
    page: '',
    answers: said.length === 0 ? {} : { words: said.join('\n') },
    endedAs: undefined,
    expiresAt: new Date(now.getTime() + KEPT_FOR),
    updatedAt: now,
  };
  const write: Write =
    before === undefined ? { type: 'draft.open', draft } : { type: 'draft.move', from: before.revision, draft };
  return drawChoice(context, actor, draft, {
    files: [...kept, ...added],
    note: notes([why, leftOut(t, files.slice(room), fileLimits.draftFiles)]),
    writes: [write, ...adding(added)],
  });
};

const notes = (all: readonly (string | undefined)[]): string | undefined => {
  const said = all.filter(note => note !== undefined);
  return said.length === 0 ? undefined : said.join(' ');
};
