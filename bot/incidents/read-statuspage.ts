import { z } from 'zod';
import { type Level, PHASES, type Phase } from '../domain/incident.ts';
import { clipped, type FeedIncident } from './feed-incident.ts';

const instant = z.iso.datetime({ offset: true }).transform(text => new Date(text));
const optionalInstant = instant.nullish().catch(undefined);
const names = z.array(z.looseObject({ name: z.string() })).catch([]);

const entry = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  status: z.string().catch(''),
  impact: z.string().catch(''),
  created_at: instant,
  updated_at: optionalInstant,
  started_at: optionalInstant,
  resolved_at: optionalInstant,
  scheduled_for: optionalInstant,
  scheduled_until: optionalInstant,
  shortlink: z.string().optional().catch(undefined),
  components: names,
  incident_updates: z
    .array(
      z.looseObject({
        id: z.string().min(1),
        status: z.string().catch(''),
        body: z.string().nullish(),
        created_at: instant,
        display_at: optionalInstant,
      }),
    )
    .catch([]),
});

const page = z.looseObject({
  incidents: z.array(z.unknown()),
  scheduled_maintenances: z.array(z.unknown()).default([]),
  components: z.array(z.unknown()).optional(),
});

/** What a status page's summary says: `complete` where whatever is missing in it is over. */
export type ReadFeed = { readonly incidents: readonly FeedIncident[]; readonly complete: boolean };

/** `summary.json` or `incidents.json` of a Statuspage; undefined where it is something else. */
export const readStatuspage = (json: unknown): ReadFeed | undefined => {
  const parsed = page.safeParse(json);
  if (!parsed.success) return undefined;
  const { incidents, scheduled_maintenances: planned, components } = parsed.data;
  return {
    incidents: [...incidents, ...planned].flatMap(one => {
      // One that cannot be read takes no other with it.
      const it = entry.safeParse(one);
      return it.success ? [incidentOf(it.data)] : [];
    }),
    complete: components !== undefined,
  };
};

const LEVEL: Readonly<Record<string, Level>> = {
  critical: 'major-outage',
  major: 'partial-outage',
  maintenance: 'maintenance',
};

const phaseOf = (status: string): Phase => PHASES.find(phase => phase === status.replaceAll('_', '-')) ?? 'update';

const incidentOf = (it: z.output<typeof entry>): FeedIncident => {
  const planned = it.scheduled_for ?? undefined;
  const over = ['resolved', 'completed', 'postmortem'].includes(it.status);
  const last = it.incident_updates
    .map(one => one.display_at ?? one.created_at)
    .sort((a, b) => Number(b) - Number(a))[0];
  return clipped({
    externalId: it.id,
    title: it.name,
    level: planned === undefined ? (LEVEL[it.impact] ?? 'degraded') : 'maintenance',
    component: it.components.map(({ name }) => name).join(', '),
    startedAt: planned ?? it.started_at ?? it.created_at,
    endedAt: over
      ? (it.resolved_at ?? last ?? it.updated_at ?? it.created_at)
      : planned === undefined
        ? undefined
        : (it.scheduled_until ?? undefined),
    url: it.shortlink,
    updates: it.incident_updates.map(one => ({
      id: one.id,
      at: one.display_at ?? one.created_at,
      phase: phaseOf(one.status),
      text: one.body ?? '',
    })),
    saidAt: it.updated_at ?? last ?? it.created_at,
  });
};
