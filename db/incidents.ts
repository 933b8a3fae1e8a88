import { and, asc, count, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import { asId, type IncidentId, type ProductId } from '../bot/domain/ids.ts';
import type { Dialect } from './dialect.ts';
import { given } from './given.ts';
import { incidentOf } from './incident-rows.ts';
import type { Followed, IncidentReads } from './store/incidents.ts';

type Reads = Omit<IncidentReads, 'feeds' | 'claimFeed' | 'settleFeed'>;

/** Reads of the status board, of who follows it, and of the cases that are linked. */
export const incidentReads = ({ db, t, read, prepare }: Dialect): Reads => {
  const { incidents, incidentCases, followers, cases, watchers } = t;
  const id = sql.placeholder('id');
  const user = sql.placeholder('user');
  const one = prepare('incident', db.select().from(incidents).where(eq(incidents.id, id)));
  const byNumber = prepare(
    'incident_by_number',
    db
      .select()
      .from(incidents)
      .where(eq(incidents.number, sql.placeholder('number'))),
  );
  const notOver = or(isNull(incidents.endedAt), gt(incidents.endedAt, given(incidents.endedAt, 'instant')));
  const since = prepare(
    'incidents_since',
    db
      .select()
      .from(incidents)
      .where(notOver)
      .orderBy(desc(incidents.startedAt), desc(incidents.id))
      .limit(sql.placeholder('limit')),
  );
  const unended = prepare(
    'unended_incidents',
    db
      .select()
      .from(incidents)
      .where(and(eq(incidents.source, sql.placeholder('source')), notOver)),
  );
  const followed = prepare(
    'followed_by',
    db
      .select({ kind: followers.kind, target: followers.target })
      .from(followers)
      .where(eq(followers.user, user))
      .orderBy(asc(followers.kind), asc(followers.target)),
  );
  const linked = and(eq(incidentCases.incident, id), eq(cases.open, true));
  const people = prepare(
    'linked_people',
    db
      .select({ requester: cases.requester, contact: cases.contact })
      .from(incidentCases)
      .innerJoin(cases, eq(cases.id, incidentCases.case))
      .where(linked),
  );
  const watching = prepare(
    'linked_watchers',
    db
      .select({ user: watchers.user })
      .from(incidentCases)
      .innerJoin(cases, eq(cases.id, incidentCases.case))
      .innerJoin(watchers, eq(watchers.case, cases.id))
      .where(linked),
  );
  const ofCase = prepare(
    'incidents_of_case',
    db
      .select({ incident: incidents })
      .from(incidentCases)
      .innerJoin(incidents, eq(incidents.id, incidentCases.incident))
      .where(eq(incidentCases.case, id))
      .orderBy(desc(incidents.startedAt), desc(incidents.id)),
  );
  const counted = prepare(
    'count_linked_cases',
    db.select({ count: count() }).from(incidentCases).innerJoin(cases, eq(cases.id, incidentCases.case)).where(linked),
  );
  const linkedTo = prepare(
    'linked_cases_of',
    db
      .select({ id: cases.id, requester: cases.requester, contact: cases.contact, watcher: watchers.user })
      .from(incidentCases)
      .innerJoin(cases, eq(cases.id, incidentCases.case))
      .leftJoin(watchers, and(eq(watchers.case, cases.id), eq(watchers.user, user)))
      .where(and(linked, or(eq(cases.requester, user), eq(cases.contact, user), eq(watchers.user, user))))
      .orderBy(asc(cases.id)),
  );
  const followersOf = ({ kind, target }: { kind: Followed['kind']; target: readonly string[] }) =>
    read(
      db
        .select({ user: followers.user })
        .from(followers)
        .where(and(eq(followers.kind, kind), inArray(followers.target, [...target]))),
    );

  return {
    incident: async it => (await one({ id: it })).map(incidentOf)[0],
    incidentByNumber: async number => (await byNumber({ number })).map(incidentOf)[0],
    incidentsSince: async (instant, limit) => (await since({ instant, limit })).map(incidentOf),
    unendedIncidents: async (source, instant) => (await unended({ source, instant })).map(incidentOf),
    incidentAudience: async (it, products) => {
      const [direct, byProduct, parties, eyes] = await Promise.all([
        followersOf({ kind: 'incident', target: [it] }),
        products.length === 0 ? [] : followersOf({ kind: 'product', target: products }),
        people({ id: it }),
        watching({ id: it }),
      ]);
      return [
        ...new Set([
          ...[...direct, ...byProduct, ...eyes].map(row => row.user),
          ...parties.flatMap(row => [row.requester, row.contact]),
        ]),
      ];
    },
    followedBy: async who =>
      (await followed({ user: who })).map(({ kind, target }) =>
        kind === 'incident' ? { kind, target: asId<IncidentId>(target) } : { kind, target: asId<ProductId>(target) },
      ),
    linkedCasesOf: async (who, it) => [...new Set((await linkedTo({ user: who, id: it })).map(row => row.id))],
    incidentsOfCase: async it => (await ofCase({ id: it })).map(row => incidentOf(row.incident)),
    countLinkedCases: async it => (await counted({ id: it }))[0]?.count ?? 0,
  };
};
