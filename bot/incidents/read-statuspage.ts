import { z } from 'zod';
import { type Level, PHASES, type Phase } from '../domain/incident.ts';
import { clipped, type FeedIncident } from './feed-incident.ts';
import { htmlText } from './html-text.ts';

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
  incident_updates: z.array(z.unknown()).catch([]),
});

const update = z.looseObject({
  id: z.string().min(1),
  status: z.string().catch(''),
  body: z.string().nullish(),
  created_at: instant,
  display_at: optionalInstant,
});

const page = z.looseObject({
  incidents: z.array(z.unknown()),
  scheduled_maintenances: z.array(z.unknown()).default([]),
  components: z.array(z.unknown()).optional(),
});

export type ReadFeed = {
  readonly incidents: readonly FeedIncident[];
  /** The ids of all that a summary lists, also of what cannot be read: what is missing is over. */
  readonly listed: readonly string[] | undefined;
};

/** `summary.json` or `incidents.json` of a Statuspage; undefined where it is something else. */
export const readStatuspage = (json: unknown, now: Date): ReadFeed | undefined => {
  const parsed = page.safeParse(json);
  if (!parsed.success) return undefined;
  const { incidents, scheduled_maintenances: planned, components } = parsed.data;
  const all = [...incidents, ...planned];
  return {
    incidents: readable(entry, all).map(it => incidentOf(it, now)),
    listed: components === undefined ? undefined : readable(entry.pick({ id: true }), all).map(({ id }) => id),
  };
};

/** One that cannot be read takes no other with it. */
const readable = <Schema extends z.ZodType>(schema: Schema, all: readonly unknown[]): readonly z.output<Schema>[] =>
  all.flatMap(one => {
    const it = schema.safeParse(one);
    return it.success ? [it.data] : [];
  });

const LEVEL: Readonly<Record<string, Level>> = {
  critical: 'major-outage',
  major: 'partial-outage',
  maintenance: 'maintenance',
};

const phaseOf = (status: string): Phase => PHASES.find(phase => phase === status.replaceAll('_', '-')) ?? 'update';

/** Plain, or with tags, as the page's author wrote it. */
const TAG = /<\/?[a-z][^<>]{0,500}>/i;
const wordsOf = (body: string): string => (TAG.test(body) ? htmlText(body) : body);

const incidentOf = (it: z.output<typeof entry>, now: Date): FeedIncident => {
  const planned = it.scheduled_for ?? undefined;
  const updates = readable(update, it.incident_updates);
  const over = ['resolved', 'completed', 'postmortem'].includes(it.status);
  const going = ['in_progress', 'verifying'].includes(it.status);
  const until = it.scheduled_until ?? undefined;
  const last = updates.map(one => one.display_at ?? one.created_at).sort((a, b) => Number(b) - Number(a))[0];
  return clipped({
    externalId: it.id,
    title: it.name,
    level: planned === undefined ? (LEVEL[it.impact] ?? 'degraded') : 'maintenance',
    component: it.components.map(({ name }) => name).join(', '),
    startedAt: planned ?? it.started_at ?? it.created_at,
    endedAt: over
      ? (it.resolved_at ?? last ?? it.updated_at ?? it.created_at)
      : planned === undefined || (going && until !== undefined && until <= now)
        ? undefined
        : until,
    url: it.shortlink,
    updates: updates.map(one => ({
      id: one.id,
      at: one.display_at ?? one.created_at,
      phase: phaseOf(one.status),
      text: wordsOf(one.body ?? ''),
    })),
    saidAt: it.updated_at ?? last ?? it.created_at,
  });
};
