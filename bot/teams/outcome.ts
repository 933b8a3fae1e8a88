import type { SendOutcome } from '../../db/store.ts';
import { isLate, neverSent } from './connector.ts';
import { isRecord } from './untrusted.ts';

export type Unsent = Extract<SendOutcome, { kind: 'later' | 'uncertain' | 'failed' }>;

/** How long to wait where the channel does not say. */
const PAUSE = 5_000;
const LONGEST_PAUSE = 3_600_000;

/** Failures of the network that end a call before the channel has it. */
const BEFORE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);

/** What a failed call means for the message: an edit may always be repeated, a new message only where none was made. */
export const outcomeOf = (error: unknown, edit: boolean, now: Date): Unsent => {
  const { status, code, retryAfter } = readFailure(error);
  const text = describe(error, status, code);
  const later = (pause: number): Unsent => ({ kind: 'later', at: new Date(now.getTime() + pause), error: text });
  if (neverSent(error) || (code !== undefined && BEFORE.has(code))) return later(PAUSE);
  if (status === 429 || status === 412) return later(pauseOf(retryAfter, now));
  if (status === 403) return { kind: 'failed', error: text, dead: true };
  if (status === 404) return { kind: 'failed', error: text, dead: !edit };
  if (status !== undefined && status < 500 && status !== 408) return { kind: 'failed', error: text, dead: false };
  return edit ? later(PAUSE) : { kind: 'uncertain', again: undefined, error: text };
};

type Failure = { readonly status?: number; readonly code?: string; readonly retryAfter?: string };

const readFailure = (error: unknown): Failure => {
  if (typeof error !== 'object' || error === null) return {};
  const status: unknown = Reflect.get(error, 'statusCode');
  const code: unknown = Reflect.get(error, 'code');
  const response: unknown = Reflect.get(error, 'response');
  const headers = isRecord(response) ? response.headers : undefined;
  const retryAfter: unknown = hasGet(headers) ? headers.get('retry-after') : undefined;
  return {
    ...(typeof status === 'number' ? { status } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof retryAfter === 'string' ? { retryAfter } : {}),
  };
};

const hasGet = (value: unknown): value is { get: (name: string) => unknown } =>
  typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function';

/** Retry-After is a number of seconds or a date. */
const pauseOf = (retryAfter: string | undefined, now: Date): number => {
  if (retryAfter === undefined) return PAUSE;
  const pause = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now.getTime();
  return Number.isFinite(pause) ? Math.min(Math.max(pause, 0), LONGEST_PAUSE) : PAUSE;
};

/** A word or two for the log and the outbox: the channel's own message may quote people. */
const describe = (error: unknown, status: number | undefined, code: string | undefined): string => {
  const name = code !== undefined && /^\w{1,60}$/.test(code) ? code : undefined;
  if (status !== undefined) return name === undefined ? `HTTP ${status}` : `HTTP ${status} ${name}`;
  return isLate(error) ? 'no answer in time' : (name ?? 'connection failed');
};
