import { intakeCard } from '../../../cards/intake/pages.ts';
import type { Draft, Write } from '../../../db/store.ts';
import type { Known } from '../../domain/people.ts';
import type { Context, Result } from '../../feature.ts';
import { show } from '../show.ts';
import { openDraftOf } from './draft.ts';
import { viewOf } from './view.ts';

/** A draft on the page that it is on, with what is written together with the answer. */
export const drawDraft = async (
  context: Context,
  actor: Known,
  row: Draft,
  more: Parameters<typeof viewOf>[3],
  writes: readonly Write[],
): Promise<Result> => {
  const view = await viewOf(context, actor, openDraftOf(context, actor, row), more);
  return show(intakeCard(context.t, view), writes.length === 0 ? undefined : { writes, notices: [] });
};
