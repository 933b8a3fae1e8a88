import { asId, type ProductId } from '../bot/domain/ids.ts';
import { type Incident, type IncidentUpdate, PHASES } from '../bot/domain/incident.ts';
import { orNull, orUndefined } from './rows.ts';
import type { Schema } from './schema.ts';
import type { IncidentUpdateRow } from './tables/incidents.ts';

type Row = Schema['incidents']['$inferSelect'];

const updateOf = ({ id, at, phase, text }: IncidentUpdateRow): IncidentUpdate => ({
  id: id ?? at,
  at: new Date(at),
  phase: PHASES.find(known => known === phase) ?? 'update',
  text,
});

/** An incident as the domain knows it. */
export const incidentOf = (row: Row): Incident => {
  const updates = row.updates.map(updateOf);
  return {
    id: row.id,
    source: row.source,
    title: row.title,
    level: row.level,
    component: row.component,
    products: row.products.map(product => asId<ProductId>(product)),
    startedAt: row.startedAt,
    end: orUndefined(row.end),
    url: orUndefined(row.url),
    updates,
    saidAt: row.saidAt ?? updates.at(-1)?.at ?? row.startedAt,
    endedAt: orUndefined(row.endedAt),
    number: orUndefined(row.number),
    version: row.version,
  };
};

/** What a write of an incident may change. */
export const incidentContent = (it: Incident) => ({
  title: it.title,
  level: it.level,
  component: it.component,
  products: it.products,
  startedAt: it.startedAt,
  end: orNull(it.end),
  endedAt: orNull(it.endedAt),
  url: orNull(it.url),
  updates: it.updates.map(({ id, at, phase, text }) => ({ id, at: at.toISOString(), phase, text })),
  saidAt: it.saidAt,
  version: it.version,
});
