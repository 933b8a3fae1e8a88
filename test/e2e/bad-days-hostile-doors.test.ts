import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { asId, type CaseId } from '../../bot/domain/ids.ts';
import { features } from '../../bot/features/index.ts';
import { execute, message, otherInvoke, search } from '../kit/activities.ts';
import { wordsOf } from '../kit/cards.ts';
import { effectsIn } from '../kit/effects.ts';
import { givenCase, PASTS } from '../kit/given.ts';
import { bent, junk, pick, STRINGS, seeded } from '../kit/hostile.ts';
import { linkOn, signed } from '../kit/links.ts';
import { linksIn, type MailServer, startMailServer } from '../kit/mail.ts';
import { colleague, tenantOf } from '../kit/people.ts';
import { SIGNING_KEY } from '../kit/signing-key.ts';
import { API_KEY, API_KEYS, anOutage, callApi } from '../kit/status.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const MB = 1024 * 1024;
const HOUR = 3_600_000;

let world: World;
let smtp: MailServer;
let mia: Someone;
let olivia: Someone;
let tom: Someone;
let jon: Someone;
let asked: CaseId;
let file: string;
let replyLink: string;
let memory: number;

beforeAll(async () => {
  smtp = await startMailServer();
  world = await startWorld({ environment: { ...smtp.environment, API_KEYS } });
  mia = world.someone('mia');
  olivia = world.meets(colleague('Olivia Hughes', 'contoso', 15));
  tom = world.someone('tom');
  jon = world.someone('jon');
  for (const who of [mia, olivia, tom, jon]) await who.says('help');
  await olivia.says('notifications all email');
  asked = await givenCase(world, PASTS['work-in-progress']);
  await jon.says(`ask ${asked}: Which version?`);
  const html = smtp.mails.findLast(({ to }) => to.includes(olivia.person.email))?.mail.html ?? '';
  replyLink = [...linksIn(html).values()].find(link => link.includes('/answers/')) ?? '';
  await mia.says(`export ${asked} csv`);
  file = linkOn(mia.sees());
  memory = process.memoryUsage().rss;
});
afterAll(async () => {
  await world.close();
  await smtp.close();
});

/** After each batch: it lives, it can serve, it has not grown, nothing broke inside, and an honest turn is answered. */
const stillWell = async (): Promise<void> => {
  for (const path of ['/healthz', '/readyz']) expect((await fetch(`${world.url}${path}`)).status).toBe(200);
  expect(wordsOf(await mia.says('CS0001054'))).toContain('CS0001054');
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  const faults = world
    .logged()
    .split('\n')
    .filter(line => /"level":[56]0/.test(line));
  expect(faults).toEqual([]);
  expect(process.memoryUsage().rss - memory).toBeLessThan(300 * MB);
};

type Sent = { readonly status: number; readonly text: string };
type Asking = { readonly method: string; readonly path: string; readonly body?: string | Buffer } & {
  readonly headers?: Readonly<Record<string, string>>;
};

/** As it stands, without what fetch makes good; a connection that is cut is no answer and no fault. */
const raw = ({ method, path, body, headers = {} }: Asking): Promise<Sent> =>
  new Promise(resolve => {
    const { hostname, port } = new URL(world.url);
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const call = request({ hostname, port, method, path, headers: { ...length, ...headers } }, response => {
      const parts: Buffer[] = [];
      const done = () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') });
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', done);
      response.on('error', done);
    });
    call.on('error', () => resolve({ status: 0, text: '' }));
    call.end(body);
  });

const isOurs = ({ status, text }: Sent, about: string): void => {
  expect([about.slice(0, 200), status < 500]).toEqual([about.slice(0, 200), true]);
  expect(text, about.slice(0, 200)).not.toMatch(/\.ts:\d|SQLITE|node_modules|TypeError|RangeError/);
};

