import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId, type CaseId } from '../../bot/domain/ids.ts';
import type { Attachment } from '../../db/store.ts';
import { buttonsOf, buttonWith, type SeenCard, wordsOf } from '../kit/cards.ts';
import { type FileSource, startFileSource } from '../kit/file-source.ts';
import { givenCase, identified, PASTS } from '../kit/given.ts';
import { follows, linkOn, signed } from '../kit/links.ts';
import { colleague, tenantOf } from '../kit/people.ts';
import { SIGNING_KEY } from '../kit/signing-key.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const MINUTE = 60_000;
const TEXT = 'line one\nline two\n';

let world: World;
let source: FileSource;
let id: CaseId;
let file: Attachment;
beforeAll(async () => {
  source = await startFileSource(1_000_000);
  world = await startWorld({ fetchContent: source.fetchContent });
  id = await givenCase(world, PASTS['work-in-progress']);
  await world.someone('mia').says(id, { attachments: [source.holds('night run.log', TEXT)] });
  file = await only(id);
});
afterAll(async () => {
  await world.close();
  await source.close();
});

const only = async (number: string): Promise<Attachment> => {
  const [found] = await world.store.attachmentsOfCase(asId<CaseId>(number));
  if (found === undefined) throw new Error(`no file in ${number}`);
  return found;
};

const opens = async (who: Someone, number: string = id): Promise<string> => linkOn(await who.says(`file 1 ${number}`));

/** The page of a link that does not work, byte for byte. */
const page = async (response: Response) => ({
  status: response.status,
  headers: Object.fromEntries(
    [...response.headers].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name)),
  ),
  body: await response.text(),
});
const noPage = async (init: RequestInit = {}) => page(await follows(world, 'http://x/files/nothing', init));
const urlOf = (token: string) => `http://localhost/files/${token}`;

