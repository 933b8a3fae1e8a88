import type { Write } from '../../../db/store.ts';
import { advance } from '../../domain/form.ts';
import { asId, type DraftId } from '../../domain/ids.ts';
import { intake } from '../../domain/intake.ts';
import type { Known } from '../../domain/people.ts';
import type { Context, IncomingFile, Result } from '../../feature.ts';
import { tell } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';
import { draftInProgress, moved } from './draft.ts';
import { drawDraft } from './draw.ts';
import { onHold, openCase } from './open.ts';
import { worldOf } from './world.ts';

/** How many files one draft takes. */
const MOST_FILES = 20;

/** Files join the draft in progress; without one they begin it, so that nothing is lost. */
export const takeFiles = async (context: Context, files: readonly IncomingFile[], text: string): Promise<Result> => {
  const { actor, mint, now, store, t, turn } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  if (turn.place.kind !== 'personal') return tell(context, t('files.personalOnly'));
  const open = await draftInProgress(context);
  if (open === undefined) {
    if (actor.account.onHold) return onHold(context, mint('open'));
    const begun = await openCase(context, { ref: mint('files'), text: text.trim() === '' ? undefined : text }, []);
    const id = asId<DraftId>(`${mint('files')}:${actor.user.id}`);
    return { ...begun, change: added(begun.change, pending(context, actor, id, files)) };
  }
  const room = MOST_FILES - (await store.attachmentsOfDraft(open.row.id)).length;
  const writes = pending(context, actor, open.row.id, files.slice(0, Math.max(0, room)));
  const { page, answers } = advance(intake, open, {}, 'stay', worldOf(context.knowledge, actor.account));
  const draft = moved(open.row, page, answers, now);
  const words =
    room < files.length
      ? t('files.tooMany', { limit: MOST_FILES })
      : t('files.joined', { count: files.length, files: t.list(files.map(file => file.name)) });
  const note = { words, style: room < files.length ? ('warning' as const) : ('good' as const) };
  const move = { type: 'draft.move', from: open.row.revision, draft } as const;
  return drawDraft(context, actor, draft, { note }, [...writes, move]);
};

const added = (change: Result['change'], writes: readonly Write[]): Result['change'] =>
  change === undefined ? undefined : { ...change, writes: [...change.writes, ...writes] };

const pending = (
  { mint, now }: Context,
  actor: Known,
  draft: DraftId,
  files: readonly IncomingFile[],
): readonly Write[] =>
  files.map((file, index) => ({
    type: 'attachment.add',
    attachment: {
      // Files of one message stay in the order in which they were sent.
      id: `${mint('file')}-${String(index).padStart(2, '0')}`,
      account: actor.account.id,
      draft,
      case: undefined,
      by: actor.user.id,
      name: file.name,
      type: undefined,
      size: undefined,
      state: 'pending',
      reason: undefined,
      source: { url: file.url, kind: file.kind },
      at: now,
    },
  }));
