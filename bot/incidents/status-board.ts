import type { Notice, Store } from '../../db/store.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { asId, type IncidentId, type NoticeId } from '../domain/ids.ts';
import { type Incident, type IncidentReport, merge, newsOf } from '../domain/incident.ts';
import { externalId, faultsOf, reportOf, toldSchema, tooEarly, unknownProducts } from './told.ts';

/** Incidents that people enter, whichever way. */
const OPERATOR = 'operator';

/** What became of a report. */
export type Taken =
  | { readonly outcome: 'created' | 'changed' | 'same'; readonly incident: Incident }
  /** Another source brought this incident: it alone changes it. */
  | { readonly outcome: 'foreign' };

/** The same for something that somebody sent; `refused` says what is wrong with it. */
export type Entered = Taken | { readonly outcome: 'refused'; readonly why: string };

export type StatusBoard = {
  readonly take: (report: IncidentReport) => Promise<Taken>;
  /** An incident under its id, as the operator's programs and files describe it. */
  readonly enter: (id: string, described: unknown) => Promise<Entered>;
};

export type StatusBoardParts = {
  readonly store: Pick<Store, 'incident' | 'incidentAudience' | 'commit'>;
  readonly knowledge: Pick<Knowledge, 'vendor'>;
  /** The sources that report by themselves. */
  readonly feeds: readonly string[];
  readonly now: () => Date;
  /** Called after a commit that left notices. */
  readonly poke: () => void;
};

/** As often as others may be faster. */
const RUNS = 5;

/** Takes reports from any source: each is merged with what is known, and who follows it is told in the same commit. */
export const createStatusBoard = ({ store, knowledge, feeds, now, poke }: StatusBoardParts): StatusBoard => {
  const take = async (report: IncidentReport): Promise<Taken> => {
    for (let run = 0; run < RUNS; run += 1) {
      const known = await store.incident(report.id);
      if (known !== undefined && known.source !== report.source) return { outcome: 'foreign' };
      const incident = merge(known, report);
      if (incident === known) return { outcome: 'same', incident };
      const at = now();
      const news = newsOf(known, incident, at);
      const users = news === undefined ? [] : await store.incidentAudience(incident.id, incident.products);
      const notices = users.map(
        (user): Notice => ({
          id: asId<NoticeId>(`incident:${incident.id}:${incident.version}:${user}`),
          to: { user },
          key: `incident:${incident.id}`,
          body: { kind: 'incident', incident: incident.id, news: news ?? 'updated' },
          at,
        }),
      );
      const write = { type: 'incident.put', incident, from: known?.version ?? 0 } as const;
      const outcome = await store.commit({ writes: [write], notices });
      if (outcome === 'stale') continue;
      if (notices.length > 0) poke();
      const kept = (await store.incident(incident.id)) ?? incident;
      return { outcome: known === undefined ? 'created' : 'changed', incident: kept };
    }
    throw new Error('others were faster, again and again');
  };

  /** What a feed brought that is no longer looked at is the operator's to end. */
  const sourceFor = async (id: IncidentId): Promise<string> => {
    const source = (await store.incident(id))?.source;
    return source === undefined || feeds.includes(source) ? OPERATOR : source;
  };

  return {
    take,
    enter: async (id, described) => {
      const name = externalId.safeParse(id);
      if (!name.success) return { outcome: 'refused', why: `id: ${faultsOf(name.error)}` };
      const told = toldSchema.safeParse(described);
      if (!told.success) return { outcome: 'refused', why: faultsOf(told.error) };
      const unknown = unknownProducts(knowledge, told.data);
      if (unknown.length > 0) return { outcome: 'refused', why: `products: unknown: ${unknown.join(', ')}` };
      const at = now();
      const early = tooEarly(told.data, at);
      if (early >= 0) return { outcome: 'refused', why: `updates.${early}.at: is in the future` };
      const incident = asId<IncidentId>(name.data);
      return take(reportOf(knowledge, told.data, { id: incident, source: await sourceFor(incident), now: at }));
    },
  };
};
