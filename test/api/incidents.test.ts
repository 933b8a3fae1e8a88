import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { apiKeyOf, checkKey, hashOfKey } from '../../bot/api/api-keys.ts';
import { readConfig } from '../../bot/config.ts';
import { asId, type IncidentId } from '../../bot/domain/ids.ts';
import { API_KEY, API_KEYS, anOutage, callApi } from '../kit/status.ts';
import { startWorld, type World } from '../kit/world.ts';

let world: World;
const other = (name: string, key: string, scope = 'incidents') =>
  `${name}:${scope}:${createHash('sha256').update(key).digest('hex')}`;

beforeAll(async () => {
  world = await startWorld({ environment: { API_KEYS: `${API_KEYS},${other('second', 'sak_second')}` } });
});
afterAll(() => world.close());

const call = (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) =>
  callApi(world, method, path, body, headers);

const listShape = z.object({ incidents: z.array(z.looseObject({ id: z.string(), title: z.string() })) });
const resultsShape = z.object({
  results: z.array(z.object({ id: z.string(), line: z.number(), outcome: z.string(), error: z.string().optional() })),
});

describe('keys', () => {
  test.each([
    ['none', ''],
    ['a wrong one', 'Bearer sak_wrong'],
    ['the hash of one', `Bearer ${API_KEYS.split(':')[2]}`],
    ['another scheme', 'Basic c2FrOnNhaw=='],
    ['an endless one', `Bearer ${'a'.repeat(5000)}`],
    ['two at once', 'Bearer sak_second sak_second'],
  ])('%s is answered with 401 and nothing else', async (_name, authorization) => {
    for (const [method, path, body] of [
      ['GET', 'incidents'],
      ['GET', 'incidents/nothing'],
      ['PUT', 'incidents/a', anOutage()],
      ['POST', 'incidents', []],
    ] as const) {
      const { status, body: said, headers } = await call(method, path, body, { Authorization: authorization });
      expect([status, said, headers.get('www-authenticate')]).toEqual([401, { status: 401 }, 'Bearer']);
    }
  });

  test('every configured one works, and what it wrote does not say which', async () => {
    const { status, body } = await call('PUT', 'incidents/made', anOutage(), {
      Authorization: 'Bearer sak_second',
    });
    expect(status).toBe(201);
    expect(JSON.stringify(body)).not.toContain('second');
    expect(world.logged()).not.toMatch(/sak_|Nobody can sign in/);
  });

  test('are parsed with their scopes, and compared by their hashes', () => {
    const key = apiKeyOf(other('a-1', 'secret'));
    expect(key).toEqual({ name: 'a-1', scopes: ['incidents'], hash: hashOfKey('secret') });
    if (key === undefined) throw new Error('no key');
    expect(checkKey([key], 'Bearer secret', 'incidents')).toBe('ok');
    expect(checkKey([key], 'bearer secret', 'incidents')).toBe('ok');
    expect(checkKey([key], 'Bearer Secret', 'incidents')).toBe('unknown');
    expect(checkKey([], 'Bearer secret', 'incidents')).toBe('unknown');
    expect(checkKey([{ ...key, scopes: [] }], 'Bearer secret', 'incidents')).toBe('out-of-scope');
    for (const wrong of [
      'a',
      'a:incidents',
      'a:nothing:ff',
      `a:everything:${hashOfKey('x')}`,
      `:incidents:${hashOfKey('x')}`,
    ])
      expect(apiKeyOf(wrong), wrong).toBeUndefined();
  });

  test('that are malformed stop the start, without being repeated in the error', () => {
    expect(() => readConfig({ API_KEYS: `${API_KEYS},sak_plain-key-by-mistake` })).toThrow(/API_KEYS.*entry 2/);
    expect(() => readConfig({ API_KEYS: 'sak_plain-key-by-mistake' })).not.toThrow(/sak_plain/);
    expect(readConfig({}).apiKeys).toEqual([]);
    expect(() => readConfig({ STATUS_FEEDS: 'http://status.example/feed' })).toThrow(/STATUS_FEEDS.*address 1/);
    expect(
      readConfig({ STATUS_FEEDS: 'https://a.example/x, https://b.example', STATUS_FEED_EVERY: 'PT1M' }).statusFeeds,
    ).toEqual({
      urls: ['https://a.example/x', 'https://b.example'],
      every: 60_000,
    });
  });
});

