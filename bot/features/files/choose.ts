import { filesChoiceCard } from '../../../cards/files-choice.ts';
import type { Attachment, CaseLine, Draft, Write } from '../../../db/store.ts';
import type { Known } from '../../domain/people.ts';
import type { Context, Result } from '../../feature.ts';
import { whyRefused } from '../case/file-words.ts';
import { listed } from '../case/listed.ts';
import { show } from '../show.ts';
import { waitingFiles, wordsOf } from './waiting.ts';

/** In sight; the others are in a list. */
const ROWS = 5;
const MOST = 60;

type More = {
  readonly files: readonly Attachment[];
  readonly note?: string | undefined;
  readonly writes?: readonly Write[];
};

/** Asks where files belong: to one of the person's open cases, to a new one, or nowhere. */
export const drawChoice = async (
  context: Context,
  actor: Known,
  row: Draft,
  { files, note, writes = [] }: More,
): Promise<Result> => {
  const lines = await mine(context, actor);
  const card = filesChoiceCard(context.t, {
    draft: row.id,
    revision: row.revision,
    files: files.map(file => ({
      name: file.name,
      state: file.state,
      why: file.state === 'refused' ? whyRefused(context.t, file) : undefined,
    })),
    words: wordsOf(row),
    note,
    cases: lines.slice(0, ROWS).map(line => listed(context, line)),
    others: lines.slice(ROWS).map(line => ({ title: `${line.id} ${line.shortDescription}`, value: line.id })),
    onlyBilling: actor.account.onHold,
  });
  return show(card, writes.length === 0 ? undefined : { writes, notices: [] });
};

/** Open cases, latest change first: what somebody takes part in, or what an engineer has taken. */
const mine = async ({ store }: Context, actor: Known): Promise<readonly CaseLine[]> =>
  actor.kind === 'engineer'
    ? (await store.assignedTo(actor.user.id, MOST, 0)).lines
    : store.openCases(actor.user.id, MOST);

/** Asks once more about files that wait; undefined where none do. */
export const askAboutWaiting = async (context: Context): Promise<Result | undefined> => {
  const { actor, store } = context;
  if (actor.kind === 'stranger') return undefined;
  const row = await waitingFiles(context, actor);
  return row && drawChoice(context, actor, row, { files: await store.attachmentsOfDraft(row.id) });
};
