import type { CaseRow } from '../../../db/store.ts';
import type { CaseId } from '../../domain/ids.ts';
import { maySee } from '../../domain/policy.ts';
import type { Context, Result } from '../../feature.ts';
import { tell } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';

/**
 * Goes on with a case that the person may see. A foreign case is answered like one that does not exist, unless
 * `unseen` has an answer for somebody who may see it no more.
 */
export const withCase = async (
  context: Context,
  id: CaseId,
  then: (it: CaseRow) => Promise<Result>,
  unseen?: (it: CaseRow) => Promise<Result | undefined>,
): Promise<Result> => {
  const { actor, store, t } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  const it = await store.case(id);
  if (it !== undefined && maySee(actor, it, it)) return then(it);
  const answer = it === undefined ? undefined : await unseen?.(it);
  return answer ?? tell(context, t('case.notFound', { number: id }));
};
