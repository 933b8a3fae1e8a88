import { twoDraftsCard } from '../../../cards/intake/two-drafts.ts';
import type { CaseRow } from '../../../db/store.ts';
import { asId, type CaseId, type DraftId } from '../../domain/ids.ts';
import type { Context, Result } from '../../feature.ts';
import { draftInProgress } from '../intake/draft.ts';
import { openCase, resume } from '../intake/open.ts';
import { show } from '../show.ts';
import { whereAllowed } from './act.ts';

/**
 * Begins a case that continues one which is over, with what is known already; the same one however often it is asked.
 * Where another form is open, the person says which one goes on; `beside` says it.
 */
export const followUp = (context: Context, id: CaseId, beside: boolean): Promise<Result> =>
  whereAllowed(context, id, 'follow-up', async it => {
    const ref = `follow-${it.id}-${it.version}`;
    return (beside ? undefined : await inTheWay(context, it, ref)) ?? begin(context, it, ref);
  });

/** The form that is open already: this very follow-up, or another one. */
const inTheWay = async (context: Context, it: CaseRow, ref: string): Promise<Result | undefined> => {
  const { actor, store, t } = context;
  const open = await draftInProgress(context);
  if (actor.kind === 'stranger' || open === undefined) return undefined;
  if (open.answers.follows === it.id) return resume(context, actor, open.row.id, undefined);
  const begun = await store.draft(asId<DraftId>(`${ref}:${actor.user.id}`));
  const isNew = begun === undefined || begun.endedAs === 'cancelled';
  const card = twoDraftsCard(t, { draft: open.row, about: open.answers, follows: it.id, version: it.version });
  return isNew ? show(card) : undefined;
};

const begin = (context: Context, it: CaseRow, ref: string): Promise<Result> =>
  openCase(
    context,
    {
      ref,
      requestType: it.requestType,
      follows: it.id,
      beside: true,
      answers: {
        category: it.category,
        product: it.product,
        productVersion: it.productVersion,
        productArea: it.productArea,
        typeOfIssue: it.typeOfIssue,
        shortDescription: it.shortDescription,
        situation: it.situation,
        impact: it.impact,
      },
    },
    [],
  );
