import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Asked, Route } from '../../bot/api/route.ts';
import { createServer } from '../../bot/server.ts';
import { message, person, personalChat } from '../kit/activities.ts';
import { gate, plainReply, stubApp } from '../kit/app.ts';
import { type Edge, postJson, startEdge } from '../kit/edge.ts';

const mia = person('Mia', '11111111-1111-4111-8111-111111111111', 'a0000000-0000-4000-8000-000000000001');
const SECRET = 'canary-7f3a';

let asked: Asked | undefined;
const routes: readonly Route[] = [
  {
    method: 'post',
    path: '/echo/:name',
    answer: async request => {
      asked = request;
      return { status: 201, headers: { 'X-Kind': 'echo' }, body: request.body };
    },
  },
  { method: 'get', path: '/bytes', answer: async () => ({ status: 200, content: { type: 'text/csv', bytes: 'a;b' } }) },
  {
    method: 'get',
    path: '/stream',
    answer: async () => ({ status: 200, content: { type: 'text/plain', bytes: Readable.from(['one ', 'two']) } }),
  },
  {
    method: 'get',
    path: '/broken-stream',
    answer: async () => ({
      status: 200,
      content: {
        type: 'text/plain',
        bytes: Readable.from(
          (async function* () {
            yield 'one';
            throw new Error(SECRET);
          })(),
        ),
      },
    }),
  },
  {
    method: 'get',
    path: '/fails',
    answer: async () => {
      throw new Error(SECRET);
    },
  },
];

let edge: Edge;
let isReady = true;
const stub = stubApp();

beforeAll(async () => {
  edge = await startEdge(stub.app, {
    routes,
    ready: async () => {
      if (!isReady) throw new Error('no database');
      return true;
    },
  });
});
afterAll(() => edge.close());

const alive = async () => (await fetch(`${edge.url}/healthz`)).status;

const postRaw = (body: Uint8Array | string, headers: Record<string, string>) =>
  fetch(`${edge.url}/api/messages`, { method: 'POST', body, headers });

/** What comes back for bytes that no client library would send. */
const raw = (bytes: string, milliseconds = 3_000): Promise<string> =>
  new Promise(resolve => {
    let text = '';
    const socket = connect(Number(new URL(edge.url).port), '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(milliseconds, () => {
      text += '[still open]';
      socket.destroy();
    });
    socket.on('data', chunk => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });

