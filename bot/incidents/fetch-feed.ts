import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { type Dialling, publicWay } from '../public-address.ts';
import { readWithin, responseTo } from '../read-within.ts';

/** What the last answer said of itself, to ask whether it has changed. */
export type Seen = { readonly etag: string | undefined; readonly modified: string | undefined };

export type FetchedFeed =
  | ({ readonly kind: 'changed'; readonly text: string } & Seen)
  | { readonly kind: 'same' }
  | { readonly kind: 'failed'; readonly why: string };

export type FetchFeedOptions = Dialling & {
  readonly maxBytes?: number;
  /** Milliseconds for all of it. */
  readonly timeout?: number;
};

const MOST_BYTES = 2 * 1024 * 1024;
const TIMEOUT = 15_000;
const MOST_REDIRECTS = 3;

/** Why a feed was not read, in a word for the log. */
const failed = (why: string): Error => Object.assign(new Error(why), { code: why });

/** Asks a status feed whether it has changed, over https and on the public network only. It never rejects. */
export const fetchFeed = async (address: string, seen: Seen, options: FetchFeedOptions = {}): Promise<FetchedFeed> => {
  const signal = AbortSignal.timeout(options.timeout ?? TIMEOUT);
  const late = new Promise<FetchedFeed>(resolve => {
    signal.addEventListener('abort', () => resolve({ kind: 'failed', why: 'timeout' }), { once: true });
  });
  return Promise.race([follow(address, seen, options, signal).catch(failure), late]);
};

const failure = (error: unknown): FetchedFeed => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreachable';
  return { kind: 'failed', why: code };
};

const follow = async (
  from: string,
  seen: Seen,
  options: FetchFeedOptions,
  signal: AbortSignal,
): Promise<FetchedFeed> => {
  let url = secure(from);
  for (let redirects = 0; url !== undefined && redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await ask(url, seen, options, signal);
    const { statusCode: status = 0, headers } = response;
    if (status === 200) {
      const text = await read(response, options.maxBytes ?? MOST_BYTES);
      return { kind: 'changed', text, etag: short(headers.etag), modified: short(headers['last-modified']) };
    }
    response.destroy();
    if (status === 304) return { kind: 'same' };
    if (status < 300 || status >= 400 || headers.location === undefined) throw failed(`status ${status}`);
    url = secure(headers.location, url);
  }
  throw failed(url === undefined ? 'address' : 'redirects');
};

const secure = (text: string, base?: URL): URL | undefined => {
  if (!URL.canParse(text, base?.href)) return undefined;
  const url = new URL(text, base);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url : undefined;
};

const short = (header: string | undefined): string | undefined =>
  header === undefined || header.length > 200 ? undefined : header;

const ask = async (
  url: URL,
  { etag, modified }: Seen,
  options: FetchFeedOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> => {
  const { dial = request } = options;
  const way = await publicWay(url, options);
  if (way === undefined) throw failed('address');
  const call = dial(url, {
    ...way,
    method: 'GET',
    signal,
    headers: {
      Accept: 'application/json, application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.1',
      'Accept-Encoding': 'identity',
      'User-Agent': 'support-assistant',
      ...(etag === undefined ? {} : { 'If-None-Match': etag }),
      ...(modified === undefined ? {} : { 'If-Modified-Since': modified }),
    },
  });
  return responseTo(call);
};

const read = async (response: IncomingMessage, maxBytes: number): Promise<string> => {
  const { 'content-encoding': encoding = 'identity' } = response.headers;
  if (encoding !== 'identity') {
    response.destroy();
    throw failed('encoding');
  }
  const bytes = await readWithin(response, maxBytes);
  if (bytes === undefined) throw failed('size');
  return Buffer.from(bytes).toString('utf8');
};
