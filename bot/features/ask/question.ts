import { z } from 'zod';
import type { Write } from '../../../db/store.ts';
import { asId, type DraftId } from '../../domain/ids.ts';
import type { Context } from '../../feature.ts';

/** What a card carries of a question, in each of its buttons. */
const CARRIED = 300;
const KEPT_FOR = 30 * 86_400_000;
const FORM = 'question';
const kept = z.object({ text: z.string() });

/** The part of a question that the buttons of its card carry. */
export const carried = (question: string): string =>
  question.length <= CARRIED ? question : `${[...question].slice(0, CARRIED - 1).join('')}…`;

/** A longer question is kept beside its card, so that all of it is in the case; undefined where the card holds it. */
export const keepQuestion = ({ actor, now }: Context, ref: string, question: string): Write | undefined =>
  question.length <= CARRIED || actor.kind === 'stranger'
    ? undefined
    : {
        type: 'draft.open',
        draft: {
          id: asId<DraftId>(ref),
          owner: actor.user.id,
          form: FORM,
          revision: 1,
          page: FORM,
          answers: { text: question } satisfies z.infer<typeof kept>,
          endedAs: undefined,
          updatedAt: now,
          expiresAt: new Date(now.getTime() + KEPT_FOR),
        },
      };

/** The whole question behind a card, or what the card carries of it. */
export const wholeQuestion = async ({ actor, store }: Context, ref: string, shown: string): Promise<string> => {
  if (actor.kind === 'stranger') return shown;
  const row = await store.draft(asId<DraftId>(ref));
  return row?.form === FORM && row.owner === actor.user.id ? (kept.safeParse(row.answers).data?.text ?? shown) : shown;
};