const segment = (alg: unknown): string => Buffer.from(JSON.stringify(alg)).toString('base64url');
const tokens = async (): Promise<readonly string[]> => {
  const good = new URL(file).pathname.split('/').at(-1) ?? '';
  const [head = '', says = '', sign = ''] = good.split('.');
  const claims = { kind: 'export', id: 'x', sub: 'x', tid: tenantOf('contoso') };
  const until = new Date(world.now().getTime() + HOUR);
  const made = (more: Readonly<Record<string, string>>) =>
    signed({ ...claims, ...more }, { key: SIGNING_KEY, expires: until });
  return [
    ...[
      '',
      '.',
      '..',
      '...',
      '%00',
      '%ff',
      '%',
      '%2e%2e%2fetc',
      '..%2f..%2f',
      '%u0000',
      'a'.repeat(1900),
      'a'.repeat(9000),
    ],
    `${head}.${says}.`,
    `${head}.${says}.${sign}AAAA`,
    `${segment({ alg: 'none' })}.${says}.`,
    `${segment({ alg: 'none', typ: 'JWT' })}.${says}.${sign}`,
    `${segment({ alg: 'HS256', crit: ['x'], x: 1 })}.${says}.${sign}`,
    `${segment({ alg: 'RS256', kid: '../../etc/passwd' })}.${says}.${sign}`,
    `${segment({ alg: 'HS256', jku: 'http://127.0.0.1/' })}.${says}.${sign}`,
    `${head}.${segment(null)}.${sign}`,
    `${head}.${Buffer.from('['.repeat(1000)).toString('base64url')}.${sign}`,
    await made({ id: '\0' }),
    await made({ id: "' or 1=1 --" }),
    await made({ id: '../../../etc/passwd' }),
    await made({ sub: '\ud800' }),
    await made({ sub: '__proto__', tid: '__proto__', id: '__proto__' }),
    await made({ kind: '__proto__' }),
    await made({ kind: 'constructor' }),
    await made({ kind: 'attachment', id: '\u0000' }),
    ...STRINGS.map(text => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '?'))),
  ];
};

describe('the addresses behind links', () => {
  test.each(['/files/', '/answers/'])(
    '%s: any method, any token, any body',
    async path => {
      const bodies = [undefined, '', 'words=x', '{"words":"x"}', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0])];
      for (const token of await tokens())
        for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])
          for (const body of method === 'POST' ? bodies : [undefined]) {
            const answer = await raw({ method, path: `${path}${token}`, ...(body === undefined ? {} : { body }) });
            isOurs(answer, `${method} ${path}${token}`);
            expect([method, token.slice(0, 200), answer.status]).not.toEqual([method, token.slice(0, 200), 200]);
          }
      await stillWell();
    },
    60_000,
  );

  test('a good link with a bad question about it', async () => {
    const { pathname } = new URL(file);
    const odd: readonly Asking[] = [
      { method: 'GET', path: `${pathname}?${'a=b&'.repeat(5000)}` },
      { method: 'GET', path: `${pathname}?__proto__[polluted]=1&constructor[prototype][polluted]=1` },
      { method: 'GET', path: pathname, headers: { Range: `bytes=${'0-1,'.repeat(2000)}0-1` } },
      { method: 'GET', path: pathname, headers: { 'Accept-Language': `${'de;q=0.1,'.repeat(1500)}\u00ff` } },
      { method: 'GET', path: pathname, headers: { 'If-None-Match': '*', 'If-Modified-Since': 'never' } },
      { method: 'GET', path: pathname, headers: { 'Accept-Encoding': 'gzip;q=NaN', Host: ']' } },
      { method: 'GET', path: `${pathname}/..` },
      { method: 'GET', path: `//evil.example${pathname}` },
      { method: 'POST', path: pathname, body: '{"a":1}', headers: { 'Content-Type': 'application/json' } },
    ];
    for (const one of odd) isOurs(await raw(one), JSON.stringify(one));
    // Many that are left in the middle keep nothing open.
    await Promise.all(
      Array.from({ length: 50 }, async () => {
        const leaving = new AbortController();
        const answer = fetch(`${world.url}${pathname}`, { signal: leaving.signal });
        leaving.abort();
        await answer.catch(() => undefined);
      }),
    );
    await stillWell();
  });

  test('forms that no browser sends: nothing happens to the case, or what happens is text', async () => {
    const { pathname } = new URL(replyLink);
    const FORM = 'application/x-www-form-urlencoded';
    const post = (body: string | Buffer, headers: Readonly<Record<string, string>> = { 'Content-Type': FORM }) =>
      raw({ method: 'POST', path: pathname, body, headers });
    const before = await effectsIn(world.database);
    const useless: readonly (readonly [string | Buffer, Readonly<Record<string, string>>?])[] = [
      [''],
      ['words='],
      ['words=%20%0d%0a'],
      [`words=${'x'.repeat(6_001)}`],
      [`words=${'x'.repeat(80_000)}`],
      [`words=${'x'.repeat(600_000)}`],
      [`${'a=b&'.repeat(15_000)}`],
      ['words[a][b]=1&words[__proto__][polluted]=1'],
      ['__proto__[polluted]=1&constructor.prototype.polluted=1&__proto__=x'],
      ['words=x', { 'Content-Type': FORM, 'Content-Encoding': 'gzip' }],
      [Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), { 'Content-Type': FORM, 'Content-Encoding': 'gzip' }],
      [
        '--x\r\nContent-Disposition: form-data; name="words"\r\n\r\nhello\r\n--x--',
        { 'Content-Type': 'multipart/form-data; boundary=x' },
      ],
      ['words=x', { 'Content-Type': 'text/plain' }],
      ['words=x', {}],
      ['{"words":"x"}', { 'Content-Type': 'application/json' }],
      ['{"words":', { 'Content-Type': 'application/json' }],
      ['words=%00'],
      ['words=%00%00%20'],
    ];
    for (const [body, headers] of useless) {
      const answer = await post(body, headers);
      isOurs(answer, `${String(body).slice(0, 60)} ${JSON.stringify(headers)}`);
      expect(answer.status, String(body).slice(0, 60)).not.toBe(200);
    }
    expect((await effectsIn(world.database)).activities).toEqual(before.activities);
    await stillWell();
  });

  test('an answer with NUL and half characters in it is kept as valid text', async () => {
    const number = await givenCase(world, PASTS['work-in-progress']);
    await jon.says(`ask ${number}: Which version?`);
    const html = smtp.mails.findLast(({ to }) => to.includes(olivia.person.email))?.mail.html ?? '';
    const link = [...linksIn(html).values()].find(it => it.includes('/answers/')) ?? '';
    const answer = await raw({
      method: 'POST',
      path: new URL(link).pathname,
      body: 'words=ver%00sion%ED%A0%80 %FF 23&words=24&__proto__=x',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(200);
    const [entry] = await world.store.activities(number, 1);
    const said = entry?.event.type === 'replied' ? entry.event.text : '';
    expect(said).not.toBe('');
    expect(said).not.toMatch(/\0|\p{Surrogate}/u);
    await stillWell();
  });
});

