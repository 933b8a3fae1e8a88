import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { type Dialling, publicWay } from '../public-address.ts';
import { allowedUrl } from './file-host.ts';

export type UploadOptions = Dialling & {
  /** Where people's own storage is: nothing is sent anywhere else. */
  readonly fileHosts: readonly string[];
  /** Milliseconds for one piece. */
  readonly timeout: number;
  /** Milliseconds before a piece is sent again. */
  readonly wait?: number;
};

export type Uploaded =
  | { readonly ok: true }
  /** `address`: not https, not a host where files go, or not on the public network. */
  | { readonly ok: false; readonly reason: 'address' | 'refused' | 'unreachable' | 'size' };

/** OneDrive takes pieces of whole 320 KiB; each is in memory while it is sent. */
const PIECE = 16 * 320 * 1024;
const TRIES = 3;
const WAIT = 2_000;
const LONGEST_WAIT = 30_000;

/** Puts a file where Teams said that its owner wants it, piece after piece. It never rejects. */
export const uploadFile = async (
  to: string,
  content: AsyncIterable<unknown>,
  size: number,
  options: UploadOptions,
): Promise<Uploaded> => {
  const url = allowedUrl(to, options.fileHosts);
  if (url === undefined) return { ok: false, reason: 'address' };
  try {
    let sent = 0;
    for await (const piece of piecesOf(content)) {
      if (sent + piece.length > size) return { ok: false, reason: 'size' };
      const range = `bytes ${sent}-${sent + piece.length - 1}/${size}`;
      const outcome = await sendPatiently(url, piece, range, options);
      if (outcome !== undefined) return outcome;
      sent += piece.length;
    }
    return sent === size ? { ok: true } : { ok: false, reason: 'size' };
  } catch {
    return { ok: false, reason: 'unreachable' };
  }
};

const piecesOf = async function* (content: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content) {
    if (!(chunk instanceof Uint8Array)) continue;
    parts.push(chunk);
    size += chunk.length;
    if (size < PIECE) continue;
    const all = Buffer.concat(parts);
    for (let at = 0; at + PIECE <= size; at += PIECE) yield all.subarray(at, at + PIECE);
    const rest = all.subarray(size - (size % PIECE));
    parts = [rest];
    size = rest.length;
  }
  if (size > 0) yield Buffer.concat(parts);
};

type Failed = Extract<Uploaded, { ok: false }>;

/** A piece may be sent again: its range says which it is. Undefined where it arrived. */
const sendPatiently = async (
  url: URL,
  piece: Buffer,
  range: string,
  options: UploadOptions,
): Promise<Failed | undefined> => {
  const { wait = WAIT } = options;
  for (let tries = 1; ; tries += 1) {
    const answer = await send(url, piece, range, options).catch(() => undefined);
    if (answer === 'address') return { ok: false, reason: 'address' };
    const status = answer?.statusCode ?? 0;
    if (status >= 200 && status < 300) return undefined;
    const passing = status === 0 || status === 429 || status >= 500;
    if (!passing) return { ok: false, reason: 'refused' };
    if (tries === TRIES) return { ok: false, reason: 'unreachable' };
    const asked = Number(answer?.headers['retry-after'] ?? 0) * 1000;
    await pause(Math.min(asked > 0 ? asked : wait * tries, LONGEST_WAIT));
  }
};

const send = async (
  url: URL,
  piece: Buffer,
  range: string,
  options: UploadOptions,
): Promise<IncomingMessage | 'address'> => {
  const { dial = request, timeout } = options;
  const way = await publicWay(url, options);
  if (way === undefined) return 'address';
  const call = dial(url, {
    ...way,
    method: 'PUT',
    signal: AbortSignal.timeout(timeout),
    headers: { 'Content-Length': piece.length, 'Content-Range': range, 'Content-Type': 'application/octet-stream' },
  });
  return new Promise((done, fail) => {
    call.once('response', answer => {
      answer.resume();
      answer.once('end', () => done(answer));
      answer.once('error', fail);
    });
    call.on('error', fail);
    call.end(piece);
  });
};
