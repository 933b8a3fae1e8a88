import type { Card } from '../../../cards/card.ts';
import type { SimilarShown } from '../../../cards/intake/similar-box.ts';
import { similarCard, type Written } from '../../../cards/similar.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { Known } from '../../domain/people.ts';
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

/** Goes on with a case that sounds like the form. Any other number is answered like one that does not exist. */
export const withSimilar = async (
  context: Context,
  actor: Known,
  draft: OpenDraft,
  id: CaseId | undefined,
  then: (similar: Similar) => Result | Promise<Result>,
): Promise<Result> => {
  const all = await similarTo(context, actor, draft.answers);
  const found = id === undefined ? all[0] : all.find(({ row }) => row.id === id);
  const { t } = context;
  if (found !== undefined) return then(found);
  return tell(context, id === undefined ? t('similar.none') : t('case.notFound', { number: id }));
};
