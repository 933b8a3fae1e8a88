import { button } from '../../../cards/button.ts';
import type { Card } from '../../../cards/card.ts';
import type { SimilarShown } from '../../../cards/intake/similar-box.ts';
import { similarCard, type Written, wayOn } from '../../../cards/similar.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { Known } from '../../domain/people.ts';
import { maySee } from '../../domain/policy.ts';
import type { Context, Result } from '../../feature.ts';
import type { OpenDraft } from '../intake/draft.ts';
import { tell } from '../show.ts';
import { type Similar, similarTo } from './find.ts';

export const writtenIn = ({ row: { id, revision }, page }: OpenDraft): Written => ({
  draft: id,
  revision,
  complete: page === 'review',
});

export const drawSimilar = ({ t }: Context, draft: OpenDraft, similar: SimilarShown, note?: string): Card =>
  similarCard(t, { ...writtenIn(draft), similar, note });

/** The case of that number among those that sound like the form, or the first of them. */
export const similarNamed = async (
  context: Context,
  actor: Known,
  { answers }: OpenDraft,
  id: CaseId | undefined,
): Promise<Similar | undefined> => {
  const all = await similarTo(context, actor, answers);
  return id === undefined ? all[0] : all.find(({ row }) => row.id === id);
};

/** What was typed names no such case: one's own is said to be about something else, a foreign one like a missing one. */
export const notAlike = async (
  context: Context,
  actor: Known,
  draft: OpenDraft,
  number: CaseId | undefined,
): Promise<Result> => {
  const { store, t } = context;
  const on = wayOn(t, writtenIn(draft));
  if (number === undefined) return tell(context, t('similar.none'), [on]);
  const it = await store.case(number);
  if (it === undefined || !maySee(actor, it, it)) return tell(context, t('case.notFound', { number }), [on]);
  const open = button(t('case.openNumber', { number }), { verb: 'case.show', data: { case: number } });
  return tell(context, t('similar.notAlike', { number }), [open, on]);
};
