import type { CaseOutage } from '../../../cards/case-outage.ts';
import type { Store } from '../../../db/store.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { CaseId } from '../../domain/ids.ts';
import { isOver } from '../../domain/incident.ts';
import { outageListed } from './listed.ts';

type Parts = {
  readonly store: Pick<Store, 'incidentsOfCase' | 'countLinkedCases'>;
  readonly knowledge: Knowledge;
  readonly now: Date;
};

/** The outage that a case is linked to: of several the latest that is not over. How many cases, is said inside only. */
export const outageOfCase = async (
  { store, knowledge, now }: Parts,
  id: CaseId,
  inside: boolean,
): Promise<CaseOutage | undefined> => {
  const all = await store.incidentsOfCase(id);
  const incident = all.find(it => !isOver(it, now)) ?? all[0];
  if (incident === undefined) return undefined;
  const linked = inside ? await store.countLinkedCases(incident.id) : undefined;
  return { listed: outageListed(knowledge, incident), now, linked };
};