describe('PUT', () => {
  test('creates, changes, and leaves alone what is the same', async () => {
    const told = anOutage({ at: '2026-11-20T09:45:00Z' });
    const created = await call('PUT', 'incidents/one', told);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ id: 'one', source: 'operator', endedAt: null, products: ['microstation'] });
    const version = async () => (await world.store.incident(asId('one')))?.version;
    expect((await call('PUT', 'incidents/one', told)).status).toBe(200);
    expect(await version()).toBe(1);
    const next = {
      ...told,
      at: '2026-11-20T09:50:00Z',
      updates: [{ at: '2026-11-20T09:50:00Z', phase: 'resolved', text: 'Over.' }],
    };
    const changed = await call('PUT', 'incidents/one', next);
    expect(changed.body).toMatchObject({ endedAt: '2026-11-20T09:50:00.000Z' });
    expect(await version()).toBe(2);
    // What was said before and arrives late changes nothing.
    expect((await call('PUT', 'incidents/one', told)).body).toEqual(changed.body);
    expect(await version()).toBe(2);
    expect((await call('GET', 'incidents/one')).body).toEqual(changed.body);
    expect((await call('GET', 'incidents/nothing')).status).toBe(404);
  });

  test('finds products by id, name and alias, and in the words where none are named', async () => {
    const put = async (rest: Readonly<Record<string, unknown>>) =>
      z.object({ products: z.array(z.string()) }).parse((await call('PUT', 'incidents/products', anOutage(rest))).body)
        .products;
    expect(await put({ products: ['PLAXIS 2D', 'microstation', 'project wise'] })).toEqual([
      'plaxis-2d',
      'microstation',
      'projectwise-explorer',
    ]);
    expect(await put({ products: ['MicroStation', 'microstation'] })).toEqual(['microstation']);
    expect(await put({ products: undefined, title: 'ProjectWise Drive is slow', component: 'PLAXIS 2D' })).toEqual([
      'projectwise-drive',
      'plaxis-2d',
    ]);
  });

  test.each([
    ['an array', [], /expected object/],
    ['nothing', undefined, /./],
    ['no title', anOutage({ title: ' ' }), /title/],
    ['a number for a title', anOutage({ title: 5 }), /title/],
    ['a long title', anOutage({ title: 'x'.repeat(201) }), /title/],
    ['NUL', anOutage({ title: 'a\0b' }), /title/],
    ['half a character', anOutage({ title: 'a\ud800' }), /title/],
    ['an unknown level', anOutage({ level: 'bad' }), /level/],
    ['no time', anOutage({ startedAt: 'yesterday' }), /startedAt/],
    ['a time without a zone', anOutage({ startedAt: '2026-11-20T09:30:00' }), /startedAt/],
    ['an end before the beginning', anOutage({ endedAt: '2026-11-20T09:29:59Z' }), /endedAt: is before/],
    ['an unknown product', anOutage({ products: ['Gingerbread'] }), /products: unknown: Gingerbread/],
    ['an unsafe address', anOutage({ url: 'javascript:alert(1)' }), /url/],
    ['an address without https', anOutage({ url: 'http://status.example' }), /url/],
    ['too many updates', anOutage({ updates: Array.from({ length: 101 }, () => anOutage().updates[0]) }), /updates/],
    [
      'an update of next year',
      anOutage({ updates: [{ at: '2027-11-20T09:40:00Z', text: 'x' }] }),
      /updates.0.at: is in/,
    ],
    ['an unknown phase', anOutage({ updates: [{ at: '2026-11-20T09:40:00Z', phase: 'odd', text: 'x' }] }), /phase/],
  ])('refuses %s and says why', async (_name, body, why) => {
    const { status, body: said } = await call('PUT', 'incidents/wrong', body);
    expect(status).toBe(400);
    expect(z.object({ error: z.string() }).parse(said).error).toMatch(why);
    expect((await call('GET', 'incidents/wrong')).status).toBe(404);
  });

  test.each([['..%2Fx'], ['a%20b'], ['a'.repeat(65)], ['%00'], ['-a']])('refuses the id %s', async id => {
    expect([400, 404]).toContain((await call('PUT', `incidents/${id}`, anOutage())).status);
  });

  test('drops what it does not know, prototypes too', async () => {
    const body = `{"__proto__":{"level":"maintenance"},"constructor":{"x":1},"extra":true,${JSON.stringify(anOutage()).slice(1)}`;
    expect((await call('PUT', 'incidents/proto', body)).body).toMatchObject({ level: 'major-outage' });
    expect({}).not.toHaveProperty('level');
  });

  test('ends what a feed brought that nobody looks at any more', async () => {
    const now = world.now();
    await world.store.commit({
      writes: [
        {
          type: 'incident.put',
          from: 0,
          incident: {
            ...{ id: asId<IncidentId>('of-feed'), source: 'https://feed.example/', title: 'Old', level: 'degraded' },
            ...{
              component: '',
              products: [],
              startedAt: now,
              end: undefined,
              url: undefined,
              updates: [],
              saidAt: now,
            },
            ...{ endedAt: undefined, number: undefined, version: 1 },
          },
        },
      ],
      notices: [],
    });
    const over = anOutage({ startedAt: '2026-11-20T08:00:00Z', endedAt: '2026-11-20T09:59:00Z' });
    expect((await call('PUT', 'incidents/of-feed', over)).status).toBe(200);
    expect((await call('GET', 'incidents/of-feed')).body).toMatchObject({ endedAt: '2026-11-20T09:59:00.000Z' });
  });
});

