import type { CaseId, IncidentId, ProductId, UserId } from '../../bot/domain/ids.ts';
import type { Incident } from '../../bot/domain/incident.ts';

/** What somebody wants to be told of: one incident, or whatever happens to a product. */
export type Followed =
  | { readonly kind: 'incident'; readonly target: IncidentId }
  | { readonly kind: 'product'; readonly target: ProductId };

/** What is known of a status feed. */
export type FeedState = {
  readonly url: string;
  readonly etag: string | undefined;
  readonly modified: string | undefined;
  /** When it was last asked, and when it last answered. */
  readonly checkedAt: Date | undefined;
  readonly reachedAt: Date | undefined;
};

/** The status board: public but for who follows it and which cases are linked. */
export interface IncidentReads {
  incident(id: IncidentId): Promise<Incident | undefined>;
  incidentByNumber(number: number): Promise<Incident | undefined>;
  /** Those that were not over before that instant, planned ones too, latest begin first. */
  incidentsSince(instant: Date, limit: number): Promise<readonly Incident[]>;
  /** Of one source, those that are not over. */
  unendedIncidents(source: string, now: Date): Promise<readonly Incident[]>;
  /** Who is told of a change: who follows it or one of its products, and the people of open cases that are linked. */
  incidentAudience(id: IncidentId, products: readonly ProductId[]): Promise<readonly UserId[]>;
  followedBy(user: UserId): Promise<readonly Followed[]>;
  /** Open cases of an incident that the person is requester, contact or watcher of. */
  linkedCasesOf(user: UserId, incident: IncidentId): Promise<readonly CaseId[]>;
  incidentsOfCase(id: CaseId): Promise<readonly Incident[]>;
  /** How many open cases are linked: for the vendor's own people only. */
  countLinkedCases(incident: IncidentId): Promise<number>;
  feeds(): Promise<readonly FeedState[]>;
  /** The feed, where it is due and nobody else asks it until then. */
  claimFeed(url: string, now: Date, until: Date): Promise<FeedState | undefined>;
  /** Keeps how it went and when it is asked again. */
  settleFeed(state: FeedState, error: string | undefined, again: Date): Promise<void>;
}

export type IncidentWrite =
  /** `from` 0 is a new one, which gets its number. */
  | { readonly type: 'incident.put'; readonly incident: Incident; readonly from: number }
  | {
      readonly type: 'incident.link';
      readonly incident: IncidentId;
      readonly case: CaseId;
      readonly by: UserId;
      readonly at: Date;
    }
  | { readonly type: 'incident.unlink'; readonly incident: IncidentId; readonly case: CaseId }
  | { readonly type: 'follow.add'; readonly user: UserId; readonly to: Followed; readonly at: Date }
  | { readonly type: 'follow.remove'; readonly user: UserId; readonly to: Followed };