describe('what is posted', () => {
  test('compressed is not read: garbage in it ends no process, and a bomb fills no memory', async () => {
    const json = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
    expect((await postRaw('not gzip at all', json)).status).toBe(415);
    expect((await postRaw(gzipSync(JSON.stringify({ a: 'x'.repeat(5_000_000) })), json)).status).toBe(415);
    expect((await postRaw('x', { ...json, 'Content-Encoding': 'br' })).status).toBe(415);
    expect((await postRaw('{}', { ...json, 'Content-Encoding': 'identity' })).status).toBe(415);
    expect(await alive()).toBe(200);
  });

  test.each([
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'text/plain',
    'application/octet-stream',
    'application/jsonp',
    '',
  ])('as %j is not read', async type => {
    const response = await postRaw('--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\nx\r\n--x--', {
      'Content-Type': type,
    });
    expect(response.status).toBe(415);
  });

  test('that is no JSON is refused without quoting it', async () => {
    const response = await postRaw(`{"secret":"${SECRET}"`, { 'Content-Type': 'application/json' });
    expect(response.status).toBe(400);
    expect(await response.text()).toBe('{"status":400}');
  });

  test.each(['null', '[]', '7', '"x"', '{}', '{"type":7}', '{"type":"message"}', `${'['.repeat(100_000)}`, ''])(
    'but is no activity is refused: %.20s',
    async body => {
      expect((await postRaw(body, { 'Content-Type': 'application/json' })).status).toBe(400);
    },
  );

  test('and too long is refused, also where its length is not told', async () => {
    const long = JSON.stringify({ a: 'x'.repeat(600_000) });
    expect((await postRaw(long, { 'Content-Type': 'application/json' })).status).toBe(413);
    const chunk = `${(100_000).toString(16)}\r\n${'x'.repeat(100_000)}\r\n`;
    const answer = await raw(
      `POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(7)}0\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413/);
    expect(await alive()).toBe(200);
  });
});

describe('any request', () => {
  test.each([
    ['no path', 'GET * HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a broken escape', 'GET /%E0%A4%A HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['an absolute address', 'GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a broken host', 'GET /healthz HTTP/1.1\r\nHost: ]\r\n\r\n'],
    ['a host with a broken port', 'POST /api/messages HTTP/1.1\r\nHost: x:99999\r\nContent-Length: 2\r\n\r\n{}'],
    ['slashes only', 'GET //////// HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['an unknown method', 'BREW /healthz HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a tunnel', 'CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n'],
    ['no HTTP', 'hello there\r\n\r\n'],
    ['two lengths', 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}'],
    ['a negative length', 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n{}'],
    ['a huge header', `GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`],
    [
      'a digest',
      'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-MD5: x\r\nContent-Length: 2\r\n\r\n{}',
    ],
    ['an expectation', 'POST /api/messages HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}'],
  ])('with %s leaves the server alive', async (_, bytes) => {
    await raw(bytes, 300);
    expect(await alive()).toBe(200);
  });

  test('for an upgrade is not kept open', async () => {
    const answer = await raw('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    expect(answer).not.toContain('[still open]');
  });

  test('that fails inside is answered without saying how', async () => {
    const response = await fetch(`${edge.url}/fails`);
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('{"status":500}');
    expect(edge.logged()).toContain('request failed');
    expect(edge.logged()).not.toContain(SECRET);
  });

  test('to nowhere, or in a wrong way, is told so and nothing else', async () => {
    const nowhere = await fetch(`${edge.url}/${SECRET}`);
    expect([nowhere.status, await nowhere.text()]).toEqual([404, '{"status":404}']);
    const wrong = await fetch(`${edge.url}/api/messages`);
    expect([wrong.status, await wrong.text()]).toEqual([405, '{"status":405}']);
  });

  test('is answered with headers that keep browsers from guessing and storing', async () => {
    for (const path of ['/healthz', '/nowhere', '/fails', '/bytes', '/stream']) {
      const { headers } = await fetch(`${edge.url}${path}`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('server')).toBeNull();
    }
  });
});

describe('a route', () => {
  test('sees parameters, query, headers, and the body both parsed and as it came', async () => {
    const response = await fetch(`${edge.url}/echo/a%20b?x=1&x=2`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8', 'X-Test': 'y' },
      body: '{ "ü": 1 }',
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-kind')).toBe('echo');
    expect(await response.json()).toEqual({ ü: 1 });
    expect(asked?.params.name).toBe('a b');
    expect(asked?.query.getAll('x')).toEqual(['1', '2']);
    expect(asked?.headers['x-test']).toBe('y');
    expect(asked?.raw).toBe('{ "ü": 1 }');
  });

  test('answers bytes and streams', async () => {
    const bytes = await fetch(`${edge.url}/bytes`);
    expect([bytes.headers.get('content-type'), await bytes.text()]).toEqual(['text/csv', 'a;b']);
    const stream = await fetch(`${edge.url}/stream`);
    expect([stream.headers.get('content-type'), await stream.text()]).toEqual(['text/plain', 'one two']);
  });

  test('whose stream breaks ends the connection, so that nobody takes half for all', async () => {
    await expect(fetch(`${edge.url}/broken-stream`).then(response => response.text())).rejects.toThrow();
    expect(await alive()).toBe(200);
  });
});

test('health says that the process lives, readiness that it can serve', async () => {
  expect((await fetch(`${edge.url}/readyz`)).status).toBe(200);
  isReady = false;
  expect((await fetch(`${edge.url}/readyz`)).status).toBe(503);
  expect(await alive()).toBe(200);
  isReady = true;
});

test('closing lets a running turn finish and takes no other', async () => {
  const { open, passed } = gate();
  const slow = stubApp(async () => {
    await passed;
    return plainReply('done');
  });
  const one = await startEdge(slow.app);
  const chat = personalChat(mia, one.connector.serviceUrl);
  const running = one.post(message(mia, chat, 'hi'));
  await expect.poll(() => slow.turns.length).toBe(1);
  const closed = one.close();
  await expect.poll(() => one.post(message(mia, chat, 'again')).catch(() => 'refused')).toBe('refused');
  open();
  expect((await running).status).toBe(200);
  await closed;
  expect(slow.turns).toHaveLength(1);
});

test('closing does not wait for ever', async () => {
  const stuck = stubApp(() => new Promise(() => {}));
  const one = await startEdge(stuck.app, { grace: 50 });
  const running = one.post(message(mia, personalChat(mia, one.connector.serviceUrl), 'hi')).catch(() => 'cut');
  await expect.poll(() => stuck.turns.length).toBe(1);
  await one.close();
  expect(await running).toBe('cut');
});

test('a port that is taken is an error, not an exit', async () => {
  const taken = Number(new URL(edge.url).port);
  const second = createServer({
    messages: async () => ({ status: 200 }),
    ready: async () => true,
    log: pino({ level: 'silent' }),
  });
  await expect(second.listen(taken, '127.0.0.1')).rejects.toThrow('EADDRINUSE');
});

test('a delivery of somebody else’s making is no reason to fail', async () => {
  expect((await postJson(`${edge.url}/api/messages`, { type: 'message', channelId: 'msteams' })).status).toBe(400);
});
