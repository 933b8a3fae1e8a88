import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { asId } from '../../bot/domain/ids.ts';
import type { Outgoing } from '../../bot/ports.ts';
import { createAdapter } from '../../bot/teams/adapter.ts';
import { createCourier } from '../../bot/teams/courier.ts';
import type { Conversation } from '../../db/store.ts';
import { BOT } from '../kit/activities.ts';
import { plainCard } from '../kit/app.ts';
import { cardIn, type FakeConnector, type Fault, startConnector } from '../kit/connector.ts';
import { APP_ID, staticKeys } from '../kit/tokens.ts';

const NOW = new Date('2026-11-20T10:00:00.000Z');
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let connector: FakeConnector;
beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.close());
afterEach(() => connector.clear());

const chat = (overrides: Partial<Conversation> = {}): Conversation => ({
  id: asId('a:chat'),
  kind: 'personal',
  tenant: asId('11111111-1111-4111-8111-111111111111'),
  serviceUrl: connector.serviceUrl,
  bot: BOT.id,
  user: undefined,
  language: undefined,
  dead: false,
  ...overrides,
});

const card = plainCard('Case CS0001000 of mia@contoso.example');
const note: Outgoing = { edits: undefined, card, text: undefined, summary: 'news' };
const edit: Outgoing = { ...note, edits: 'message-7' };

const courier = (deadline?: number) =>
  createCourier(createAdapter({}, deadline === undefined ? {} : { deadline }), () => NOW);

test('a notice is a new message with the card alone, and its id comes back', async () => {
  const outcome = await courier()(chat(), { ...note, text: 'words' });
  const [call] = connector.calls;
  expect(outcome).toEqual({ kind: 'sent', message: call?.message });
  expect(call).toMatchObject({ method: 'POST', conversation: 'a:chat' });
  expect(call?.activity).toMatchObject({ type: 'message', summary: 'news' });
  expect(call?.activity?.text).toBeUndefined();
  expect(call?.activity?.replyToId).toBeUndefined();
  expect(cardIn(call?.activity)).toEqual(card);
});

test('words are sent as they are', async () => {
  await courier()(chat(), { ...note, card: undefined, text: '**not bold**' });
  expect(connector.calls[0]?.activity).toMatchObject({ text: '**not bold**', textFormat: 'plain' });
});

test('an edit replaces the message that it names', async () => {
  expect(await courier()(chat(), edit)).toEqual({ kind: 'sent', message: 'message-7' });
  expect(connector.calls[0]).toMatchObject({ method: 'PUT', message: 'message-7' });
});

test('nothing to send is not sent', async () => {
  const outcome = await courier()(chat(), { ...note, card: undefined });
  expect(outcome).toMatchObject({ kind: 'failed', dead: false });
  expect(connector.calls).toEqual([]);
});

const later = (seconds: number, error: string) => ({ kind: 'later', at: after(seconds), error });
const uncertain = (error: string) => ({ kind: 'uncertain', again: undefined, error });
const failed = (error: string, dead = false) => ({ kind: 'failed', error, dead });

