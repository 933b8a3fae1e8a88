import { pino } from 'pino';
import type { Route } from '../../bot/api/route.ts';
import type { App } from '../../bot/ports.ts';
import { createServer } from '../../bot/server.ts';
import { type AdapterOptions, createAdapter, type TeamsAdapter } from '../../bot/teams/adapter.ts';
import type { BotCredentials } from '../../bot/teams/credentials.ts';
import { createHandler, type EdgePhrase } from '../../bot/teams/handler.ts';
import { type FakeConnector, startConnector } from './connector.ts';

export type EdgeOptions = AdapterOptions & {
  readonly credentials?: BotCredentials;
  readonly now?: () => Date;
  readonly typingAfter?: number;
  readonly ready?: () => Promise<boolean>;
  readonly routes?: readonly Route[];
  readonly grace?: number;
};

export type Posted = {
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
  readonly headers: Headers;
};

export type Edge = {
  readonly url: string;
  readonly connector: FakeConnector;
  readonly adapter: TeamsAdapter;
  /** Everything that was logged. */
  readonly logged: () => string;
  /** Delivers an activity as Teams does. */
  readonly post: (activity: unknown, authorization?: string) => Promise<Posted>;
  readonly close: () => Promise<void>;
};

/** Words that tests can recognise. */
export const say = (phrase: EdgePhrase, locale: string | undefined): string =>
  `${phrase} in ${locale ?? 'no language'}`;

/** A whole edge on loopback: HTTP server, adapter, handler and a fake connector, with any app behind. */
export const startEdge = async (app: App, options: EdgeOptions = {}): Promise<Edge> => {
  const connector = await startConnector();
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: line => lines.push(line) });
  const adapter = createAdapter(options.credentials ?? {}, options);
  const messages = createHandler({
    adapter,
    app,
    say,
    now: options.now ?? (() => new Date()),
    log,
    ...(options.typingAfter === undefined ? {} : { typingAfter: options.typingAfter }),
  });
  const server = createServer({
    messages,
    ready: options.ready ?? (async () => true),
    log,
    routes: options.routes ?? [],
    ...(options.grace === undefined ? {} : { grace: options.grace }),
  });
  const port = await server.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    connector,
    adapter,
    logged: () => lines.join(''),
    post: (activity, authorization) => postJson(`${url}/api/messages`, activity, authorization),
    close: async () => {
      await server.close();
      await connector.close();
    },
  };
};

/** Posts JSON and reads what comes back. */
export const postJson = async (url: string, body: unknown, authorization?: string): Promise<Posted> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(authorization === undefined ? {} : { Authorization: authorization }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return { status: response.status, text, body: isJson ? JSON.parse(text) : undefined, headers: response.headers };
};
