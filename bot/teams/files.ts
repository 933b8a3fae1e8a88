import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { type Dialling, publicWay } from '../public-address.ts';
import { readWithin, responseTo } from '../read-within.ts';
import { allowedUrl } from './file-host.ts';
import { fileKind, type Unwanted } from './file-kind.ts';

export type FileSource = {
  readonly name: string;
  readonly url: string;
  readonly kind: 'teams-file' | 'inline';
};

export type FileRefusal =
  | Unwanted
  /** Not https, not a host that files come from, or not on the public network. */
  | 'address'
  | 'size'
  /** The host does not give it, or no longer. */
  | 'gone'
  /** The host does not answer now. */
  | 'unreachable';

/** `again`: a later attempt may succeed. */
type Refused = { readonly ok: false; readonly reason: FileRefusal; readonly again: boolean };

export type FetchedFile = { readonly ok: true; readonly type: string; readonly content: Uint8Array } | Refused;

export type FetchOptions = Dialling & {
  readonly maxBytes: number;
  /** Milliseconds for all of it. */
  readonly timeout: number;
  /** Where shared files come from. */
  readonly fileHosts: readonly string[];
  /** Where pasted pictures come from: the Bot Connector, and nobody else gets the bot's token. */
  readonly connectorHosts: readonly string[];
  readonly token: () => Promise<string | undefined>;
};

const MOST_REDIRECTS = 3;

const refused = (reason: FileRefusal, again = false): Refused => ({ ok: false, reason, again });

/** Fetches what somebody attached, from where Teams keeps it and nowhere else. It never rejects. */
export const fetchFile = async (source: FileSource, options: FetchOptions): Promise<FetchedFile> => {
  const signal = AbortSignal.timeout(options.timeout);
  const late = new Promise<Refused>(resolve => {
    signal.addEventListener('abort', () => resolve(refused('unreachable', true)), { once: true });
  });
  try {
    return await Promise.race([fetchWithin(source, options, signal), late]);
  } catch {
    return refused('unreachable', true);
  }
};

const fetchWithin = async (source: FileSource, options: FetchOptions, signal: AbortSignal): Promise<FetchedFile> => {
  const isInline = source.kind === 'inline';
  const response = await follow(source.url, isInline, options, signal);
  if ('ok' in response) return response;
  const content = await read(response, options.maxBytes);
  if ('ok' in content) return content;
  const found = await fileKind(content, source.name);
  return found.kind === 'wanted' ? { ok: true, type: found.type, content } : refused(found.why);
};

const follow = async (
  from: string,
  isInline: boolean,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<IncomingMessage | Refused> => {
  const hosts = isInline ? options.connectorHosts : options.fileHosts;
  let url = allowedUrl(from, hosts);
  for (let redirects = 0; url !== undefined && redirects <= MOST_REDIRECTS; redirects += 1) {
    // Where the token leads to is signed by itself; the token is for the first address only.
    const token = isInline && redirects === 0 ? await options.token() : undefined;
    const response = await ask(url, token, options, signal);
    if ('ok' in response || response.statusCode === 200) return response;
    response.destroy();
    const { statusCode: status = 0, headers } = response;
    if (status < 300 || status >= 400 || headers.location === undefined)
      return status === 429 || status >= 500 ? refused('unreachable', true) : refused('gone');
    url = allowedUrl(headers.location, hosts, url);
  }
  return refused('address');
};

const ask = async (
  url: URL,
  token: string | undefined,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<IncomingMessage | Refused> => {
  const { dial = request } = options;
  const way = await publicWay(url, options);
  if (way === undefined) return refused('address');
  const call = dial(url, {
    ...way,
    method: 'GET',
    signal,
    headers: {
      Accept: '*/*',
      'Accept-Encoding': 'identity',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
  });
  return responseTo(call);
};

const read = async (response: IncomingMessage, maxBytes: number): Promise<Uint8Array | Refused> => {
  const { 'content-encoding': encoding = 'identity', 'content-length': length = '0' } = response.headers;
  if (encoding !== 'identity' || Number(length) > maxBytes) {
    response.destroy();
    return refused(encoding === 'identity' ? 'size' : 'gone');
  }
  return (await readWithin(response, maxBytes)) ?? refused('size');
};
