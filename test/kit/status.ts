import { createHash } from 'node:crypto';
import type { World } from './world.ts';

/** A key of the REST API and how the environment knows it. */
export const API_KEY = 'sak_only-the-tests-know-this-key';
export const API_KEYS = `tests:incidents:${createHash('sha256').update(API_KEY).digest('hex')}`;

/** An incident as another system describes it. */
export const anOutage = (rest: Readonly<Record<string, unknown>> = {}) => ({
  title: 'MicroStation sign-in fails',
  level: 'major-outage',
  component: 'Sign-in',
  products: ['microstation'],
  startedAt: '2026-11-20T09:30:00Z',
  updates: [{ id: '1', at: '2026-11-20T09:40:00Z', phase: 'investigating', text: 'Nobody can sign in.' }],
  ...rest,
});

type Sent = { readonly status: number; readonly body: unknown; readonly headers: Headers };

/** Calls the REST API as another system does. */
export const callApi = async (
  { url }: Pick<World, 'url'>,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Sent> => {
  const response = await fetch(`${url}/api/v1/${path}`, {
    method,
    headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
};
