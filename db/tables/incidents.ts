import type { CaseId, IncidentId, UserId } from '../../bot/domain/ids.ts';
import type { Level } from '../../bot/domain/incident.ts';
import type { Kit } from '../kit.ts';
import type { Followed } from '../store/incidents.ts';
import type { caseTables } from './cases.ts';
import type { peopleTables } from './people.ts';

/** What the vendor has said about an incident, the latest last; one without an id is named by when it was said. */
export type IncidentUpdateRow = {
  readonly id?: string;
  readonly at: string;
  readonly phase: string;
  readonly text: string;
};

/** Outages and maintenance of the vendor's products and services, who follows them, and where they are read. */
export const incidentTables = (
  k: Kit,
  { users }: ReturnType<typeof peopleTables>,
  { cases }: ReturnType<typeof caseTables>,
) => {
  const person = (name: string) =>
    k
      .text(name)
      .$type<UserId>()
      .notNull()
      .references(() => users.id);

  const incidents = k.table(
    'incidents',
    {
      id: k.text('id').$type<IncidentId>().primaryKey(),
      title: k.text('title').notNull(),
      level: k.text('level').$type<Level>().notNull(),
      component: k.text('component').notNull(),
      products: k.json<readonly string[]>('products').notNull(),
      startedAt: k.instant('started_at').notNull(),
      endedAt: k.instant('ended_at'),
      updates: k.json<readonly IncidentUpdateRow[]>('updates').notNull(),
      /** What people type. */
      number: k.int('number'),
      source: k.text('source').notNull().default('operator'),
      url: k.text('url'),
      /** The end that the source names; `ended_at` is also one that its updates tell of. */
      end: k.instant('said_end'),
      saidAt: k.instant('said_at'),
      version: k.int('version').notNull().default(1),
    },
    t => [
      k.index('incidents_started').on(t.startedAt),
      k.index('incidents_ended').on(t.endedAt),
      k.uniqueIndex('incidents_number').on(t.number),
    ],
  );

  const incidentCases = k.table(
    'incident_cases',
    {
      incident: k
        .text('incident')
        .$type<IncidentId>()
        .notNull()
        .references(() => incidents.id),
      case: k
        .text('case_id')
        .$type<CaseId>()
        .notNull()
        .references(() => cases.id),
      by: person('by_user'),
      at: k.instant('at').notNull(),
    },
    t => [k.primaryKey({ columns: [t.incident, t.case] }), k.index('incident_cases_case').on(t.case)],
  );

  const followers = k.table(
    'followers',
    {
      user: person('user_id'),
      kind: k.text('kind').$type<Followed['kind']>().notNull(),
      target: k.text('target').notNull(),
      at: k.instant('at').notNull(),
    },
    t => [k.primaryKey({ columns: [t.user, t.kind, t.target] }), k.index('followers_target').on(t.kind, t.target)],
  );

  const feeds = k.table('feeds', {
    url: k.text('url').primaryKey(),
    etag: k.text('etag'),
    modified: k.text('modified'),
    checkedAt: k.instant('checked_at'),
    reachedAt: k.instant('reached_at'),
    error: k.text('error'),
    /** From when on it may be asked: the next time, or the end of a lease. */
    readyAt: k.instant('ready_at').notNull(),
  });

  return { incidents, incidentCases, followers, feeds };
};
