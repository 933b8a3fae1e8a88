import type { CaseRow } from '../../../db/store.ts';
import type { CaseId } from '../../domain/ids.ts';
import { maySee } from '../../domain/policy.ts';
import type { Context, Result } from '../../feature.ts';
import { tell } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';

/** Goes on with a case that the person may see. A foreign case is answered like one that does not exist. */
export const withCase = async (
  context: Context,
  id: CaseId,
  then: (it: CaseRow) => Promise<Result>,
): Promise<Result> => {
  const { actor, store, t } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  const it = await store.case(id);
  if (it === undefined || !maySee(actor, it, it)) return tell(context, t('case.notFound', { number: id }));
  return then(it);
};
