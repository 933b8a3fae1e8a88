import type { Store } from '../../db/store.ts';
import type { IncidentId } from '../domain/ids.ts';
import { asId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import { type Described, readIncidentCsv } from '../incidents/incident-csv.ts';
import type { Entered, StatusBoard } from '../incidents/status-board.ts';
import { type ApiKey, checkKey, type Scope } from './api-keys.ts';
import type { Answered, Asked, Route } from './route.ts';

export type IncidentApiParts = {
  readonly keys: readonly ApiKey[];
  readonly board: StatusBoard;
  readonly store: Pick<Store, 'incident' | 'incidentsSince'>;
  readonly now: () => Date;
};

/** How long what is over is still listed. */
const LISTED = 90 * 86_400_000;
const MOST_LISTED = 500;
const MOST_ENTERED = 500;

const PATH = '/api/v1/incidents';

/** The status board for other systems: read it, put one incident, or hand over several as JSON or CSV. */
export const incidentRoutes = ({ keys, board, store, now }: IncidentApiParts): readonly Route[] => {
  const keyed =
    (scope: Scope, answer: Route['answer']): Route['answer'] =>
    async asked => {
      const check = checkKey(keys, asked.headers.authorization, scope);
      if (check === 'unknown') return { ...refused(401), headers: { 'WWW-Authenticate': 'Bearer' } };
      return check === 'ok' ? answer(asked) : refused(403);
    };

  const list: Route['answer'] = async () => {
    const incidents = await store.incidentsSince(new Date(now().getTime() - LISTED), MOST_LISTED);
    return { status: 200, body: { incidents: incidents.map(shown) } };
  };

  const one: Route['answer'] = async ({ params }) => {
    const it = await store.incident(asId<IncidentId>(params.id ?? ''));
    return it === undefined ? refused(404) : { status: 200, body: shown(it) };
  };

  const put: Route['answer'] = async ({ params, body }) => {
    const entered = await board.enter(params.id ?? '', body);
    switch (entered.outcome) {
      case 'refused':
        return refused(400, entered.why);
      case 'foreign':
        return refused(409, 'this incident is kept by a status feed');
      default:
        return { status: entered.outcome === 'created' ? 201 : 200, body: shown(entered.incident) };
    }
  };

  const several: Route['answer'] = async asked => {
    const read = describedIn(asked);
    if (!read.ok) return refused(400, read.why);
    if (read.incidents.length > MOST_ENTERED) return refused(400, `more than ${MOST_ENTERED} incidents`);
    const results = [];
    for (const { id, line, described } of read.incidents)
      results.push({ id, line, ...outcomeOf(await board.enter(id, described)) });
    const done = results.some(({ outcome }) => outcome !== 'refused');
    return { status: done || results.length === 0 ? 200 : 400, body: { results } };
  };

  return [
    { method: 'get', path: PATH, answer: keyed('incidents', list) },
    { method: 'get', path: `${PATH}/:id`, answer: keyed('incidents', one) },
    { method: 'put', path: `${PATH}/:id`, answer: keyed('incidents', put) },
    { method: 'post', path: PATH, accepts: ['text/csv'], answer: keyed('incidents', several) },
  ];
};

const refused = (status: number, why?: string): Answered => ({
  status,
  body: { status, ...(why === undefined ? {} : { error: why }) },
});

/** What became of one of several, for whoever sent them. */
export const outcomeOf = (entered: Entered): { readonly outcome: string; readonly error?: string } => {
  if (entered.outcome === 'refused') return { outcome: 'refused', error: entered.why };
  if (entered.outcome === 'foreign') return { outcome: 'refused', error: 'this incident is kept by a status feed' };
  return { outcome: entered.outcome };
};

const describedIn = ({ headers, body, raw }: Asked): ReturnType<typeof readIncidentCsv> => {
  if (headers['content-type']?.split(';')[0]?.trim().toLowerCase() === 'text/csv') return readIncidentCsv(raw);
  if (!Array.isArray(body)) return { ok: false, why: 'an array of incidents is expected' };
  const incidents = body.map((described: unknown, index): Described => {
    const id: unknown = typeof described === 'object' && described !== null ? Reflect.get(described, 'id') : undefined;
    return { id: typeof id === 'string' ? id : '', line: index + 1, described: Object(described) };
  });
  return { ok: true, incidents };
};

/** An incident as other systems see it. */
const shown = (it: Incident) => ({
  id: it.id,
  number: it.number,
  source: it.source,
  title: it.title,
  level: it.level,
  component: it.component,
  products: it.products,
  startedAt: it.startedAt,
  endedAt: it.endedAt ?? null,
  url: it.url ?? null,
  at: it.saidAt,
  updates: it.updates,
});
