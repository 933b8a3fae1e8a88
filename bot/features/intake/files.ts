import { roomInDraft } from '../../domain/files.ts';
import { advance } from '../../domain/form.ts';
import { asId, type DraftId } from '../../domain/ids.ts';
import { intake, SHORT_LIMIT } from '../../domain/intake.ts';
import { TEXT_LIMIT } from '../../domain/lifecycle.ts';
import type { Known } from '../../domain/people.ts';
import type { Context, IncomingFile, Result } from '../../feature.ts';
import { adding, leftOut, sentFiles } from '../files/sent.ts';
import { moved, type OpenDraft } from './draft.ts';
import { drawDraft } from './draw.ts';
import { openCase } from './open.ts';
import { worldOf } from './world.ts';

/** Files join the draft in progress; what was typed with them fills what is empty. */
export const joinDraft = async (
  context: Context,
  actor: Known,
  open: OpenDraft,
  files: readonly IncomingFile[],
  text: string,
): Promise<Result> => {
  const { fileLimits, now, store, t } = context;
  const room = roomInDraft(await store.attachmentsOfDraft(open.row.id), fileLimits);
  const taken = sentFiles(context, actor, files.slice(0, room), { draft: open.row.id });
  const { page, answers } = advance(
    intake,
    open,
    described(open, text.trim()),
    'stay',
    worldOf(context.knowledge, actor.account),
  );
  const draft = moved(open.row, page, answers, now);
  const left = leftOut(t, files.slice(room), fileLimits.draftFiles);
  const words = left ?? t('files.joined', { count: files.length, files: t.list(files.map(file => file.name)) });
  const note = { words, style: left === undefined ? ('good' as const) : ('warning' as const) };
  const move = { type: 'draft.move', from: open.row.revision, draft } as const;
  return drawDraft(context, actor, draft, { note }, [...adding(taken), move]);
};

const described = ({ answers }: OpenDraft, text: string) =>
  text === ''
    ? {}
    : {
        ...(answers.shortDescription === undefined
          ? { shortDescription: text.replace(/\s+/g, ' ').slice(0, SHORT_LIMIT) }
          : {}),
        ...(answers.description === undefined ? { description: text.slice(0, TEXT_LIMIT) } : {}),
      };

/** Files and words that describe a problem begin a case. */
export const beginWithFiles = async (
  context: Context,
  actor: Known,
  files: readonly IncomingFile[],
  text: string,
): Promise<Result> => {
  const { fileLimits, mint, t } = context;
  const id = asId<DraftId>(`${mint('files')}:${actor.user.id}`);
  const taken = sentFiles(context, actor, files.slice(0, fileLimits.draftFiles), { draft: id });
  const note =
    leftOut(t, files.slice(fileLimits.draftFiles), fileLimits.draftFiles) ??
    t('files.begun', { count: taken.length, files: t.list(taken.map(file => file.name)) });
  const { change, reply } = await openCase(context, { ref: mint('files'), text, note }, []);
  return change === undefined
    ? { reply }
    : { reply, change: { ...change, writes: [...change.writes, ...adding(taken)] } };
};
