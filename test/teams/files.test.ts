import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isPublic, pinned } from '../../bot/public-address.ts';
import { allowedUrl, CONNECTOR_HOSTS, FILE_HOSTS } from '../../bot/teams/file-host.ts';
import { fileKind } from '../../bot/teams/file-kind.ts';
import { type FetchOptions, type FileSource, fetchFile } from '../../bot/teams/files.ts';

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

let handle: Handle;
const seen: IncomingMessage[] = [];
const resolved: string[] = [];
let asked = 0;
const server = createServer((incoming, response) => {
  seen.push(incoming);
  handle(incoming, response);
});
beforeAll(() => new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.closeAllConnections());
beforeEach(() => {
  seen.length = 0;
  resolved.length = 0;
  asked = 0;
});

const serve =
  (content: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Handle =>
  (_, response) => {
    response.statusCode = status;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.end(content);
  };

/** Every host is this machine, without TLS; everything else is as in production. */
const options = (overrides: Partial<FetchOptions> = {}): FetchOptions => ({
  maxBytes: 1000,
  timeout: 5_000,
  fileHosts: FILE_HOSTS,
  connectorHosts: CONNECTOR_HOSTS,
  token: async () => {
    asked += 1;
    return 'the-bots-own-token';
  },
  resolve: async host => {
    resolved.push(host);
    return ['127.0.0.1'];
  },
  reachable: address => address === '127.0.0.1',
  dial: (url, given) =>
    request({
      ...given,
      host: url.hostname,
      path: url.pathname + url.search,
      port: (server.address() as AddressInfo).port,
    }),
  ...overrides,
});

const file = (url = 'https://contoso.sharepoint.com/download?x=1', name = 'log.txt'): FileSource => ({
  name,
  url,
  kind: 'teams-file',
});
const picture = (url = 'https://smba.trafficmanager.net/emea/v3/attachments/1/views/original'): FileSource => ({
  name: 'image',
  url,
  kind: 'inline',
});

const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

const refusal = (reason: string, again = false) => ({ ok: false, reason, again });

describe('a file', () => {
  test('comes with its type by content', async () => {
    handle = serve('line 1\nline 2\n', { 'Content-Type': 'application/x-msdownload' });
    const fetched = await fetchFile(file(), options());
    expect(fetched).toMatchObject({ ok: true, type: 'text/plain' });
    expect(fetched.ok && Buffer.from(fetched.content).toString()).toBe('line 1\nline 2\n');
    expect(seen[0]?.url).toBe('/download?x=1');
    expect(seen[0]?.headers['accept-encoding']).toBe('identity');
  });

  test('is fetched without the bot’s token, a picture with it', async () => {
    handle = serve(png);
    await fetchFile(file(), options());
    expect([asked, seen[0]?.headers.authorization]).toEqual([0, undefined]);
    expect(await fetchFile(picture(), options())).toMatchObject({ ok: true, type: 'image/png' });
    expect(seen[1]?.headers.authorization).toBe('Bearer the-bots-own-token');
  });

  test.each([
    'http://contoso.sharepoint.com/x',
    'https://contoso.sharepoint.com:8443/x',
    'https://user:pass@contoso.sharepoint.com/x',
    'https://contoso.sharepoint.com.attacker.example/x',
    'https://sharepoint.com/x',
    'https://xsharepoint.com/x',
    'https://attacker.example/?.sharepoint.com',
    'https://attacker.example/#.sharepoint.com',
    'https://contoso.sharepoint.com@attacker.example/',
    'https://smba.trafficmanager.net/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/x',
    'file:///etc/passwd',
    'data:text/plain,x',
    '//contoso.sharepoint.com/x',
    'x',
    '',
  ])('is not fetched from %j', async url => {
    expect(await fetchFile(file(url), options())).toEqual(refusal('address'));
    expect([seen.length, resolved.length]).toEqual([0, 0]);
  });

  test('is no picture of another host: the token stays here', async () => {
    for (const url of ['https://contoso.sharepoint.com/x.png', 'https://smba.trafficmanager.net.attacker.example/x'])
      expect(await fetchFile(picture(url), options())).toEqual(refusal('address'));
    expect([seen.length, asked]).toEqual([0, 0]);
  });

  test.each([
    [['10.0.0.1']],
    [['127.0.0.1']],
    [['169.254.169.254']],
    [['::1']],
    [['::ffff:192.168.0.1']],
    [['fd00::1']],
    [['100.64.0.1']],
    [['0.0.0.0']],
    [['8.8.8.8', '192.168.0.1']],
    [['nonsense']],
  ])('is not fetched from a host that resolves to %j', async addresses => {
    handle = serve('x');
    const fetched = await fetchFile(file(), options({ resolve: async () => addresses, reachable: isPublic }));
    expect(fetched).toEqual(refusal('address'));
    expect(seen).toEqual([]);
  });

  test('is fetched from the address that was checked, whatever the name says later', async () => {
    handle = serve('x');
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    let dialled: LookupFunction | undefined;
    await fetchFile(
      file(),
      options({
        resolve: async () => answers.shift() ?? [],
        dial: (url, given) => {
          dialled = given.lookup;
          const { port } = server.address() as AddressInfo;
          return request({ ...given, host: url.hostname, path: url.pathname, port });
        },
      }),
    );
    expect(answers).toHaveLength(1);
    expect(seen).toHaveLength(1);
    const again = await new Promise(resolve =>
      dialled?.('contoso.sharepoint.com', {}, (_, address) => resolve(address)),
    );
    expect(again).toBe('127.0.0.1');
  });

  test('is followed within the listed hosts only, a few times, and without the token', async () => {
    handle = (incoming, response) => {
      const next = Number(incoming.url?.split('/').at(-1) ?? 0) - 1;
      if (next < 0) return response.end('arrived');
      response.statusCode = 302;
      response.setHeader('Location', `/x/${next}`);
      return response.end();
    };
    expect(await fetchFile(file('https://contoso.sharepoint.com/x/3'), options())).toMatchObject({ ok: true });
    expect(await fetchFile(file('https://contoso.sharepoint.com/x/4'), options())).toEqual(refusal('address'));
    seen.length = 0;
    expect(await fetchFile(picture('https://smba.trafficmanager.net/x/1'), options())).toMatchObject({ ok: true });
    expect(seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer the-bots-own-token', undefined]);
  });

  test.each([
    'https://attacker.example/',
    'http://contoso.sharepoint.com/',
    'http://169.254.169.254/',
    '//[',
    'file:///x',
  ])('is not followed to %j', async location => {
    handle = serve('', { Location: location }, 302);
    expect(await fetchFile(file(), options())).toEqual(refusal('address'));
    expect(seen).toHaveLength(1);
  });

  test('is checked anew at every redirect', async () => {
    handle = serve('', { Location: 'https://other.sharepoint.com/' }, 307);
    const resolve = async (host: string) => (host === 'contoso.sharepoint.com' ? ['127.0.0.1'] : ['10.0.0.1']);
    expect(await fetchFile(file(), options({ resolve }))).toEqual(refusal('address'));
    expect(seen).toHaveLength(1);
  });

  test('that is too large is not read, whether it says so or not', async () => {
    handle = serve('x'.repeat(1001));
    expect(await fetchFile(file(), options())).toEqual(refusal('size'));
    let closed = false;
    handle = (_, response) => {
      response.on('close', () => {
        closed = true;
      });
      const more = () => {
        if (!closed) response.write('x'.repeat(100_000), () => setImmediate(more));
      };
      more();
    };
    expect(await fetchFile(file(), options())).toEqual(refusal('size'));
    await expect.poll(() => closed).toBe(true);
  });

  test('as large as allowed is read', async () => {
    handle = serve('x'.repeat(1000));
    expect(await fetchFile(file(), options())).toMatchObject({ ok: true });
  });

  test('that comes compressed is not unpacked', async () => {
    handle = serve('x', { 'Content-Encoding': 'gzip' });
    expect(await fetchFile(file(), options())).toEqual(refusal('gone'));
  });

  test.each([
    ['no answer', () => {}],
    ['half an answer', (_: IncomingMessage, response: ServerResponse) => response.write('x')],
  ])('with %s is given up', async (_, stuck) => {
    handle = stuck;
    expect(await fetchFile(file(), options({ timeout: 100 }))).toEqual(refusal('unreachable', true));
  });

  test('whose host or token never comes is given up', async () => {
    const never = () => new Promise<never>(() => {});
    expect(await fetchFile(file(), options({ timeout: 50, resolve: never }))).toEqual(refusal('unreachable', true));
    expect(await fetchFile(picture(), options({ timeout: 50, token: never }))).toEqual(refusal('unreachable', true));
  });

  test.each([
    [404, refusal('gone')],
    [401, refusal('gone')],
    [204, refusal('gone')],
    [302, refusal('gone')],
    [429, refusal('unreachable', true)],
    [503, refusal('unreachable', true)],
  ])('answered with %i', async (status, expected) => {
    handle = serve('', {}, status);
    expect(await fetchFile(file(), options())).toEqual(expected);
  });

  test('cut off, unresolved, or cut in the middle may be tried again', async () => {
    handle = incoming => incoming.socket.destroy();
    expect(await fetchFile(file(), options())).toEqual(refusal('unreachable', true));
    handle = (incoming, response) => {
      response.setHeader('Content-Length', '100');
      response.write('x', () => incoming.socket.destroy());
    };
    expect(await fetchFile(file(), options())).toEqual(refusal('unreachable', true));
    const resolve = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await fetchFile(file(), options({ resolve }))).toEqual(refusal('unreachable', true));
  });

  test('that nobody wants is refused with its reason', async () => {
    handle = serve(zipSync({ 'a.txt': strToU8('x') }));
    expect(await fetchFile(file(), options())).toEqual(refusal('archive'));
    handle = serve('echo hello');
    expect(await fetchFile(file(undefined, 'run.BAT'), options())).toEqual(refusal('executable'));
  });
});

test('hosts match whole labels', () => {
  expect(allowedUrl('https://CONTOSO.SharePoint.com/x', FILE_HOSTS)?.hostname).toBe('contoso.sharepoint.com');
  expect(allowedUrl('https://smba.trafficmanager.net/x', CONNECTOR_HOSTS)).toBeDefined();
  expect(allowedUrl('https://x.smba.trafficmanager.net/x', CONNECTOR_HOSTS)).toBeUndefined();
});

test('a connection may ask for one address or for all', async () => {
  const lookup = pinned(['203.0.113.7', '2001:4860::1']);
  const one = await new Promise(resolve => lookup('x', {}, (_, ...found) => resolve(found)));
  const all = await new Promise(resolve => lookup('x', { all: true }, (_, found) => resolve(found)));
  expect(one).toEqual(['203.0.113.7', 4]);
  expect(all).toEqual([
    { address: '203.0.113.7', family: 4 },
    { address: '2001:4860::1', family: 6 },
  ]);
});

describe('a content', () => {
  const office = (type: string, more: Record<string, Uint8Array> = {}) =>
    zipSync({
      '[Content_Types].xml': strToU8(
        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.${type}.main+xml"/></Types>`,
      ),
      'word/document.xml': strToU8('<x/>'),
      ...more,
    });
  const bytes = (...values: number[]) => Uint8Array.from([...values, ...Array.from({ length: 300 }, () => 0)]);
  const text = (value: string) => new TextEncoder().encode(value);

  test.each([
    ['plain text', text('Grüße 😀\r\n\t'), 'a.txt', 'text/plain'],
    ['nothing', text(''), 'a.txt', 'text/plain'],
    ['UTF-16 text', Uint8Array.from([0xff, 0xfe, 0x41, 0, 0x42, 0]), 'a.txt', 'text/plain'],
    [
      'markup',
      text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'a.svg',
      'text/plain',
    ],
    ['a page', text('<!doctype html><script>alert(1)</script>'), 'a.html', 'text/plain'],
    ['a picture', png, 'a.txt', 'image/png'],
    ['a PDF', text('%PDF-1.7\n1 0 obj\n'), 'a.pdf', 'application/pdf'],
    ['unknown bytes', bytes(1, 2, 3), 'a.dat', 'application/octet-stream'],
    [
      'a Word document',
      office('openxmlformats-officedocument.wordprocessingml.document'),
      'a.zip',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'an Excel workbook',
      office('openxmlformats-officedocument.spreadsheetml.sheet'),
      'a.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
  ])('of %s is wanted', async (_, content, name, type) => {
    expect(await fileKind(content, name)).toEqual({ kind: 'wanted', type });
  });

  test.each([
    ['a zip called a document', zipSync({ 'a.txt': text('x') }), 'a.docx'],
    ['an empty zip', zipSync({}), 'a.txt'],
    ['a damaged zip', Uint8Array.from([0x50, 0x4b, 3, 4, 0xff, 0xff, 0xff]), 'a.txt'],
    ['rar', bytes(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0), 'a.txt'],
    ['7z', bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), 'a.txt'],
    ['gzip', bytes(0x1f, 0x8b, 8), 'a.txt'],
    ['bzip2', bytes(0x42, 0x5a, 0x68, 0x39), 'a.txt'],
    ['xz', bytes(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0), 'a.txt'],
  ])('of %s is an archive', async (_, content, name) => {
    expect(await fileKind(content, name)).toEqual({ kind: 'unwanted', why: 'archive' });
  });

  test.each([
    ['a Windows program', bytes(0x4d, 0x5a), 'a.txt'],
    ['a Linux program', bytes(0x7f, 0x45, 0x4c, 0x46), 'a.txt'],
    ['a macOS program', bytes(0xcf, 0xfa, 0xed, 0xfe), 'a.png'],
    ['a fat macOS program', bytes(0xca, 0xfe, 0xba, 0xbe), 'a.txt'],
    ['a script', text('#!/bin/sh\nrm -rf /\n'), 'a.txt'],
    ['a workbook with macros', office('ms-excel.sheet.macroEnabled'), 'a.xlsx'],
    ['a batch file', text('@echo off'), 'a.bat'],
    ['a PowerShell script', text('Get-Item'), 'a.PS1'],
    ['a shortcut', text('[InternetShortcut]'), 'a.url'],
    ['a screen saver with a dot behind', text('x'), 'a.scr. '],
    ['two endings', text('x'), 'invoice.pdf.js'],
  ])('of %s is a program', async (_, content, name) => {
    expect(await fileKind(content, name)).toEqual({ kind: 'unwanted', why: 'executable' });
  });

  test('that unpacks to very much where its kind is written is an archive', async () => {
    const bomb = zipSync({ '[Content_Types].xml': new Uint8Array(50_000_000).fill(0x20) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await fileKind(bomb, 'a.docx')).toEqual({ kind: 'unwanted', why: 'archive' });
  });
});
