import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type UploadOptions, uploadFile } from '../../bot/teams/upload.ts';

type Put = { readonly range: string | undefined; readonly host: string | undefined; readonly bytes: Buffer };

const puts: Put[] = [];
let answers: ((put: Put) => { status: number; headers?: Record<string, string> })[] = [];
let port = 0;

const server = createServer((message, response) => {
  void read(message).then(put => {
    puts.push(put);
    const { status, headers = {} } = answers.shift()?.(put) ?? { status: 202 };
    response.writeHead(status, headers).end('{}');
  });
});

const read = async (message: IncomingMessage): Promise<Put> => {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(Buffer.from(part));
  const { host, 'content-range': range } = message.headers;
  expect(message.method).toBe('PUT');
  return { host, range, bytes: Buffer.concat(parts) };
};

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());
afterEach(() => {
  puts.length = 0;
  answers = [];
});

const TO = 'https://contoso-my.sharepoint.com/personal/mia/_api/v2.0/drive/items/01/uploadSession?guid=1';

const options = (rest: Partial<UploadOptions> = {}): UploadOptions => ({
  fileHosts: ['*.sharepoint.com'],
  timeout: 5_000,
  wait: 1,
  resolve: async () => ['20.190.1.1'],
  // What would go to OneDrive goes to this machine, with everything else as it is.
  dial: (url, { method, headers, signal }) =>
    request({
      host: '127.0.0.1',
      port,
      path: url.pathname,
      ...(method === undefined ? {} : { method }),
      ...(signal === undefined ? {} : { signal }),
      headers: { ...headers, Host: url.host },
    }),
  ...rest,
});

const inParts = (content: Buffer, size: number): Readable =>
  Readable.from(
    (function* () {
      for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
    })(),
    { objectMode: false },
  );

describe('putting a file into OneDrive', () => {
  test('sends a small one as one piece', async () => {
    const content = Buffer.from('number,words\r\n');
    expect(await uploadFile(TO, inParts(content, 4), content.length, options())).toEqual({ ok: true });
    expect(puts).toEqual([{ host: 'contoso-my.sharepoint.com', range: 'bytes 0-13/14', bytes: content }]);
  });

  test('sends a large one in pieces of whole 320 KiB, in order', async () => {
    const content = Buffer.alloc(12 * 1024 * 1024 + 7, 'abcdefg');
    expect(await uploadFile(TO, inParts(content, 70_001), content.length, options())).toEqual({ ok: true });
    expect(Buffer.concat(puts.map(({ bytes }) => bytes)).equals(content)).toBe(true);
    expect(puts.map(({ range }) => range)).toEqual([
      'bytes 0-5242879/12582919',
      'bytes 5242880-10485759/12582919',
      'bytes 10485760-12582918/12582919',
    ]);
    for (const { bytes } of puts.slice(0, -1)) expect(bytes.length % (320 * 1024)).toBe(0);
  });

  test('sends a piece again when the other side is busy or broken for a moment, and gives up when it stays so', async () => {
    answers = [() => ({ status: 503 }), () => ({ status: 429, headers: { 'Retry-After': '0' } })];
    expect(await uploadFile(TO, inParts(Buffer.from('x'), 1), 1, options())).toEqual({ ok: true });
    expect(puts.map(({ range }) => range)).toEqual(['bytes 0-0/1', 'bytes 0-0/1', 'bytes 0-0/1']);
    answers = Array.from({ length: 9 }, () => () => ({ status: 500 }));
    const outcome = await uploadFile(TO, inParts(Buffer.from('x'), 1), 1, options());
    expect(outcome).toEqual({ ok: false, reason: 'unreachable' });
  });

  test.each([401, 404, 410, 301])('takes %i for an answer', async status => {
    answers = [() => ({ status, headers: { Location: 'https://contoso.sharepoint.com/elsewhere' } })];
    const outcome = await uploadFile(TO, inParts(Buffer.from('x'), 1), 1, options());
    expect(outcome).toEqual({ ok: false, reason: 'refused' });
    expect(puts).toHaveLength(1);
  });

  test.each([
    'http://contoso.sharepoint.com/x',
    'https://sharepoint.com.evil.example/x',
    'https://evil.example/x',
    'https://user:pass@contoso.sharepoint.com/x',
    'https://contoso.sharepoint.com:8443/x',
    'file:///etc/passwd',
    'no address',
  ])('sends nothing to %s', async to => {
    expect(await uploadFile(to, inParts(Buffer.from('x'), 1), 1, options())).toEqual({ ok: false, reason: 'address' });
    expect(puts).toEqual([]);
  });

  test.each([[['10.0.0.1']], [['20.190.1.1', '127.0.0.1']], [['::ffff:192.168.0.1']], [[]]])(
    'sends nothing where the name leads to %j',
    async addresses => {
      const outcome = await uploadFile(
        TO,
        inParts(Buffer.from('x'), 1),
        1,
        options({ resolve: async () => addresses }),
      );
      expect(outcome).toEqual({ ok: false, reason: 'address' });
      expect(puts).toEqual([]);
    },
  );

  test('says so where the content is not as long as it was said', async () => {
    expect(await uploadFile(TO, inParts(Buffer.from('xx'), 1), 1, options())).toEqual({ ok: false, reason: 'size' });
    expect(await uploadFile(TO, inParts(Buffer.from('x'), 1), 2, options())).toEqual({ ok: false, reason: 'size' });
  });

  test('never rejects: content that breaks off, a name that leads nowhere', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('x');
        throw new Error('gone');
      })(),
    );
    expect(await uploadFile(TO, broken, 5, options())).toEqual({ ok: false, reason: 'unreachable' });
    const nowhere = { resolve: () => Promise.reject(new Error('ENOTFOUND')) };
    const outcome = await uploadFile(TO, inParts(Buffer.from('x'), 1), 1, options(nowhere));
    expect(outcome).toEqual({ ok: false, reason: 'unreachable' });
  });
});