describe('the status board', () => {
  const csv = (body: string) => callApi(world, 'POST', 'incidents', body, { 'Content-Type': 'text/csv' });
  const HEADER = 'id,title,level,started_at,text';
  const row = (id: string, title = 'A title', text = '') => `${id},${title},degraded,2026-11-20T09:30:00Z,${text}`;

  test.each([
    ['a quote that never ends', `${HEADER}\n"${'x'.repeat(400_000)}`],
    ['quotes in quotes', `${HEADER}\n${'"a""'.repeat(50_000)}`],
    ['a quote in the middle', `${HEADER}\na"b"c,"d"e,f`],
    ['only commas', ','.repeat(400_000)],
    [
      'a hundred thousand columns',
      `${HEADER},${Array.from({ length: 60_000 }, (_, n) => `c${n}`).join(',')}\n${row('a')}`,
    ],
    ['a row of a hundred thousand fields', `${HEADER}\n${row('a')}${',x'.repeat(100_000)}`],
    ['a hundred thousand rows', `${HEADER}\n${'a,b\n'.repeat(100_000)}`],
    ['only line ends', `${HEADER}${'\n'.repeat(400_000)}`],
    ['only carriage returns', `${HEADER}${'\r'.repeat(400_000)}`],
    ['only marks', '\uFEFF'.repeat(100_000)],
    ['columns of a prototype', `${HEADER},__proto__,constructor,hasOwnProperty\n${row('a')},x,y,z`],
    ['a column twice', `id,id,title,level,started_at\n1,2,3,4,5`],
    ['NUL', `${HEADER}\n${row('nul', 'a\0b', 'c\0d')}`],
    ['half characters', `${HEADER}\n${row('half', 'a\ud800b')}`],
    ['bytes that are no text', Buffer.from([0x69, 0x64, 0x2c, 0xff, 0xfe, 0x00, 0x0a]).toString('latin1')],
    ['half a megabyte and more', `${HEADER}\n${`${row('a', 'x'.repeat(100))}\n`.repeat(6_000)}`],
    ['separators of everything', `${HEADER}\n\u2028\u2029\v\f\x1c\x1d\x1e\u0085`],
  ])('CSV with %s', async (_, body) => {
    const { status } = await csv(body);
    expect(status).toBeLessThan(500);
    await stillWell();
  });

  test('cells that a spreadsheet would calculate are text, with a byte order mark before them', async () => {
    const { status } = await csv(`\uFEFF${HEADER}\n${row('formula', '"=cmd|\' /C calc\'!A0"')}`);
    expect(status).toBe(200);
    expect(wordsOf(await mia.says('outages'))).toContain("=cmd|' /C calc'!A0");
    await stillWell();
  });

  test('JSON of any kind, with and without a key, leaves the board alone', async () => {
    const random = seeded(11);
    const nested = `${'[{"updates":'.repeat(20_000)}1${'}]'.repeat(20_000)}`;
    const before = (await callApi(world, 'GET', 'incidents')).body;
    const bodies: readonly unknown[] = [
      nested,
      'x'.repeat(600_000),
      JSON.stringify(Array.from({ length: 501 }, (_, n) => ({ id: `many-${n}` }))),
      '{"__proto__":{"polluted":true},"title":"x"}',
      `[{"__proto__":{"id":"a","title":"b","level":"degraded","startedAt":"2026-11-20T09:30:00Z"}}]`,
      ...Array.from({ length: 300 }, () => junk(random, 5)),
      ...Array.from({ length: 300 }, () =>
        pick(random, [
          bent(random, anOutage({ title: 7, level: 7 })),
          [bent(random, anOutage({ title: 7, level: 7 }))],
        ]),
      ),
    ];
    for (const [at, body] of bodies.entries())
      for (const [method, path] of [
        ['POST', 'incidents'],
        ['PUT', `incidents/bad-${at}`],
      ] as const) {
        const authorization = at % 3 === 0 ? { Authorization: `Bearer ${API_KEY}x` } : {};
        const { status } = await callApi(world, method, path, body ?? 'null', authorization);
        expect([method, String(JSON.stringify(body)).slice(0, 200), status < 500]).toEqual([
          method,
          String(JSON.stringify(body)).slice(0, 200),
          true,
        ]);
      }
    expect((await callApi(world, 'GET', 'incidents')).body).toEqual(before);
    await stillWell();
  }, 60_000);
});

