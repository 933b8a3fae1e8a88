import type { DraftOutage } from '../../../cards/intake/outage-box.ts';
import type { Incident } from '../../domain/incident.ts';
import type { IntakeAnswers } from '../../domain/intake.ts';
import type { Known } from '../../domain/people.ts';
import type { Context } from '../../feature.ts';
import { outageListed } from './listed.ts';
import { outagesFor } from './match.ts';

const MOST = 2;

/** The outage that the case will be linked to, and current ones that may be behind what somebody is writing. */
export const outagesOfDraft = async (
  context: Context,
  actor: Known,
  answers: IntakeAnswers,
): Promise<readonly DraftOutage[]> => {
  const { knowledge, store } = context;
  const linked = answers.incident === undefined ? undefined : await store.incident(answers.incident);
  const likely = (await likelyFor(context, answers)).filter(({ id }) => id !== linked?.id);
  const found = [...(linked === undefined ? [] : [linked]), ...likely].slice(0, MOST);
  if (found.length === 0) return [];
  const followed = await store.followedBy(actor.user.id);
  return found.map(incident => ({
    listed: outageListed(knowledge, incident),
    following: followed.some(({ target }) => target === incident.id || incident.products.some(id => id === target)),
    linked: incident === linked,
  }));
};

const likelyFor = async (
  context: Context,
  { shortDescription = '', description = '', product }: IntakeAnswers,
): Promise<readonly Incident[]> => {
  const text = `${shortDescription} ${description}`.trim();
  return text === '' && product === undefined ? [] : outagesFor(context, { text, product });
};