describe('several at once', () => {
  test('as JSON, each with its own result', async () => {
    const { status, body } = await call('POST', 'incidents', [
      { id: 'j1', ...anOutage() },
      { id: 'j2', ...anOutage({ level: 'bad' }) },
      { ...anOutage() },
      'text',
      null,
      { id: 'j1', ...anOutage({ title: 'Again' }) },
    ]);
    expect(status).toBe(200);
    const { results } = resultsShape.parse(body);
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'created',
      'refused',
      'refused',
      'refused',
      'refused',
      'changed',
    ]);
    expect(results[1]?.error).toMatch(/^level/);
    expect((await call('POST', 'incidents', [{ id: 'x' }])).status).toBe(400);
    expect((await call('POST', 'incidents', { id: 'x' })).status).toBe(400);
    expect(
      (
        await call(
          'POST',
          'incidents',
          Array.from({ length: 501 }, () => 0),
        )
      ).status,
    ).toBe(400);
  });

  const csv = (body: string) => call('POST', 'incidents', body, { 'Content-Type': 'text/csv; charset=utf-8' });

  test('as CSV, a row an update', async () => {
    const { status, body } = await csv(
      [
        '\uFEFFid,title,level,component,products,started_at,ended_at,url,update_at,phase,text',
        'c1,"Slow, very slow",degraded,Drive,ProjectWise Drive|PLAXIS 2D,2026-11-20T08:00:00Z,,https://status.example/1,2026-11-20T08:10:00Z,investigating,"=1+1 ""quoted""',
        'second line"',
        'c1,,,,,,,,2026-11-20T08:20:00+01:00,identified,Found.',
        'c2,Wrong,terrible,,,2026-11-20T08:00:00Z,,,,,',
      ].join('\r\n'),
    );
    expect(status).toBe(200);
    expect(resultsShape.parse(body).results).toMatchObject([
      { id: 'c1', outcome: 'created' },
      { id: 'c2', outcome: 'refused', error: expect.stringMatching(/^level/) },
    ]);
    expect((await call('GET', 'incidents/c1')).body).toMatchObject({
      title: 'Slow, very slow',
      products: ['projectwise-drive', 'plaxis-2d'],
      url: 'https://status.example/1',
      updates: [
        { phase: 'identified', at: '2026-11-20T07:20:00.000Z' },
        { phase: 'investigating', text: '=1+1 "quoted"\r\nsecond line' },
      ],
    });
  });

  test('as spreadsheets of other countries write it', async () => {
    const body = 'Id;Title;Level;Started_At\nc3;Langsam, sehr langsam;degraded;2026-11-20T08:00:00Z\n';
    expect(resultsShape.parse((await csv(body)).body).results).toMatchObject([{ id: 'c3', outcome: 'created' }]);
    expect((await call('GET', 'incidents/c3')).body).toMatchObject({ title: 'Langsam, sehr langsam' });
  });

  test('with the empty columns and rows that spreadsheets leave behind', async () => {
    const body =
      'id;title;level;started_at;products;;;\r\nc4;Langsam;degraded;2026-11-20T08:00:00Z;MicroStation|;;;\r\n;;;;;;;\r\n';
    expect(resultsShape.parse((await csv(body)).body).results).toEqual([{ id: 'c4', line: 2, outcome: 'created' }]);
    expect((await call('GET', 'incidents/c4')).body).toMatchObject({ products: ['microstation'] });
  });

  test('not in another encoding than UTF-8, whose letters would be lost', async () => {
    const body = Buffer.from('id;title;level;started_at\nc5;St\xf6rung;degraded;2026-11-20T08:00:00Z\n', 'latin1');
    const response = await fetch(`${world.url}/api/v1/incidents`, {
      ...{ method: 'POST', body },
      headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'text/csv' },
    });
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('CSV UTF-8')]);
    expect((await call('GET', 'incidents/c5')).status).toBe(404);
  });

  test.each([
    ['nothing', ''],
    ['no columns of ours', 'a,b\n1,2'],
    ['a column twice', 'id,id,title,level,started_at\n1,2,3,4,5'],
    ['an open quote', 'id,title,level,started_at\n1,"open'],
    ['a row that is too long', 'id,title,level,started_at\n1,2,3,4,5,6'],
    ['too many rows', `id,title,level,started_at\n${'1,2,3,4\n'.repeat(2001)}`],
    ['an endless field', `id,title,level,started_at\n1,${'x'.repeat(70_000)},3,4`],
    ['a prototype', 'id,title,level,started_at,__proto__\n1,2,3,4,5'],
    ['no text at all', '\u0000\u0001\u0002'],
  ])('refuses %s', async (_name, body) => {
    expect((await csv(body)).status).toBe(400);
  });

  test('an empty table changes nothing', async () => {
    expect(await csv('id,title,level,started_at\n')).toMatchObject({ status: 200, body: { results: [] } });
  });
});

