import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FetchFeedOptions } from '../../bot/incidents/fetch-feed.ts';

/** What a status page answers to one request. */
export type PageAnswer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Never ends. */
  readonly hangs?: boolean;
};

export type StatusPage = {
  /** What it answers from now on. */
  readonly answers: (answer: PageAnswer | ((headers: IncomingHttpHeaders, path: string) => PageAnswer)) => void;
  readonly asked: { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  /** Reaches it as if it stood on the public network behind https. */
  readonly access: FetchFeedOptions;
  readonly close: () => Promise<void>;
};

/** A vendor's status page on this machine. */
export const startStatusPage = async (): Promise<StatusPage> => {
  const asked: { path: string; headers: IncomingHttpHeaders }[] = [];
  let answer: (headers: IncomingHttpHeaders, path: string) => PageAnswer = () => ({ status: 404 });
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '';
    asked.push({ path, headers: incoming.headers });
    const { status = 200, headers = {}, body = '', hangs = false } = answer(incoming.headers, path);
    outgoing.writeHead(status, headers);
    if (hangs) outgoing.write(body);
    else outgoing.end(body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    answers: next => {
      answer = typeof next === 'function' ? next : () => next;
    },
    access: {
      timeout: 2_000,
      maxBytes: 200_000,
      resolve: async () => ['93.184.216.34'],
      dial: (url, { headers, signal }) =>
        request({
          ...{ host: '127.0.0.1', port, path: `${url.pathname}${url.search}`, headers },
          ...(signal === undefined ? {} : { signal }),
        }),
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
