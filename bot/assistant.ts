import { v7 as newId } from 'uuid';
import type { Attachment, Store } from '../db/store.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { translator } from '../locales/index.ts';
import { createApp } from './app.ts';
import { createAttachments, type FetchContent } from './attachments.ts';
import type { Config } from './config.ts';
import { languageOf } from './domain/language.ts';
import { features } from './features/index.ts';
import { createIdentify } from './identify.ts';
import type { Logger } from './log.ts';
import { createOutbox } from './outbox.ts';
import { createRenderNotice } from './render-notice.ts';
import { createServer, type HttpServer } from './server.ts';
import { type AdapterOptions, createAdapter } from './teams/adapter.ts';
import { createCourier } from './teams/courier.ts';
import { CONNECTOR_HOSTS, FILE_HOSTS } from './teams/file-host.ts';
import { fetchFile } from './teams/files.ts';
import { createHandler } from './teams/handler.ts';
import { createTimers } from './timers.ts';
import { createWorker, type Worker } from './worker.ts';

export type AssistantParts = {
  readonly config: Pick<Config, 'bot' | 'limits' | 'allowedTenants'>;
  readonly store: Store;
  readonly knowledge: Knowledge;
  readonly log: Logger;
  readonly now?: () => Date;
  readonly adapter?: AdapterOptions;
  readonly fetchContent?: FetchContent;
  /** Milliseconds between rounds of the background work. */
  readonly every?: number;
};

export type Assistant = { readonly server: HttpServer; readonly worker: Worker; readonly close: () => Promise<void> };

const EVERY = 5_000;
const HOUR = 3_600_000;
const LARGEST_FILE = 25 * 1024 * 1024;
const FETCH_TIMEOUT = 60_000;

/** Puts the parts together: the HTTP door in front, the background work behind, the store between them. */
export const createAssistant = (parts: AssistantParts): Assistant => {
  const { config, store, knowledge, log, now = () => new Date() } = parts;
  const adapter = createAdapter(config.bot, parts.adapter);
  const fetchContent: FetchContent =
    parts.fetchContent ??
    (async file => content(file, { token: adapter.token, maxBytes: LARGEST_FILE, timeout: FETCH_TIMEOUT }));
  const outbox = createOutbox({
    store,
    courier: createCourier(adapter, now),
    render: createRenderNotice({ store, knowledge, now }),
    now,
    newId: () => newId(),
    log,
  });
  const worker = createWorker(
    [
      { name: 'timers', run: createTimers({ store, limits: config.limits, now, log }).run },
      { name: 'attachments', run: createAttachments({ store, fetchContent, now, log }).run },
      { name: 'outbox', run: outbox.drain, atOnce: 8 },
      { name: 'tidy', run: hourly(now, store.tidy) },
    ],
    parts.every ?? EVERY,
    log,
  );
  const app = createApp({
    store,
    knowledge,
    features,
    identify: createIdentify(store, config.allowedTenants),
    limits: config.limits,
    now,
    incident: () => newId().slice(-8).toUpperCase(),
    poke: worker.poke,
    log,
  });
  const messages = createHandler({
    adapter,
    app,
    say: (phrase, locale) => translator(languageOf(locale) ?? 'en', 'UTC', now())(`edge.${phrase}`),
    now,
    log,
  });
  const server = createServer({ messages, ready: store.ready, log });
  return {
    server,
    worker,
    // Turns first, so that what they leave behind is still sent if there is time.
    close: async () => {
      await server.close();
      await worker.stop();
      await store.close();
    },
  };
};

/** A job for every round that does its work once an hour. */
const hourly = (now: () => Date, work: (at: Date) => Promise<void>) => {
  let next = now().getTime() + HOUR;
  return async (): Promise<number> => {
    const at = now();
    if (at.getTime() < next) return 0;
    next = at.getTime() + HOUR;
    await work(at);
    return 0;
  };
};

const content = async (
  { name, source }: Attachment,
  limits: { token: () => Promise<string | undefined>; maxBytes: number; timeout: number },
): ReturnType<FetchContent> =>
  source === undefined
    ? { ok: false, reason: 'gone' }
    : fetchFile({ ...source, name }, { ...limits, fileHosts: FILE_HOSTS, connectorHosts: CONNECTOR_HOSTS });
