import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { readActivity } from '../../bot/teams/activity.ts';
import { createAdapter } from '../../bot/teams/adapter.ts';
import { execute, message, person, personalChat } from '../kit/activities.ts';
import { plainReply, stubApp } from '../kit/app.ts';
import { type Edge, startEdge } from '../kit/edge.ts';
import { APP_ID, ISSUER, startIssuer, staticKeys, type TokenIssuer } from '../kit/tokens.ts';

const TENANT = '11111111-1111-4111-8111-111111111111';
const mia = person('Mia', TENANT, 'a0000000-0000-4000-8000-000000000001');
const ENTRA = `https://login.microsoftonline.com/${TENANT}/v2.0`;

let issuer: TokenIssuer;
let edge: Edge;
const { app, turns } = stubApp(() => plainReply('hello'));

beforeAll(async () => {
  issuer = await startIssuer();
  edge = await startEdge(app, { credentials: issuer.credentials, keys: staticKeys() });
  // The SDK prints what is wrong with a token.
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterAll(async () => {
  await edge.close();
  await issuer.close();
  vi.restoreAllMocks();
});
afterEach(() => edge.connector.clear());

const chat = () => personalChat(mia, edge.connector.serviceUrl);
const press = (overrides = {}) => execute(mia, chat(), 'home', {}, overrides);
const service = () => edge.connector.serviceUrl;

describe('the Bot Connector’s token', () => {
  test('opens, and the answer goes back with the bot’s own', async () => {
    const before = turns.length;
    const posted = await edge.post(message(mia, chat(), 'hi'), await issuer.header(service()));
    expect(posted.status).toBe(200);
    expect(turns.length).toBe(before + 1);
    const sent = await edge.connector.waitFor(({ method }) => method === 'POST');
    expect(sent.authorization).toBe('Bearer the-bots-own-token');
  });

  const cases: readonly [string, () => Promise<string>][] = [
    ['for another bot', () => issuer.header(service(), { aud: '00000000-0000-4000-8000-0000000000ff' })],
    ['for another address', () => issuer.header('https://smba.trafficmanager.net/other/')],
    ['for no address', () => issuer.header(service(), { serviceurl: undefined })],
    ['that has expired', () => issuer.header(service(), {}, { expires: -3600 })],
    ['of an unknown key', () => issuer.header(service(), {}, { key: 'unknown' })],
    ['of a key for another channel', () => issuer.header(service(), {}, { key: 'other' })],
    ['of another cloud', () => issuer.header(service(), { iss: 'https://api.botframework.us' })],
    ['whose signature was cut off', async () => (await issuer.header(service())).replace(/\.[^.]*$/, '.')],
    ['that was altered', async () => (await issuer.header(service())).replace(/\.[^.]{4}/, '.eyJh')],
    ['in another scheme', async () => (await issuer.header(service())).replace('Bearer', 'Basic')],
    ['that is none', async () => 'Bearer x'],
    ['that is empty', async () => 'Bearer '],
    ['with more behind it', async () => `${await issuer.header(service())} x`],
  ];

  test.each(cases)('%s does not open', async (_, header) => {
    const before = turns.length;
    const posted = await edge.post(press(), await header());
    expect([posted.status, posted.text]).toEqual([401, '{"status":401}']);
    expect(turns.length).toBe(before);
  });

  test('that is missing is 401 and no failure', async () => {
    const posted = await edge.post(press());
    expect([posted.status, posted.text]).toEqual([401, '{"status":401}']);
    expect((await edge.post('{}')).status).toBe(401);
    expect(edge.logged()).not.toContain('delivery failed');
  });

  test('does not cover an activity without an address, or with another', async () => {
    const token = await issuer.header(service());
    expect((await edge.post(press({ serviceUrl: undefined }), token)).status).toBe(400);
    expect((await edge.post(press({ serviceUrl: '' }), token)).status).toBe(400);
    expect((await edge.post(press({ serviceUrl: 'https://attacker.example/' }), token)).status).toBe(401);
  });
});

describe('Entra’s token for the bot itself, which the SDK takes for its emulator’s,', () => {
  const claims = { iss: ENTRA, ver: '2.0', azp: APP_ID, appid: APP_ID, tid: TENANT };

  test.each([
    ['as an emulator', claims],
    ['as an emulator of version 1', { ...claims, iss: `https://sts.windows.net/${TENANT}/`, ver: '1.0' }],
    ['as another bot', { ...claims, azp: '00000000-0000-4000-8000-0000000000ff' }],
  ])('does not open %s', async (_, extra) => {
    const before = turns.length;
    expect((await edge.post(press(), await issuer.header(service(), extra))).status).toBe(401);
    expect(turns.length).toBe(before);
  });

  test('is not even looked at: forged tenants leave nothing behind', async () => {
    const known = (): number =>
      createRequire(import.meta.url)('botframework-connector').ToBotFromBotOrEmulatorTokenValidationParameters.issuer
        .length;
    const [before, asked] = [known(), issuer.asked()];
    for (let n = 0; n < 20; n += 1) {
      const tid = `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`;
      const iss = `https://login.microsoftonline.com/${tid}/v2.0`;
      expect((await edge.post(press(), await issuer.header(service(), { ...claims, iss, tid }))).status).toBe(401);
    }
    expect(known()).toBe(before);
    expect(issuer.asked()).toBe(asked);
  });
});

test('the claims are checked once more behind the SDK’s own check', async () => {
  // An activity that reaches the SDK without an address would not have its token's address compared.
  const adapter = createAdapter(issuer.credentials, { keys: staticKeys() });
  const activity = readActivity(press());
  if (activity === undefined) throw new Error('unread');
  let ran = false;
  const admitted = await adapter.turn(await issuer.header(''), { ...activity, serviceUrl: '' }, async () => {
    ran = true;
  });
  expect([admitted, ran]).toEqual(['unauthorized', false]);
});

test('signing keys that cannot be had are no reason to call somebody unauthorized', async () => {
  const broken = createServer((_, response) => {
    response.statusCode = 500;
    response.end();
  });
  await new Promise<void>(resolve => broken.listen(0, '127.0.0.1', resolve));
  const { port } = broken.address() as AddressInfo;
  const other = await startEdge(app, {
    credentials: { ...issuer.credentials, ToBotFromChannelOpenIdMetadataUrl: `http://127.0.0.1:${port}/metadata` },
    keys: staticKeys(),
  });
  const there = personalChat(mia, other.connector.serviceUrl);
  const header = await issuer.header(other.connector.serviceUrl);
  expect((await other.post(message(mia, there, 'hi'), header)).status).toBe(503);
  await new Promise(resolve => broken.close(resolve));
  // Nobody listens there any more.
  expect((await other.post(message(mia, there, 'hi'), header)).status).toBe(503);
  await other.close();
});

describe('a registration', () => {
  test('of a sovereign cloud believes that cloud’s issuer only', async () => {
    const iss = 'https://api.botframework.us';
    const government = await startEdge(app, {
      credentials: { ...issuer.credentials, ChannelService: 'https://botframework.azure.us' },
      keys: staticKeys(),
    });
    const there = personalChat(mia, government.connector.serviceUrl);
    const post = async (claims: Record<string, string>) =>
      government.post(execute(mia, there, 'home'), await issuer.header(government.connector.serviceUrl, claims));
    expect((await post({ iss })).status).toBe(200);
    expect((await post({ iss: ISSUER })).status).toBe(401);
    await government.close();
  });

  test('that is incomplete does not start', () => {
    expect(() => createAdapter({ MicrosoftAppType: 'SingleTenant', MicrosoftAppId: APP_ID })).toThrow(
      'MicrosoftAppTenantId',
    );
    expect(() => createAdapter({ MicrosoftAppType: 'SingleTenant' })).toThrow('MicrosoftAppId');
    expect(() => createAdapter({ MicrosoftAppId: APP_ID, ChannelService: 'https://elsewhere.example' })).toThrow(
      'ToBotFromChannelTokenIssuer',
    );
  });

  test('that is empty opens to everybody, and says so', async () => {
    const open = createAdapter({ MicrosoftAppId: '', MicrosoftAppType: '' });
    expect(open.guarded).toBe(false);
    expect(await open.token()).toBeUndefined();
    expect(createAdapter(issuer.credentials).guarded).toBe(true);
  });
});
