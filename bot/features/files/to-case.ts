import { filesSentCard } from '../../../cards/files-sent.ts';
import type { CaseRow } from '../../../db/store.ts';
import { roomInCase } from '../../domain/files.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { Known } from '../../domain/people.ts';
import { may, maySee } from '../../domain/policy.ts';
import type { Context, IncomingFile, Result } from '../../feature.ts';
import { show } from '../show.ts';
import { keepWaiting } from './keep-waiting.ts';
import { adding, leftOut, sentFiles } from './sent.ts';

/** Why somebody may not add files to a case; a foreign one is one that does not exist. */
export const whyNotInto = ({ t }: Context, actor: Known, id: CaseId, it: CaseRow | undefined): string | undefined => {
  if (it === undefined || !maySee(actor, it, it)) return t('case.notFound', { number: id });
  const refusal = may(actor, 'attach', it, it);
  return refusal === undefined ? undefined : t(`refusals.${refusal}`, { state: t(`states.${it.progress.state}`) });
};

/** Files on their way into a case; where that may not be they wait, so that nothing is lost. */
export const sendIntoCase = async (
  context: Context,
  actor: Known,
  id: CaseId,
  files: readonly IncomingFile[],
  words: string,
): Promise<Result> => {
  const { fileLimits, store, t } = context;
  const it = await store.case(id);
  const why = whyNotInto(context, actor, id, it);
  if (it === undefined || why !== undefined) return keepWaiting(context, actor, files, words, why);
  const room = roomInCase(await store.attachmentsOfCase(id), fileLimits);
  const taken = sentFiles(context, actor, files.slice(0, room), { case: id, account: it.account });
  const left = files.slice(room);
  const card = filesSentCard(t, {
    case: it,
    there: [],
    checked: taken.map(({ name }) => name),
    note:
      room === 0
        ? t('files.caseFull', { files: t.list(left.map(({ name }) => name)) })
        : leftOut(t, left, fileLimits.caseFiles),
    words: saysMore(words, id) ? words.trim() : undefined,
  });
  return show(card, taken.length === 0 ? undefined : { writes: adding(taken), notices: [] });
};

const FEW = 3;

/** Whether words say more than which case is meant. */
export const saysMore = (words: string, id: CaseId): boolean =>
  words
    .replace(new RegExp(id, 'i'), ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '').length >= FEW;
