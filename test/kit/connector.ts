import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Person } from './activities.ts';

/** One call that the bot made. */
export type Call = {
  readonly method: 'POST' | 'PUT' | 'DELETE' | 'GET';
  readonly path: string;
  readonly conversation: string;
  /** The message that was made, edited or removed. */
  readonly message: string | undefined;
  readonly authorization: string | undefined;
  readonly activity: SentActivity | undefined;
  /** False where the call was told to fail without effect. */
  readonly done: boolean;
};

export type SentActivity = {
  readonly type: string;
  readonly text?: string;
  readonly summary?: string;
  readonly replyToId?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content: unknown }[];
};

/** What goes wrong with a call. `after` fails it although it took effect. */
export type Fault =
  | {
      readonly status: number;
      readonly retryAfter?: string;
      readonly location?: string;
      readonly after?: boolean;
      readonly code?: string;
    }
  | { readonly hang: true; readonly after?: boolean }
  /** Nothing goes wrong, but the answer waits. */
  | { readonly until: Promise<void>; readonly after: true }
  | { readonly reset: true; readonly after?: boolean };

export type FakeConnector = {
  /** What activities carry as `serviceUrl`. */
  readonly serviceUrl: string;
  /** Every call, in the order of its arrival. */
  readonly calls: readonly Call[];
  /** Messages that exist now, by id, as last edited. */
  readonly messages: ReadonlyMap<string, { readonly conversation: string; readonly activity: SentActivity }>;
  /** Who the roster knows, in any conversation. */
  readonly people: Person[];
  /** The next `times` calls that match fail so; GET calls too only if `match` says so. */
  readonly fail: (fault: Fault, times?: number, match?: (call: Call) => boolean) => void;
  /** The first call that matches, now or soon; rejects when none comes in time. */
  readonly waitFor: (match: (call: Call) => boolean) => Promise<Call>;
  /** How many TCP connections were made. */
  readonly connections: () => number;
  readonly clear: () => void;
  readonly close: () => Promise<void>;
};

/** Only a failure takes this long. */
const PATIENCE = 30_000;

/** A Bot Connector on this machine that keeps what it is sent. */
export const startConnector = async (people: readonly Person[] = []): Promise<FakeConnector> => {
  const calls: Call[] = [];
  const messages = new Map<string, { conversation: string; activity: SentActivity }>();
  const roster = [...people];
  const faults: { fault: Fault; left: number; match: (call: Call) => boolean }[] = [];
  const waiting = new Set<() => void>();
  let connected = 0;
  let count = 0;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const read = await readCall(request);
    if (read === undefined) return reply(response, 404, { error: { code: 'NotFound' } });
    const found = faults.find(({ left, match }) => left > 0 && match(read));
    if (found !== undefined) found.left -= 1;
    const fault = found?.fault;
    const done = fault === undefined || fault.after === true;
    if (read.method === 'POST' && done) count += 1;
    const made = read.method === 'POST' && done ? `message-${count}` : read.message;
    const call: Call = { ...read, message: made, done };
    if (done) apply(call);
    calls.push(call);
    for (const wake of waiting) wake();
    if (fault === undefined) return reply(response, ...answer(call, request.url ?? ''));
    if ('hang' in fault) return;
    if ('until' in fault) {
      await fault.until;
      return reply(response, ...answer(call, request.url ?? ''));
    }
    if ('reset' in fault) {
      request.socket.destroy();
      return;
    }
    if (fault.retryAfter !== undefined) response.setHeader('Retry-After', fault.retryAfter);
    if (fault.location !== undefined) response.setHeader('Location', fault.location);
    reply(response, fault.status, { error: { code: fault.code ?? 'Fault', message: 'told to fail' } });
  };

  const apply = ({ method, message, conversation, activity }: Call): void => {
    if (message === undefined) return;
    if (method === 'DELETE') messages.delete(message);
    else if (activity !== undefined && activity.type !== 'typing') messages.set(message, { conversation, activity });
  };

  const answer = (call: Call, url: string): [number, unknown] => {
    if (call.method !== 'GET') return [call.method === 'POST' ? 201 : 200, { id: call.message }];
    const path = url.split('?')[0] ?? '';
    if (path.endsWith('/pagedmembers')) return [200, { members: roster.map(memberOf) }];
    if (path.endsWith('/members')) return [200, roster.map(memberOf)];
    const id = decodeURIComponent(path.split('/').at(-1) ?? '');
    const person = roster.find(one => one.id === id);
    return person === undefined ? [404, { error: { code: 'MemberNotFoundInConversation' } }] : [200, memberOf(person)];
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.on('connection', () => {
    connected += 1;
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    serviceUrl: `http://127.0.0.1:${port}/teams/`,
    calls,
    messages,
    people: roster,
    fail: (fault, times = 1, match = call => call.method !== 'GET') => {
      faults.push({ fault, left: times, match });
    },
    waitFor: match =>
      new Promise((resolve, reject) => {
        const check = () => {
          const found = calls.find(match);
          if (found === undefined) return false;
          clearTimeout(timer);
          waiting.delete(check);
          resolve(found);
          return true;
        };
        const timer = setTimeout(() => {
          waiting.delete(check);
          reject(
            new Error(
              `no such call among ${calls.map(({ method, path }) => `${method} ${path}`).join(', ') || 'none'}`,
            ),
          );
        }, PATIENCE);
        if (!check()) waiting.add(check);
      }),
    connections: () => connected,
    clear: () => {
      calls.length = 0;
      faults.length = 0;
      messages.clear();
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** The card of a message that was sent. */
export const cardIn = (activity: SentActivity | undefined): unknown => activity?.attachments?.[0]?.content;

const PATH = /^\/teams\/v3\/conversations\/([^/]+)\/(activities|members|pagedmembers)(?:\/([^/?]+))?(?:\?.*)?$/;

const readCall = async (request: IncomingMessage): Promise<Call | undefined> => {
  const { method, url = '' } = request;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const [, conversation, kind, id] = PATH.exec(url) ?? [];
  if (conversation === undefined) return undefined;
  if (method !== 'GET' && method !== 'POST' && method !== 'PUT' && method !== 'DELETE') return undefined;
  const body = Buffer.concat(chunks).toString('utf8');
  return {
    method,
    path: url,
    conversation: decodeURIComponent(conversation),
    message: kind === 'activities' && method !== 'POST' && id !== undefined ? decodeURIComponent(id) : undefined,
    authorization: request.headers.authorization,
    activity: body === '' ? undefined : (JSON.parse(body) as SentActivity),
    done: true,
  };
};

const memberOf = (person: Person) => ({
  id: person.id,
  name: person.name,
  aadObjectId: person.object,
  objectId: person.object,
  email: person.email,
  userPrincipalName: person.email,
  tenantId: person.tenant,
});

const reply = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
};
