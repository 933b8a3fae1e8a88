import type { IncidentId, ProductId } from './ids.ts';

/** The worst first. */
export const LEVELS = ['major-outage', 'partial-outage', 'degraded', 'maintenance'] as const;
export type Level = (typeof LEVELS)[number];

export const PHASES = [
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'scheduled',
  'in-progress',
  'verifying',
  'completed',
  'postmortem',
  'update',
] as const;
export type Phase = (typeof PHASES)[number];

/** One thing that the vendor has said about an incident. */
export type IncidentUpdate = {
  /** The source's own, or made of what it says; the same for the same update. */
  readonly id: string;
  readonly at: Date;
  readonly phase: Phase;
  readonly text: string;
};

/** What a source says of an incident at one moment. */
export type IncidentReport = {
  /** Made of the source and the source's own id. */
  readonly id: IncidentId;
  /** `operator`, or the address of a feed: only who brought an incident changes it. */
  readonly source: string;
  readonly title: string;
  readonly level: Level;
  readonly component: string;
  readonly products: readonly ProductId[];
  readonly startedAt: Date;
  /** The end that the source names, of a maintenance also the planned one. */
  readonly end: Date | undefined;
  readonly url: string | undefined;
  /** Some or all of them, in any order. */
  readonly updates: readonly IncidentUpdate[];
  /** When the source said so. */
  readonly saidAt: Date;
};

/** An outage or a maintenance as it is known, the latest update last. */
export type Incident = IncidentReport & {
  /** What people type; undefined until it is kept. */
  readonly number: number | undefined;
  /** The end that was named, or the one that its updates tell of. */
  readonly endedAt: Date | undefined;
  readonly version: number;
};

/** What people are told of; undefined where nothing is news. */
export type IncidentNews = 'opened' | 'level' | 'updated' | 'moved' | 'ended';

/** Updates beyond these are forgotten, the oldest first. */
const MOST_UPDATES = 200;

/**
 * What is known after a report. In whatever order and however often reports arrive, the same is known in the end; a
 * report that says nothing new gives back what was known.
 */
export const merge = (known: Incident | undefined, report: IncidentReport): Incident => {
  const later = known === undefined || report.saidAt >= known.saidAt;
  const head = later ? report : known;
  const updates = joined(known?.updates ?? [], report.updates, later);
  const merged = {
    ...said(head),
    updates,
    endedAt: endOf(head, updates),
    number: known?.number,
    version: known?.version ?? 0,
  };
  return known !== undefined && same(known, merged) ? known : { ...merged, version: merged.version + 1 };
};

const said = (it: IncidentReport): IncidentReport => ({
  id: it.id,
  source: it.source,
  title: it.title,
  level: it.level,
  component: it.component,
  products: it.products,
  startedAt: it.startedAt,
  end: it.end,
  url: it.url,
  updates: it.updates,
  saidAt: it.saidAt,
});

const same = (a: Incident, b: Incident): boolean =>
  a.endedAt?.getTime() === b.endedAt?.getTime() && JSON.stringify(said(a)) === JSON.stringify(said(b));

const joined = (
  known: readonly IncidentUpdate[],
  told: readonly IncidentUpdate[],
  later: boolean,
): readonly IncidentUpdate[] => {
  const byId = new Map((later ? [...known, ...told] : [...told, ...known]).map(update => [update.id, update]));
  return [...byId.values()]
    .map(({ id, at, phase, text }) => ({ id, at, phase, text }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
    .slice(-MOST_UPDATES);
};

/** A source that names no end says it in its updates. */
const endIn = (updates: readonly IncidentUpdate[]): Date | undefined => {
  const last = updates.findLast(({ phase }) => phase !== 'postmortem' && phase !== 'update');
  return last?.phase === 'resolved' || last?.phase === 'completed' ? last.at : undefined;
};

/** The end that a source names is final once it has come; before that its updates may tell of an earlier one. */
const endOf = ({ end, saidAt }: IncidentReport, updates: readonly IncidentUpdate[]): Date | undefined =>
  end !== undefined && end <= saidAt ? end : (endIn(updates) ?? end);

export const isOver = ({ endedAt }: Pick<Incident, 'endedAt'>, now: Date): boolean =>
  endedAt !== undefined && endedAt <= now;

export const isPlanned = ({ startedAt }: Pick<Incident, 'startedAt'>, now: Date): boolean => startedAt > now;

/** A maintenance that was called off before it began. */
export const isCancelled = ({
  level,
  startedAt,
  endedAt,
}: Pick<Incident, 'level' | 'startedAt' | 'endedAt'>): boolean =>
  level === 'maintenance' && endedAt !== undefined && endedAt < startedAt;

export const isCurrent = (it: Incident, now: Date): boolean => !isPlanned(it, now) && !isOver(it, now);

/** A planned end is no end that was said; one that its updates tell of is, also by a clock that is ahead. */
const saidOver = ({ end, endedAt, saidAt }: Incident): boolean =>
  endedAt !== undefined && (end === undefined || endedAt <= saidAt);

export const latestOf = ({ updates }: Pick<Incident, 'updates'>): IncidentUpdate | undefined => updates.at(-1);

/** What a change of the board tells those who follow it. The past, when it is first heard of, is no news. */
export const newsOf = (before: Incident | undefined, after: Incident, now: Date): IncidentNews | undefined => {
  if (before === undefined) return isOver(after, now) ? undefined : 'opened';
  if (saidOver(after) && !saidOver(before)) return 'ended';
  if (after.level !== before.level) return 'level';
  const moved = isPlanned(before, now) && after.startedAt.getTime() !== before.startedAt.getTime();
  const again = saidOver(before) && !saidOver(after);
  if (again || latestOf(after)?.id !== latestOf(before)?.id) return 'updated';
  return moved ? 'moved' : undefined;
};

/** How long an incident stays on the board when it is over. */
export const RECENT = 14 * 86_400_000;

export type Board = {
  readonly current: readonly Incident[];
  readonly planned: readonly Incident[];
  readonly recent: readonly Incident[];
};

/** The status board: what is wrong now, the worst first; what is planned; what is over. */
export const boardOf = (incidents: readonly Incident[], now: Date): Board => ({
  current: incidents
    .filter(it => isCurrent(it, now))
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || started(b) - started(a)),
  planned: incidents.filter(it => isPlanned(it, now) && !isOver(it, now)).sort((a, b) => started(a) - started(b)),
  recent: incidents
    .filter(it => isOver(it, now) && now.getTime() - ended(it) < RECENT)
    .sort((a, b) => ended(b) - ended(a)),
});

const started = ({ startedAt }: Incident): number => startedAt.getTime();
const ended = ({ endedAt }: Incident): number => endedAt?.getTime() ?? 0;