const consentCard = z.looseObject({ acceptContext: z.record(z.string(), z.unknown()) });

describe('the answer to whether a file may be kept', () => {
  const answers = (value: unknown) => mia.posts(otherInvoke(mia.person, mia.chat, 'fileConsent/invoke', value));

  test('nonsense is answered and begins nothing', async () => {
    const random = seeded(12);
    const before = await effectsIn(world.database);
    const good = {
      type: 'fileUpload',
      action: 'accept',
      context: { export: 'x' },
      uploadInfo: { uploadUrl: 'https://x', contentUrl: 'x', uniqueId: 'x', fileType: 'x', name: 'x' },
    };
    for (let sent = 0; sent < 300; sent += 1) {
      const { status, text } = await answers(sent % 2 === 0 ? junk(random, 4) : bent(random, good));
      isOurs({ status, text }, text);
    }
    await world.settled();
    expect((await effectsIn(world.database)).exports).toEqual(before.exports);
    await stillWell();
  });

  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://localhost/',
    'https://contoso-my.sharepoint.com@127.0.0.1/',
    'https://127.0.0.1#contoso-my.sharepoint.com',
    'https://127.0.0.1\\@contoso-my.sharepoint.com/',
    'https://contoso-my.sharepoint.com.evil.example/',
    'https://evilsharepoint.com/',
    'http://contoso-my.sharepoint.com/',
    'https://user:pass@contoso-my.sharepoint.com/',
    'https://contoso-my.sharepoint.com:22/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://',
    'nonsense',
  ])('goes nowhere: %s', async uploadUrl => {
    await mia.says(`export ${asked} csv`);
    const before = world.logged().length;
    await mia.presses(mia.sees(), 'Save to OneDrive');
    const found = [...world.connector.messages.values()].flatMap(({ activity, conversation }) =>
      conversation === mia.chat.id
        ? (activity.attachments ?? []).filter(({ contentType }) => contentType.endsWith('file.consent'))
        : [],
    );
    const { acceptContext } = consentCard.parse(found.at(-1)?.content);
    const uploadInfo = { uploadUrl, contentUrl: uploadUrl, uniqueId: 'x', fileType: 'csv', name: 'x.csv' };
    const { status } = await answers({ type: 'fileUpload', action: 'accept', context: acceptContext, uploadInfo });
    expect(status).toBe(200);
    await world.settled();
    expect(wordsOf(mia.sees())).toContain('could not be saved to your OneDrive');
    expect(world.logged().slice(before)).toContain('"reason":"address"');
    expect(world.logged().slice(before)).not.toContain('sharepoint');
    await stillWell();
  });
});

