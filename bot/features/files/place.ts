import { filesSentCard } from '../../../cards/files-sent.ts';
import { messageCard } from '../../../cards/message.ts';
import type { Attachment, Draft, Write } from '../../../db/store.ts';
import { fitInto } from '../../domain/files.ts';
import { CASE_NUMBER, type CaseId, type DraftId } from '../../domain/ids.ts';
import type { Known } from '../../domain/people.ts';
import type { Context, Result } from '../../feature.ts';
import { commanded } from '../case/change.ts';
import { openCase } from '../intake/open.ts';
import { show, tell } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';
import { drawChoice } from './choose.ts';
import { saysMore, whyNotInto } from './to-case.ts';
import { WAITING, wordsOf } from './waiting.ts';

/** Goes on with files that wait, if they are the person's own and still wait; otherwise says what became of them. */
export const withWaiting = async (
  context: Context,
  id: DraftId,
  /** Of the card that was pressed; undefined for what was typed, which is about the files as they are. */
  revision: number | undefined,
  then: (actor: Known, row: Draft) => Promise<Result>,
): Promise<Result> => {
  const { actor, now, store, t } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  const row = await store.draft(id);
  if (row === undefined || row.form !== WAITING || row.owner !== actor.user.id || row.expiresAt <= now)
    return tell(context, t('files.gone'));
  if (row.endedAs === undefined)
    return revision === undefined || revision === row.revision
      ? then(actor, row)
      : drawChoice(context, actor, row, { files: await store.attachmentsOfDraft(row.id), note: t('files.moreCame') });
  if (row.endedAs === DROPPED) return tell(context, t('files.dropped'));
  return CASE_NUMBER.test(row.endedAs)
    ? tell(context, t('files.wentTo', { number: row.endedAs }))
    : tell(context, t('files.wentToForm'));
};

const DROPPED = 'dropped';
const TO_FORM = 'form';

const isKept = ({ state }: Attachment): boolean => state !== 'refused';

const ending = (row: Draft, as: string): Write => ({ type: 'draft.end', id: row.id, from: row.revision, as });

/** Puts files that waited into a case: what is checked is in its history now, the rest follows when it is. */
export const putIntoCase = async (context: Context, actor: Known, row: Draft, id: CaseId): Promise<Result> => {
  const { fileLimits, store, t } = context;
  const [it, all] = await Promise.all([store.case(id), store.attachmentsOfDraft(row.id)]);
  const files = all.filter(isKept);
  const why = whyNotInto(context, actor, id, it) ?? (files.length === 0 ? t('files.nothingLeft') : undefined);
  if (it === undefined || why !== undefined) return drawChoice(context, actor, row, { files: all, note: why });
  if (!fitInto(await store.attachmentsOfCase(id), files, fileLimits))
    return drawChoice(context, actor, row, {
      files: all,
      note: t('files.caseFull', { files: t.list(files.map(({ name }) => name)) }),
    });
  const there = files.filter(({ state }) => state === 'stored').map(({ name }) => name);
  const attached =
    there.length === 0 ? undefined : await commanded(context, it, { type: 'attach', files: there }, actor);
  const moved = attached?.ok === true ? attached : undefined;
  const words = wordsOf(row);
  const card = filesSentCard(t, {
    case: moved?.after ?? it,
    there,
    checked: files.filter(({ state }) => state === 'pending').map(({ name }) => name),
    note: undefined,
    words: words !== undefined && saysMore(words, id) ? words : undefined,
  });
  const to = { case: id, account: it.account };
  return show(card, {
    writes: [
      ending(row, id),
      ...files.map(attachment => ({ type: 'attachment.move', attachment, to }) as const),
      ...(moved?.change.writes ?? []),
    ],
    notices: moved?.change.notices ?? [],
  });
};

/** Opens a case with files that waited, or puts them into the form that is open. */
export const putIntoForm = async (context: Context, actor: Known, row: Draft): Promise<Result> => {
  const { store, t } = context;
  const files = (await store.attachmentsOfDraft(row.id)).filter(isKept);
  const ref = `with-${row.id.slice(0, 36)}`;
  const note = t('files.joined', { count: files.length, files: t.list(files.map(({ name }) => name)) });
  const begun = await openCase(
    context,
    { ref, text: wordsOf(row), requestType: actor.account.onHold ? 'billing-support' : undefined, note },
    [],
  );
  const draft = begun.change?.writes.flatMap(write =>
    write.type === 'draft.open' || write.type === 'draft.move' ? [write.draft.id] : [],
  )[0];
  if (begun.change === undefined || draft === undefined) return begun;
  const to = { draft };
  return {
    ...begun,
    change: {
      ...begun.change,
      writes: [
        ...begun.change.writes,
        ending(row, TO_FORM),
        ...files.map(attachment => ({ type: 'attachment.move', attachment, to }) as const),
      ],
    },
  };
};

/** Throws files away that waited; they stay where their sender has them. */
export const dropFiles = async (context: Context, row: Draft): Promise<Result> => {
  const { now, store, t } = context;
  const files = await store.attachmentsOfDraft(row.id);
  return show(messageCard(t, t('files.dropped')), {
    writes: [
      ending(row, DROPPED),
      ...files.map(attachment => ({ type: 'attachment.drop', attachment, at: now }) as const),
    ],
    notices: [],
  });
};
