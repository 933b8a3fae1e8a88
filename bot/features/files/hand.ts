import { z } from 'zod';
import type { CaseFace } from '../../../cards/case-face.ts';
import type { CaseRow, Change, Draft, Write } from '../../../db/store.ts';
import { asId, type CaseId, type DraftId } from '../../domain/ids.ts';
import type { Known } from '../../domain/people.ts';
import { may } from '../../domain/policy.ts';
import type { Context } from '../../feature.ts';
import { caseId } from '../case/on-case.ts';

const FORM = 'attach';
const IN_HAND_FOR = 30 * 60_000;

const answers = z.object({ case: caseId });

/** One row a person: the case that they named last. */
const rowOf = (actor: Known): DraftId => asId<DraftId>(`${FORM}:${actor.user.id}`);

/** Takes a case in hand: the files that its person sends within half an hour are for it. */
export const takeInHand = async (
  { actor, now, store, turn }: Context,
  id: CaseId,
): Promise<{ readonly writes: readonly Write[]; readonly until: Date }> => {
  const until = new Date(now.getTime() + IN_HAND_FOR);
  // A client that asks by itself for a fresh card has decided nothing.
  if (actor.kind === 'stranger' || (turn.deed.kind === 'pressed' && turn.deed.refresh)) return { writes: [], until };
  const before = await store.draft(rowOf(actor));
  const draft: Draft = {
    id: rowOf(actor),
    owner: actor.user.id,
    form: FORM,
    revision: (before?.revision ?? 0) + 1,
    page: '',
    answers: { case: id },
    endedAs: undefined,
    expiresAt: until,
    updatedAt: now,
  };
  const write: Write =
    before === undefined ? { type: 'draft.open', draft } : { type: 'draft.move', from: before.revision, draft };
  return { writes: [write], until };
};

/** The case in hand, and since when. */
export const caseInHand = async (
  { now, store }: Context,
  actor: Known,
): Promise<{ readonly case: CaseId; readonly since: Date } | undefined> => {
  const row = await store.openDraft(actor.user.id, FORM, now);
  const parsed = answers.safeParse(row?.answers);
  return row === undefined || !parsed.success ? undefined : { case: parsed.data.case, since: row.updatedAt };
};

/** Whoever looks at the files of a case has it in hand, if they may add some. */
export const lookingAtFiles = async (
  context: Context,
  it: CaseRow,
  face: CaseFace | undefined,
): Promise<Change | undefined> => {
  if (face?.tab !== 'attachments' || may(context.actor, 'attach', it, it) !== undefined) return undefined;
  const { writes } = await takeInHand(context, it.id);
  return writes.length === 0 ? undefined : { writes, notices: [] };
};