const SEARCHES = [
  '"',
  '""',
  '"valve',
  '*',
  'val*',
  '^valve',
  'NEAR(',
  'NEAR(valve pump, 5)',
  'valve AND',
  'OR',
  'NOT',
  'valve NOT pump',
  'words:valve',
  '{words rank}: valve',
  '-words:valve',
  '(',
  ')',
  '((((((((((',
  ':',
  '+',
  '§v',
  '§o §v',
  "§u' or 1=1",
  'valve:*',
  "':* | !x",
  'a & b | !c <-> d',
  "'; drop table cases; --",
  "' or 1=1 --",
  '%',
  '_',
  '\\',
  '\\x00',
  '\u0000',
  'val\u0000ve',
  '\ud800',
  'val\udfffve',
  '\u202e\u2066',
  '\u0301'.repeat(500),
  'ﷺ'.repeat(300),
  '한'.repeat(2_000),
  'a '.repeat(3_000),
  'a'.repeat(6_000),
  '"'.repeat(6_000),
  '(a OR '.repeat(1_000),
  'CS'.repeat(3_000),
  'CS99999999999999999999',
  '-1',
  '1e999',
  '9'.repeat(400),
] as const;

describe('words that are looked for', () => {
  test('are words, whatever they mean to a database', async () => {
    const secret = await world.store.case(asId<CaseId>('CS0001054'));
    expect(secret).toBeDefined();
    for (const words of SEARCHES) {
      for (const command of ['search', 'find']) {
        const { status } = await tom.posts(message(tom.person, tom.chat, `${command} ${words}`));
        expect([words.slice(0, 40), status]).toEqual([words.slice(0, 40), 200]);
        await world.settled();
      }
      for (const offset of [0, 50, -1, 1e9]) {
        const { status, text } = await tom.posts(execute(tom.person, tom.chat, 'search.find', { words, offset }));
        isOurs({ status, text }, words);
        expect(status).toBe(200);
        for (const [number] of text.matchAll(/CS000\d{4}/g)) {
          const it = await world.store.case(asId<CaseId>(number));
          if (it !== undefined) expect([words, it.account]).toEqual([words, await accountOfTom()]);
        }
      }
    }
    await stillWell();
  }, 120_000);

  const accountOfTom = async () =>
    (await world.store.personByIdentity(asId(tom.person.tenant), asId(tom.person.object)))?.account.id;

  test('and so are those of a type-ahead, in data sets that there are and in others', async () => {
    const datasets = features.flatMap(feature => Object.keys(feature.datasets ?? {}));
    expect(datasets.length).toBeGreaterThan(2);
    const names = [
      ...datasets,
      ...datasets.map(name => `${name}:CS0001054`),
      '__proto__',
      'constructor',
      'toString',
      'valueOf',
      '',
      ':',
      'people:',
      'people:__proto__',
      'x'.repeat(5_000),
      'people:'.repeat(900),
      ...STRINGS,
    ];
    for (const name of names)
      for (const words of ['', 'mia', ...SEARCHES.filter((_, at) => at % 4 === 0)])
        for (const range of [
          { skip: 0, top: 15 },
          { skip: -1, top: -1 },
          { skip: 1e9, top: 1e9 },
        ]) {
          const { status, text } = await tom.posts(
            search(tom.person, tom.chat, name, words, { product: '__proto__' }, range),
          );
          isOurs({ status, text }, `${name} ${words}`);
          expect(text, `${name} ${words}`).not.toMatch(/contoso\.example|Novak/);
        }
    await stillWell();
  }, 120_000);
});

