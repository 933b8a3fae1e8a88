import { caseNumberIn } from '../../domain/ids.ts';
import type { Context, IncomingFile, Result } from '../../feature.ts';
import { draftInProgress } from '../intake/draft.ts';
import { beginWithFiles, joinDraft } from '../intake/files.ts';
import { tell } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';
import { caseInHand } from './hand.ts';
import { keepWaiting } from './keep-waiting.ts';
import { sendIntoCase } from './to-case.ts';
import { waitingFiles } from './waiting.ts';

/**
 * Where the files of a message belong: to the case that its words name; else to what the person turned to last, a form
 * or a case in hand; else to a new case that the words describe; else they wait until somebody has said it.
 */
export const receive = async (context: Context, files: readonly IncomingFile[], text: string): Promise<Result> => {
  const { actor, t, turn } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  if (turn.place.kind !== 'personal') return tell(context, t('files.personalOnly'));
  const named = caseNumberIn(text);
  if (named !== undefined) return sendIntoCase(context, actor, named, files, text);
  const [hand, draft, waiting] = await Promise.all([
    caseInHand(context, actor),
    draftInProgress(context),
    waitingFiles(context, actor),
  ]);
  if (hand !== undefined && (draft === undefined || hand.since > draft.row.updatedAt))
    return sendIntoCase(context, actor, hand.case, files, text);
  if (draft !== undefined) return joinDraft(context, actor, draft, files, text);
  const describes = text.trim() !== '' && waiting === undefined && !actor.account.onHold;
  return describes ? beginWithFiles(context, actor, files, text) : keepWaiting(context, actor, files, text);
};
