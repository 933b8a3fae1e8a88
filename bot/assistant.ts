import { v7 as newId } from 'uuid';
import type { Attachment, Store } from '../db/store.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { translator } from '../locales/index.ts';
import { answerRoutes } from './api/answers.ts';
import { fileRoutes } from './api/files.ts';
import { incidentRoutes } from './api/incidents.ts';
import { openAttachment } from './api/open-attachment.ts';
import { createApp } from './app.ts';
import { createAttachments, type FetchContent } from './attachments.ts';
import type { Config } from './config.ts';
import { createOutboxes } from './create-outboxes.ts';
import { languageOf } from './domain/language.ts';
import { forgetExports } from './exports/forget-exports.ts';
import { createExports } from './exports/make-exports.ts';
import { openExport } from './exports/open-export.ts';
import { createSaving, type Upload } from './exports/save-exports.ts';
import { features } from './features/index.ts';
import { createIdentify } from './identify.ts';
import { type FetchFeedOptions, fetchFeed } from './incidents/fetch-feed.ts';
import { createPolling } from './incidents/poll-feeds.ts';
import { createStatusBoard } from './incidents/status-board.ts';
import { createLinks } from './links.ts';
import type { Logger } from './log.ts';
import { createPresence } from './presence.ts';
import { createServer, type HttpServer } from './server.ts';
import { createStorage } from './storage/create-storage.ts';
import { createRemovals } from './storage/removals.ts';
import type { Storage } from './storage/storage.ts';
import { type AdapterOptions, createAdapter } from './teams/adapter.ts';
import { createCourier } from './teams/courier.ts';
import { CONNECTOR_HOSTS, FILE_HOSTS } from './teams/file-host.ts';
import { fetchFile } from './teams/files.ts';
import { createHandler } from './teams/handler.ts';
import { uploadFile } from './teams/upload.ts';
import { createTimers } from './timers.ts';
import { createWorker, type Worker } from './worker.ts';

export type AssistantParts = {
  readonly config: Pick<
    Config,
    'bot' | 'mail' | 'limits' | 'fileLimits' | 'storage' | 'allowedTenants' | 'publicUrl' | 'apiKeys' | 'statusFeeds'
  >;
  /** Signs links. */
  readonly signingKey: Uint8Array;
  readonly store: Store;
  readonly knowledge: Knowledge;
  readonly log: Logger;
  readonly now?: () => Date;
  readonly adapter?: AdapterOptions;
  readonly fetchContent?: FetchContent;
  /** Puts a file into somebody's own storage; over the public network by default. */
  readonly upload?: Upload;
  /** Where contents are kept; as configured by default. */
  readonly storage?: Storage;
  /** How status feeds are reached; over the public network by default. */
  readonly feedAccess?: FetchFeedOptions;
  /** Milliseconds between rounds of the background work. */
  readonly every?: number;
};

export type Assistant = { readonly server: HttpServer; readonly worker: Worker; readonly close: () => Promise<void> };

const EVERY = 5_000;
const HOUR = 3_600_000;
/** Cases of an older release or an import, in one short transaction. */
const INDEXED_AT_ONCE = 100;
/** In this process: each takes a thread of its own. */
const EXPORTS_AT_ONCE = 2;
const LINK_LASTS = 15 * 60_000;
const FETCH_TIMEOUT = 60_000;

/** Puts the parts together: the HTTP door in front, the background work behind, the store between them. */
export const createAssistant = (parts: AssistantParts): Assistant => {
  const { config, store, knowledge, log, now = () => new Date() } = parts;
  const adapter = createAdapter(config.bot, parts.adapter);
  const storage = parts.storage ?? createStorage(config.storage, { store, now });
  const fetchContent: FetchContent =
    parts.fetchContent ??
    (async file => content(file, { token: adapter.token, maxBytes: config.fileLimits.file, timeout: FETCH_TIMEOUT }));
  const links = createLinks({ key: parts.signingKey, publicUrl: config.publicUrl, now, lasts: LINK_LASTS });
  const outboxes = createOutboxes({
    ...{ store, knowledge, links, now, log },
    courier: createCourier(adapter, now),
    mail: config.mail,
    appId: config.bot.MicrosoftAppId,
    newId: () => newId(),
  });
  const presence = createPresence(store);
  const board = createStatusBoard({
    ...{ store, knowledge, now },
    feeds: config.statusFeeds.urls,
    poke: () => worker.poke(),
  });
  const polling = createPolling({
    ...{ store, board, knowledge, now, log },
    feeds: config.statusFeeds.urls,
    every: config.statusFeeds.every,
    fetch: (url, seen) => fetchFeed(url, seen, parts.feedAccess),
  });
  const files = createExports({
    ...{ store, knowledge, storage, now, log },
    newId: () => newId(),
    poke: () => worker.poke(),
  });
  const upload: Upload =
    parts.upload ??
    ((target, file, size) =>
      uploadFile(target.uploadUrl, file, size, { fileHosts: FILE_HOSTS, timeout: FETCH_TIMEOUT }));
  const saving = createSaving({ store, storage, upload, now, newId: () => newId(), log });
  const worker = createWorker(
    [
      { name: 'timers', run: createTimers({ store, limits: config.limits, now, log }).run },
      { name: 'attachments', run: createAttachments({ ...config, store, storage, fetchContent, now, log }).run },
      { name: 'exports', run: files.run, atOnce: EXPORTS_AT_ONCE },
      { name: 'saving', run: saving.run, atOnce: EXPORTS_AT_ONCE },
      { name: 'expired exports', run: hourly(now, forgetExports(store)) },
      { name: 'removals', run: createRemovals({ store, storage, now, log }).run },
      { name: 'outbox', run: outboxes.chat.drain, atOnce: 8 },
      { name: 'mail', run: outboxes.mail.drain, atOnce: 4 },
      { name: 'presence', run: presence.run },
      { name: 'status feeds', run: polling.run },
      { name: 'index', run: () => store.indexCases(INDEXED_AT_ONCE) },
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
    fileLimits: config.fileLimits,
    links,
    mail: config.mail !== undefined,
    presence,
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
  const server = createServer({
    messages,
    ready: store.ready,
    log,
    routes: [
      ...answerRoutes({ store, limits: config.limits, key: parts.signingKey, now, poke: () => worker.poke() }),
      ...incidentRoutes({ keys: config.apiKeys, board, store, now }),
      ...fileRoutes({
        ...{ store, now, key: parts.signingKey },
        openers: { attachment: openAttachment({ store, storage }), export: openExport({ store, storage, now }) },
      }),
    ],
  });
  return {
    server,
    worker,
    // Turns first, so that what they leave behind is still sent if there is time.
    close: async () => {
      await server.close();
      files.stop();
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