describe('pages of lists that no card has drawn', () => {
  const KEYS = [
    '',
    'x',
    '\u0000',
    '\ud800',
    '\u{10FFFF}',
    "' or 1=1 --",
    'x'.repeat(2_000),
    0,
    -1,
    3,
    99,
    100,
    1.5,
    1e308,
    8.64e15,
    8.64e15 + 1,
    -62135596800000,
    Date.parse('2026-11-20T10:00:00Z'),
  ] as const;
  const SORTS = ['number', 'description', 'product', 'contact', 'ultimate', 'priority', 'state', 'updated'];
  const INSTANTS = ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-11-20T10:00:00Z'];

  test('show what is theirs or nothing, and break nothing', async () => {
    const asks = async (query: unknown, more: Readonly<Record<string, unknown>> = {}) => {
      for (const verb of ['list.page', 'list.form']) {
        const { status, text } = await tom.posts(execute(tom.person, tom.chat, verb, { query, offset: 0, ...more }));
        isOurs({ status, text }, JSON.stringify([query, more]));
        expect(status).toBe(200);
        expect(text).not.toMatch(/CS0001054|CS0001069/);
      }
    };
    for (const by of [...SORTS, '__proto__', 'case_id; drop table cases'])
      for (const key of KEYS)
        await asks(
          { view: 'all', by, descending: key === 0 },
          { cursor: { direction: 'after', state: 'new', key, id: 'CS0001054' } },
        );
    for (const from of INSTANTS)
      for (const until of INSTANTS) await asks({ view: 'mine', by: 'updated', descending: true, from, until });
    for (const text of STRINGS)
      await asks(
        { view: 'all', by: 'product', descending: false, products: [text], states: ['new'] },
        { cursor: { direction: 'before', state: 'closed', key: text, id: 'CS9999999' } },
      );
    await asks({
      view: 'all',
      by: 'updated',
      descending: true,
      products: Array.from({ length: 60 }, (_, at) => `p${at}`.repeat(12)),
    });
    await asks({ view: 'account', by: 'number', descending: true }, { offset: 10_000_000 });
    await asks(
      { view: 'all', by: 'number', descending: true },
      { offset: 1e21, cursor: { direction: 'before', state: 'new', key: '', id: 'CS0000000' } },
    );
    await stillWell();
  }, 60_000);
});

test('every verb with bent data, by somebody whose it is not: nothing of it is done', async () => {
  const random = seeded(13);
  const verbs = features.flatMap(feature => Object.keys(feature.actions ?? {}));
  const fields = {
    case: 'CS0001054',
    version: 2,
    view: 'activity',
    order: 'newest',
    from: 1,
    entry: 1,
    page: 1,
    comment: 'x',
    reason: 'x',
    rating: '4',
    file: 'x',
    email: 'a@b.example',
    user: 'x',
    watcher: 'x',
    contactMethod: 'email',
    situation: 'high',
    impact: 'one-user',
    export: 'x',
    ref: 'x',
    format: 'csv',
    incident: 'x',
    product: 'microstation',
    draft: 'x',
    revision: 1,
    what: 'link',
    words: 'x',
    offset: 0,
    team: 'finops',
    action: 'mute',
    query: { view: 'all', by: 'number', descending: true },
  };
  const before = await effectsIn(world.database);
  for (const verb of verbs)
    for (let times = 0; times < 12; times += 1) {
      const data = times < 2 ? junk(random, 4) : bent(random, fields);
      const { status, text } = await tom.posts(execute(tom.person, tom.chat, verb, data));
      isOurs({ status, text }, `${verb} ${JSON.stringify(data)}`);
    }
  await world.settled();
  const after = await effectsIn(world.database);
  for (const table of [
    'cases',
    'activities',
    'watchers',
    'ratings',
    'attachments',
    'assignments',
    'audit',
    'mutes',
    'incidentCases',
  ])
    expect([table, after[table]]).toEqual([table, before[table]]);
  await stillWell();
}, 120_000);
