import type { Card } from '../../../cards/card.ts';
import { type OutageView, outageCard } from '../../../cards/outages/page.ts';
import type { IncidentId } from '../../domain/ids.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Context, Result } from '../../feature.ts';
import { show, tell } from '../show.ts';
import { outageListed } from './listed.ts';
import { privateReader } from './reader.ts';

const ON_A_PAGE = 5;

type More = { readonly offset?: number | undefined; readonly note?: OutageView['note'] };

/** An incident's page as a card shows it: which updates, and what leads to the others. */
export const outageView = (
  { now, knowledge }: Pick<Context, 'now' | 'knowledge'>,
  it: Incident,
  reader: OutageView['reader'],
  { offset = 0, note }: More = {},
): OutageView => {
  const newest = it.updates.toReversed();
  const from = offset < newest.length ? offset : 0;
  return {
    now,
    ...outageListed(knowledge, it),
    updates: newest.slice(from, from + ON_A_PAGE),
    older: from + ON_A_PAGE < newest.length ? from + ON_A_PAGE : undefined,
    newer: from > 0 ? Math.max(0, from - ON_A_PAGE) : undefined,
    reader,
    note,
  };
};

/** An incident drawn for the person of this turn. */
const drawOutage = async (context: Context, it: Incident, more: More = {}): Promise<Card> =>
  outageCard(context.t, outageView(context, it, await privateReader(context, context.actor, it), more));

/** Goes on with an incident that is there. */
export const withOutage = async (
  context: Context,
  id: IncidentId,
  then: (it: Incident) => Promise<Result>,
): Promise<Result> => {
  const it = await context.store.incident(id);
  return it === undefined ? tell(context, context.t('outages.gone')) : then(it);
};

/** One that was named by its number. */
export const withOutageNumber = async (
  context: Context,
  number: number,
  then: (it: Incident) => Promise<Result>,
): Promise<Result> => {
  const it = Number.isSafeInteger(number) ? await context.store.incidentByNumber(number) : undefined;
  return it === undefined ? tell(context, context.t('outages.noSuchNumber', { number: String(number) })) : then(it);
};

export const showOutage = async (context: Context, it: Incident, more: More = {}): Promise<Result> =>
  show(await drawOutage(context, it, more));
