import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import restify, { type Next, type Request, type Response } from 'restify';
import type { Answered, Asked, Route } from './api/route.ts';
import { type Logger, trace } from './log.ts';
import type { Messages } from './teams/handler.ts';

export type ServerParts = {
  readonly messages: Messages;
  readonly ready: () => Promise<boolean>;
  readonly log: Logger;
  readonly routes?: readonly Route[];
  /** How long `close` waits for what runs, in milliseconds. */
  readonly grace?: number;
};

export type HttpServer = {
  /** Resolves to the port, which the system chooses for 0. */
  readonly listen: (port: number, host: string) => Promise<number>;
  /** Takes no more requests, lets running ones finish, and ends. */
  readonly close: () => Promise<void>;
};

const LARGEST_BODY = 512 * 1024;
const GRACE = 10_000;
const LONGEST_PART = 2000;

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/** The HTTP door. No request, however formed, ends the process, and no answer tells how it failed inside. */
export const createServer = ({ messages, ready, log, routes = [], grace = GRACE }: ServerParts): HttpServer => {
  // A signed link is longer than what the router takes for a part of a path by itself.
  const server = restify.createServer({ name: '', maxParamLength: LONGEST_PART });
  const running = new Set<Promise<void>>();

  const mount = ({ method, path, answer }: Route): void => {
    server[method](path, async (request: Request, response: Response) => {
      const work = serve(request, response, answer, log);
      running.add(work);
      await work.finally(() => running.delete(work));
    });
  };

  const mounted = [...own(messages, ready), ...routes];
  server.pre(guard(accepting(mounted)));
  const limits = { maxBodySize: LARGEST_BODY, mapParams: false };
  server.use(restify.plugins.jsonBodyParser(limits));
  // What restify itself refuses: no route, a wrong method, bad JSON, too long a body.
  server.on('restifyError', (_request: Request, response: Response, error: unknown, done: () => void) => {
    refuse(response, statusOf(error));
    done();
  });
  server.on('error', (error: unknown) => log.error(trace(error), 'server'));
  // Without a listener of its own, restify would leave a connection that asks for an upgrade open for ever.
  server.on('upgrade', (_request: Request, socket: Duplex) => socket.destroy());
  for (const route of mounted) mount(route);

  const { server: http } = server;
  http.headersTimeout = 10_000;
  http.requestTimeout = 30_000;
  // Longer than a load balancer keeps an idle connection, so that it is never the balancer that meets a closed one.
  http.keepAliveTimeout = 75_000;

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        http.once('error', reject);
        http.listen(port, host, () => {
          http.off('error', reject);
          resolve(portOf(http.address()));
        });
      }),
    close: async () => {
      const closed = new Promise(resolve => http.close(resolve));
      const idle = setInterval(() => http.closeIdleConnections(), 100);
      const cut = setTimeout(() => http.closeAllConnections(), grace);
      await Promise.race([
        Promise.all([closed, Promise.allSettled(running)]),
        new Promise(resolve => setTimeout(resolve, grace + 100).unref()),
      ]);
      clearInterval(idle);
      clearTimeout(cut);
    },
  };
};

const own = (messages: Messages, ready: () => Promise<boolean>): readonly Route[] => [
  {
    method: 'post',
    path: '/api/messages',
    answer: ({ headers, body }) => messages({ authorization: headers.authorization, body }),
  },
  { method: 'get', path: '/healthz', answer: async () => ({ status: 200, body: { status: 'ok' } }) },
  {
    method: 'get',
    path: '/readyz',
    answer: async () =>
      (await ready().catch(() => false))
        ? { status: 200, body: { status: 'ready' } }
        : { status: 503, body: { status: 'not ready' } },
  },
];

const BODILESS = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS']);

/** Restify reads the address, of which the Host header is a part, where a throw would end the process. */
const hasUrl = (request: Request): boolean => {
  try {
    return request.href() !== '';
  } catch {
    return false;
  }
};

/** Whether a route says that it takes a body of this type. */
type Accepts = (method: string, path: string, type: string) => boolean;

const accepting = (routes: readonly Route[]): Accepts => {
  const special = routes
    .filter(({ accepts }) => accepts !== undefined)
    .map(({ method, path, accepts }) => ({
      method: method === 'del' ? 'DELETE' : method.toUpperCase(),
      path: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`),
      accepts,
    }));
  return (method, path, type) =>
    special.some(it => it.method === method && it.path.test(path) && it.accepts?.includes(type));
};

/** Before anything is read: no compressed bodies, whose size nothing bounds, and JSON only where nothing else is said. */
const guard =
  (accepts: Accepts) =>
  (request: Request, response: Response, next: Next): void => {
    const { headers, method } = request;
    const length = Number(headers['content-length'] ?? 0);
    const bodiless = BODILESS.has(method ?? '') && length === 0 && headers['transfer-encoding'] === undefined;
    const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    const fault = () => {
      if (!hasUrl(request)) return 400;
      if (headers['content-encoding'] !== undefined) return 415;
      if (!bodiless && type !== 'application/json' && !accepts(method ?? '', request.getPath(), type ?? '')) return 415;
      return length > LARGEST_BODY ? 413 : undefined;
    };
    const status = fault();
    if (status !== undefined) refuse(response, status);
    next(status === undefined ? undefined : false);
  };

const serve = async (request: Request, response: Response, answer: Route['answer'], log: Logger): Promise<void> => {
  try {
    await send(response, await answer(asked(request)), request.method === 'HEAD');
  } catch (error) {
    // Whoever asked has gone, as people do in the middle of a download.
    if (error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    log.error(trace(error), 'request failed');
    if (response.headersSent) response.destroy();
    else refuse(response, 500);
  }
};

const asked = (request: Request): Asked => ({
  params: request.params ?? {},
  query: new URLSearchParams(request.getQuery()),
  headers: Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  ),
  body: request.body,
  raw: typeof request.rawBody === 'string' ? request.rawBody : '',
});

const send = async (
  response: Response,
  { status, headers, body, content }: Answered,
  headOnly: boolean,
): Promise<void> => {
  const type = content?.type ?? (body === undefined ? undefined : 'application/json; charset=utf-8');
  const all = { ...HEADERS, ...(type === undefined ? {} : { 'Content-Type': type }), ...headers };
  const bytes = content?.bytes ?? (body === undefined ? '' : JSON.stringify(body));
  if (headOnly) {
    response.writeHead(status, all);
    response.end();
  } else if (status >= 400 && bytes === '') refuse(response, status);
  else if (typeof bytes === 'string' || bytes instanceof Uint8Array)
    sendBytes(response, status, Buffer.from(bytes), all);
  else {
    response.writeHead(status, all);
    await pipeline(bytes, response);
  }
};

const sendBytes = (response: Response, status: number, bytes: Buffer, headers: Readonly<Record<string, string>>) =>
  response.sendRaw(status, bytes, { ...headers, 'Content-Length': String(bytes.length) });

/** An answer without a body ends the connection where the request may still be coming. */
const refuse = (response: Response, status: number): void => {
  sendBytes(response, status, Buffer.from(JSON.stringify({ status })), {
    ...HEADERS,
    'Content-Type': 'application/json; charset=utf-8',
    ...(status === 413 || status === 415 ? { Connection: 'close' } : {}),
  });
};

const statusOf = (error: unknown): number => {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : undefined;
  return typeof status === 'number' && status >= 400 ? status : 500;
};

const portOf = (address: string | AddressInfo | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