describe('a link to a file', () => {
  test('is offered by a tap, by its number and by its name, and says until when it works', async () => {
    const mia = world.someone('mia');
    const list = await mia.says(`attachments ${id}`);
    const cards = [
      await mia.taps(list, buttonWith(list, 'file.open', { file: file.id })),
      await mia.says(`file 1 of ${id}`),
      await mia.says(`download Night Run.log from ${id}`),
    ];
    for (const card of cards) {
      expect(wordsOf(card)).toContain('night run.log');
      expect(wordsOf(card)).toMatch(/works until today 11:\d\d/);
      expect(buttonsOf(card).map(({ title }) => title)).toEqual(['Download (LOG, 0.1 kB)', 'Attachments']);
      expect(await (await follows(world, linkOn(card))).text()).toBe(TEXT);
    }
  });

  test('is answered with the content to be saved, as what it is, and nothing that a browser would run', async () => {
    const response = await follows(world, await opens(world.someone('mia')));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/plain',
      'content-length': String(TEXT.length),
      'content-disposition': `attachment; filename="night run.log"; filename*=UTF-8''night%20run.log`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(await response.text()).toBe(TEXT);
  });

  test('answers HEAD with the same headers and no content', async () => {
    const link = await opens(world.someone('mia'));
    const [head, get] = [await follows(world, link, { method: 'HEAD' }), await follows(world, link)];
    expect(await head.text()).toBe('');
    expect((await page(head)).headers).toEqual((await page(get)).headers);
    const missing = await follows(world, urlOf('nothing'), { method: 'HEAD' });
    expect([missing.status, await missing.text()]).toEqual([404, '']);
  });

  test.each([
    ['a"b\\c.txt', `attachment; filename="c.txt"; filename*=UTF-8''c.txt`],
    ['"quoted" 100%.txt', `attachment; filename="_quoted_ 100_.txt"; filename*=UTF-8''%22quoted%22%20100%25.txt`],
    [
      'Übersicht 漢字.txt',
      `attachment; filename="_bersicht __.txt"; filename*=UTF-8''%C3%9Cbersicht%20%E6%BC%A2%E5%AD%97.txt`,
    ],
    [
      'a\r\nSet-Cookie: x=1.txt',
      `attachment; filename="aSet-Cookie: x=1.txt"; filename*=UTF-8''aSet-Cookie%3A%20x%3D1.txt`,
    ],
    ["it's (1)*.txt", `attachment; filename="it's (1)*.txt"; filename*=UTF-8''it%27s%20%281%29%2A.txt`],
    ['../../etc/passwd', `attachment; filename="passwd"; filename*=UTF-8''passwd`],
  ])('names %j as it may be saved', async (name, disposition) => {
    const number = await givenCase(world, PASTS.new);
    const mia = world.someone('mia');
    await mia.says(number, { attachments: [source.holds(name, TEXT)] });
    const response = await follows(world, await opens(mia, number));
    expect(response.headers.get('content-disposition')).toBe(disposition);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  test('may be left in the middle: that is no failure of ours', async () => {
    const number = await givenCase(world, PASTS.new);
    const mia = world.someone('mia');
    await mia.says(number, { attachments: [source.holds('long.txt', 'x'.repeat(950_000))] });
    const link = await opens(mia, number);
    const reader = (await follows(world, link)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect((await (await follows(world, link)).text()).length).toBe(950_000);
    expect(world.logged()).not.toContain('request failed');
  });

  test('works for fifteen minutes', async () => {
    const link = await opens(world.someone('mia'));
    await world.pass(14 * MINUTE);
    expect((await follows(world, link)).status).toBe(200);
    await world.pass(MINUTE + 1000);
    expect(await page(await follows(world, link))).toEqual(await noPage());
  });
});

describe('one and the same page answers', () => {
  const expires = () => new Date(world.now().getTime() + MINUTE);
  const mine = async () => {
    const mia = await identified(world, world.someone('mia'));
    return { kind: 'attachment', id: file.id, sub: mia.user.id, tid: tenantOf('contoso') };
  };

  test('what was made by somebody else, changed or cut', async () => {
    const good = await signed(await mine(), { key: SIGNING_KEY, expires: expires() });
    expect((await follows(world, urlOf(good))).status).toBe(200);
    const [header = '', payload = '', signature = ''] = good.split('.');
    const other = Buffer.from(JSON.stringify({ ...(await mine()), aud: 'file', exp: 9_999_999_999 })).toString(
      'base64url',
    );
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const wrong = [
      await signed(await mine(), { key: `${SIGNING_KEY}!`, expires: expires() }),
      await signed(await mine(), { key: SIGNING_KEY, expires: new Date(world.now().getTime() - 1000) }),
      `${header}.${other}.${signature}`,
      `${none}.${other}.`,
      `${none}.${payload}.${signature}`,
      `${header}.${payload}`,
      good.slice(0, -2),
      'a.b.c',
      'x'.repeat(1500),
      '%00',
    ];
    for (const token of wrong) expect(await page(await follows(world, urlOf(token))), token).toEqual(await noPage());
  });

  test('what is for nobody, for somebody of another tenant, or about nothing', async () => {
    const claims = await mine();
    const [tom, jonas] = await Promise.all([
      identified(world, world.someone('tom')),
      (async () => {
        const someone = world.meets(colleague('Jonas Keller', 'contoso', 6));
        await someone.says('help');
        return identified(world, someone);
      })(),
    ]);
    const wrong = [
      { ...claims, sub: 'nobody' },
      { ...claims, tid: tenantOf('fabrikam') },
      { ...claims, sub: tom.user.id },
      { ...claims, sub: tom.user.id, tid: tenantOf('fabrikam') },
      // Of the same account, without a part in the case.
      { ...claims, sub: jonas.user.id },
      { ...claims, id: 'no-file' },
      { ...claims, kind: 'export' },
      { ...claims, kind: 'nothing' },
      { kind: claims.kind, id: claims.id, sub: claims.sub },
    ];
    for (const it of wrong) {
      const token = await signed(it, { key: SIGNING_KEY, expires: expires() });
      expect(await page(await follows(world, urlOf(token))), JSON.stringify(it)).toEqual(await noPage());
    }
  });

  test('a file that still waits, was refused, or is gone from the storage', async () => {
    const mia = world.someone('mia');
    source.silent(true);
    const number = await givenCase(world, PASTS.new);
    await mia.says(number, { attachments: [source.holds('slow.txt', TEXT)] });
    source.silent(false);
    expect(wordsOf(await mia.says(`file 1 ${number}`))).toContain('slow.txt is still being checked.');
    const other = await givenCase(world, PASTS.new);
    await mia.says(other, { attachments: [source.holds('a.exe', 'MZ')] });
    expect(wordsOf(await mia.says(`file 1 ${other}`))).toContain('a.exe is a program');
    const gone = await givenCase(world, PASTS.new);
    await mia.says(gone, { attachments: [source.holds('gone.txt', TEXT)] });
    await world.store.removeBlob(`attachments/${(await only(gone)).id}`);
    for (const one of [number, other, gone]) {
      const token = await signed(
        { ...(await mine()), id: (await only(one)).id },
        { key: SIGNING_KEY, expires: expires() },
      );
      expect(await page(await follows(world, urlOf(token)))).toEqual(await noPage());
    }
  });

  test('somebody who has lost the right since', async () => {
    const number = await givenCase(world, PASTS['work-in-progress']);
    const [mia, samuel] = [world.someone('mia'), world.meets(colleague('Samuel Okafor', 'contoso', 16))];
    await mia.says(number, { attachments: [source.holds('a.txt', TEXT)] });
    const link = await opens(samuel, number);
    expect((await follows(world, link)).status).toBe(200);
    await world.store.commit({
      writes: [await unwatching(number, (await identified(world, samuel)).user.id)],
      notices: [],
    });
    expect(await page(await follows(world, link))).toEqual(await noPage());
  });

  test('in the language of who reads it, or in English', async () => {
    const german = await noPage({ headers: { 'Accept-Language': 'de-AT,en;q=0.5' } });
    expect(german.body).toContain('Dieser Link funktioniert nicht');
    expect(german.body).toContain('<html lang="de">');
    const english = await noPage();
    expect(english.body).toContain('This link does not work');
    expect(await noPage({ headers: { 'Accept-Language': 'tlh, *;q=0.1' } })).toEqual(english);
    expect(english.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    expect(english.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });
});

/** What takes somebody off the watchers, as their own press would. */
const unwatching = async (number: CaseId, user: Awaited<ReturnType<typeof identified>>['user']['id']) => {
  const it = await world.store.case(number);
  if (it === undefined) throw new Error('no case');
  const version = it.version + 1;
  return {
    type: 'case.move',
    from: it.version,
    case: { ...it, version },
    activity: { number: version, at: world.now(), by: user, event: { type: 'unwatched', user } },
    timers: [],
  } as const;
};

describe('who may fetch a file of a case', () => {
  /** Whose file it is does not matter: who sees the case fetches it, for anybody else neither is there. */
  const PEOPLE = [
    ['its requester', 'mia', true],
    ['its contact', colleague('Olivia Hughes', 'contoso', 21), true],
    ['a watcher', colleague('Samuel Okafor', 'contoso', 16), true],
    ['an administrator', 'ada', true],
    ['a co-administrator', 'piotr', true],
    ['an engineer who has it', 'jon', true],
    ['another engineer', 'kim', true],
    ['a colleague', colleague('Jonas Keller', 'contoso', 6), false],
    ['an administrator of another account', 'lea', false],
    ['a user of another account', 'tom', false],
    ['somebody whom nobody knows', colleague('Nobody Known', 'contoso', 99), false],
  ] as const;

  const hasFileLink = (card: SeenCard): boolean => JSON.stringify(card).includes('/files/');
  const MISSING = 'CS0009999';
  const seen = (card: SeenCard, number: string) =>
    JSON.stringify(card)
      .replaceAll(number, 'NUMBER')
      .replaceAll(/"ref":"[^"]*"/g, '"ref":""');

  test.each(PEOPLE)('%s', async (_, name, may) => {
    const who = typeof name === 'string' ? world.someone(name) : world.meets(name);
    const ways: readonly ((number: string, fileId: string) => Promise<SeenCard>)[] = [
      (number, fileId) => who.performs('file.open', { case: number, file: fileId }),
      number => who.says(`file 1 ${number}`),
      number => who.says(`file night run.log of ${number}`),
      number => who.says(`attachments ${number}`),
      number => who.performs('file.add', { case: number }),
      number => who.says(`attach to ${number}`),
      number => who.performs('file.comment', { case: number, version: 1, comment: 'x' }),
    ];
    for (const [index, way] of ways.entries()) {
      const [there, missing] = [await way(id, file.id), await way(MISSING, file.id)];
      if (may) expect(seen(there, id)).not.toBe(seen(missing, MISSING));
      else expect(seen(there, id)).toBe(seen(missing, MISSING));
      if (index < 3) expect(hasFileLink(there)).toBe(may);
    }
    // A file of another case is none of this one.
    if (may)
      expect(wordsOf(await who.performs('file.open', { case: id, file: 'elsewhere' }))).toMatch(
        /no such file|keine solche Datei/,
      );
  });

  test('not in a channel, where others would have the link', async () => {
    const channel = world.someone('jon', world.channel('19:desk@thread.tacv2'));
    await channel.says('desk Global Technical Support');
    const card = await channel.performs('file.open', { case: id, file: file.id });
    expect(hasFileLink(card)).toBe(false);
    expect(wordsOf(card)).toContain('personal chat');
    expect(wordsOf(await channel.performs('file.add', { case: id }))).toContain('in our personal chat');
    await world.someone('jon').says('', { attachments: [source.holds('from the desk.txt', TEXT)] });
    const names = (await world.store.attachmentsOfCase(id)).map(({ name }) => name);
    expect(names).toContain('from the desk.txt');
  });
});