describe('the door', () => {
  test('takes CSV only where that is said', async () => {
    const type = { 'Content-Type': 'text/csv' };
    expect((await call('PUT', 'incidents/a', 'id\n1', type)).status).toBe(415);
    expect((await call('POST', 'incidents/a', 'id\n1', type)).status).toBe(415);
    const response = await fetch(`${world.url}/api/messages`, { method: 'POST', headers: type, body: 'id\n1' });
    expect(response.status).toBe(415);
    expect((await call('POST', 'incidents', '<a/>', { 'Content-Type': 'text/xml' })).status).toBe(415);
    expect((await call('POST', 'incidents', 'x', { ...type, 'Content-Encoding': 'gzip' })).status).toBe(415);
  });

  test('takes nothing that is too long, also where its length is not said', async () => {
    const long = `id,title,level,started_at\n${'x'.repeat(600_000)}`;
    expect((await call('POST', 'incidents', long, { 'Content-Type': 'text/csv' })).status).toBe(413);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const outgoing = request(`${world.url}/api/v1/incidents`, {
        method: 'POST',
        headers: { 'Content-Type': 'text/csv', 'Transfer-Encoding': 'chunked' },
      });
      outgoing.on('response', response => resolve(response.resume().statusCode)).on('error', reject);
      for (let part = 0; part < 10; part += 1) outgoing.write('x'.repeat(60_000));
      outgoing.end();
    });
    expect(status).toBe(413);
    expect((await call('GET', 'incidents')).status).toBe(200);
  });

  test('lists what is current, planned and recent', async () => {
    const { incidents } = listShape.parse((await call('GET', 'incidents')).body);
    expect(incidents.map(({ title }) => title)).toContain('Slow synchronisation in ProjectWise Drive');
    expect(incidents.length).toBeGreaterThan(5);
  });
});