const cases: readonly [string, Fault, object, object][] = [
  ['429 with a pause', { status: 429, retryAfter: '7' }, later(7, 'HTTP 429 Fault'), later(7, 'HTTP 429 Fault')],
  [
    '429 until a time',
    { status: 429, retryAfter: 'Fri, 20 Nov 2026 10:00:30 GMT' },
    later(30, 'HTTP 429 Fault'),
    later(30, 'HTTP 429 Fault'),
  ],
  ['429 alone', { status: 429 }, later(5, 'HTTP 429 Fault'), later(5, 'HTTP 429 Fault')],
  ['429 with nonsense', { status: 429, retryAfter: 'soon' }, later(5, 'HTTP 429 Fault'), later(5, 'HTTP 429 Fault')],
  [
    '429 for years',
    { status: 429, retryAfter: '99999999' },
    later(3600, 'HTTP 429 Fault'),
    later(3600, 'HTTP 429 Fault'),
  ],
  ['412', { status: 412 }, later(5, 'HTTP 412 Fault'), later(5, 'HTTP 412 Fault')],
  ['408', { status: 408 }, uncertain('HTTP 408 Fault'), later(5, 'HTTP 408 Fault')],
  ['500', { status: 500 }, uncertain('HTTP 500 Fault'), later(5, 'HTTP 500 Fault')],
  ['502 after it was made', { status: 502, after: true }, uncertain('HTTP 502 Fault'), later(5, 'HTTP 502 Fault')],
  ['503', { status: 503 }, uncertain('HTTP 503 Fault'), later(5, 'HTTP 503 Fault')],
  ['504', { status: 504 }, uncertain('HTTP 504 Fault'), later(5, 'HTTP 504 Fault')],
  ['a cut', { reset: true }, uncertain('ECONNRESET'), later(5, 'ECONNRESET')],
  ['silence', { hang: true }, uncertain('no answer in time'), later(5, 'no answer in time')],
  [
    '403',
    { status: 403, code: 'MessageWritesBlocked' },
    failed('HTTP 403 MessageWritesBlocked', true),
    failed('HTTP 403 MessageWritesBlocked', true),
  ],
  ['404', { status: 404 }, failed('HTTP 404 Fault', true), failed('HTTP 404 Fault')],
  ['400', { status: 400 }, failed('HTTP 400 Fault'), failed('HTTP 400 Fault')],
  ['401', { status: 401 }, failed('HTTP 401 Fault'), failed('HTTP 401 Fault')],
  [
    '413',
    { status: 413, code: 'MessageSizeTooBig' },
    failed('HTTP 413 MessageSizeTooBig'),
    failed('HTTP 413 MessageSizeTooBig'),
  ],
  ['a code that tells too much', { status: 400, code: 'mia@contoso.example' }, failed('HTTP 400'), failed('HTTP 400')],
  [
    'a redirect',
    { status: 307, location: '/teams/v3/conversations/other/activities' },
    failed('HTTP 307 Fault'),
    failed('HTTP 307 Fault'),
  ],
];

test.each(cases)('%s is sorted, and asked for once', async (_, fault, sent, edited) => {
  const send = courier(200);
  connector.fail(fault);
  expect(await send(chat(), note)).toEqual(sent);
  expect(connector.calls).toHaveLength(1);
  connector.fail(fault);
  expect(await send(chat(), edit)).toEqual(edited);
  expect(connector.calls).toHaveLength(2);
});

test('what never left is sent later', async () => {
  const closed = await startConnector();
  await closed.close();
  expect(await courier()(chat({ serviceUrl: closed.serviceUrl }), note)).toEqual(later(5, 'ECONNREFUSED'));
  expect(await courier()(chat({ serviceUrl: 'https://nowhere.invalid/' }), note)).toMatchObject({ kind: 'later' });
});

test.each([
  ['fails', () => Promise.reject(new Error('invalid_client: the secret has expired'))],
  ['never comes', () => new Promise<string>(() => {})],
])('a token that %s lets nothing leave, so that it is sent later', async (_, token) => {
  const adapter = createAdapter({ MicrosoftAppId: APP_ID }, { keys: staticKeys(token), deadline: 100 });
  const outcome = await createCourier(adapter, () => NOW)(chat(), note);
  expect(outcome).toMatchObject({ kind: 'later', at: after(5) });
  expect(outcome.kind === 'later' && outcome.error).not.toContain('secret');
  expect(connector.calls).toEqual([]);
});

test('connections are kept', async () => {
  const send = courier();
  const before = connector.connections();
  for (let n = 0; n < 10; n += 1) await send(chat(), note);
  expect(connector.calls).toHaveLength(10);
  expect(connector.connections() - before).toBeLessThanOrEqual(1);
});
