import type { Write } from '../../../db/store.ts';
import { type Incident, isOver } from '../../domain/incident.ts';
import type { IntakeAnswers } from '../../domain/intake.ts';
import type { Known } from '../../domain/people.ts';
import type { Context, Result } from '../../feature.ts';
import type { OpenDraft } from '../intake/draft.ts';
import { holding, step } from '../intake/steps.ts';

/** The case that is being written will be linked to an outage, or not. What the page said is kept. */
export const linkDraft = (
  context: Context,
  actor: Known,
  draft: OpenDraft,
  it: Incident,
  given: Partial<IntakeAnswers> = {},
  on = true,
): Promise<Result> => {
  const { t } = context;
  const words = t(on ? 'outages.draftLinked' : 'outages.draftUnlinked', { title: it.title });
  const answers = { ...given, incident: on ? it.id : undefined };
  return step(context, actor, draft, answers, 'stay', { note: { words, style: 'good' } });
};

/** Whoever writes a case is told of an outage from now on; the form stays where it is. */
export const followFromDraft = async (
  context: Context,
  actor: Known,
  draft: OpenDraft,
  it: Incident,
  given: Partial<IntakeAnswers>,
): Promise<Result> => {
  const { now, t } = context;
  if (isOver(it, now))
    return step(context, actor, draft, given, 'stay', { note: { words: t('outages.isOver'), style: 'warning' } });
  const note = { words: t('outages.followed'), style: 'good' as const };
  const follow: Write = {
    type: 'follow.add',
    user: actor.user.id,
    to: { kind: 'incident', target: it.id },
    at: now,
  };
  const result = await step(context, actor, draft, given, 'stay', { note });
  return {
    ...result,
    change: { notices: [], ...result.change, writes: [...(result.change?.writes ?? []), follow] },
  };
};

export type DraftAct = 'follow' | 'link' | 'unlink';

/** Whether the form, and what its writer follows, are as such a press leaves them. */
export const doneInDraft = async (
  { store }: Pick<Context, 'store'>,
  draft: OpenDraft,
  { incident, what, given }: { incident: Incident['id']; what: DraftAct; given: Partial<IntakeAnswers> },
): Promise<boolean> => {
  if (!holding(given)(draft)) return false;
  if (what !== 'follow') return draft.answers.incident === (what === 'link' ? incident : undefined);
  return (await store.followedBy(draft.row.owner)).some(({ target }) => target === incident);
};
