import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId, type CaseId } from '../../bot/domain/ids.ts';
import { wordsOf } from '../kit/cards.ts';
import { linksIn, type MailServer, startMailServer } from '../kit/mail.ts';
import { SIGNING_KEY } from '../kit/signing-key.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const DAY = 86_400_000;
const NEW = 'CS0001069';
const KEY = Buffer.from(SIGNING_KEY);

let world: World;
let smtp: MailServer;
let mia: Someone;
let jon: Someone;

beforeEach(async () => {
  smtp = await startMailServer();
  world = await startWorld({ environment: smtp.environment });
  mia = world.someone('mia');
  jon = world.someone('jon');
  await jon.says('help');
  await jon.says(`take ${NEW}`);
});
afterEach(async () => {
  await world.close();
  await smtp.close();
});

/** The link under these words in the latest mail, at the door of this world. */
const link = (words: string): string => {
  const found = linksIn(smtp.mails.at(-1)?.mail.html ?? '').get(words);
  if (found === undefined) throw new Error(`no link "${words}"`);
  return `${world.url}${new URL(found).pathname}`;
};
const proposed = async (): Promise<void> => {
  await jon.says(`propose ${NEW}: Install the <b>update</b> of November.`);
};
const get = async (url: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, { headers });
  return { status: response.status, text: await response.text(), headers: response.headers };
};
const post = async (url: string, fields: Readonly<Record<string, string>> = {}) => {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const text = await response.text();
  await world.settled();
  return { status: response.status, text };
};
const progress = async () => (await world.store.case(asId<CaseId>(NEW)))?.progress;
const VOID = 'This link does not work any more';

describe('accepting', () => {
  test('looking at the link does nothing, however often; the button closes the case', async () => {
    await proposed();
    const url = link('Accept solution');
    for (let look = 0; look < 3; look += 1) {
      const page = await get(url);
      expect(page.status).toBe(200);
      for (const words of [
        NEW,
        'Jon Park',
        'Install the &#60;b&#62;update&#60;/b&#62; of November.',
        'Accept solution',
      ])
        expect(page.text).toContain(words);
    }
    expect((await progress())?.state).toBe('resolved');
    const done = await post(url);
    expect(done.status).toBe(200);
    expect(done.text).toContain(`${NEW} is closed`);
    expect(await progress()).toMatchObject({ state: 'closed', reason: 'accepted' });
    // Who works on it is told as if it had been done in the chat; whoever did it is not.
    expect(jon.received().at(-1)?.summary).toBe(`${NEW}: Mia Novak accepted the solution.`);
    expect(smtp.mails.at(-1)?.mail.text).not.toContain('accepted');
  });

  test('pressed twice it is done once, and both times it is said so; looked at later it is void', async () => {
    await proposed();
    const url = link('Accept solution');
    const both = await Promise.all([post(url), post(url)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const history = await world.store.activities(asId<CaseId>(NEW), 50);
    expect(history.filter(({ event }) => event.type === 'accepted')).toHaveLength(1);
    expect(await get(url)).toMatchObject({ status: 410, text: expect.stringContaining(VOID) });
  });

  test('after it the other link of the same mail is void', async () => {
    await proposed();
    const reject = link('Reject solution');
    await post(link('Accept solution'));
    expect(await post(reject, { words: 'No.' })).toMatchObject({ status: 410 });
    expect((await progress())?.state).toBe('closed');
  });
});

describe('rejecting', () => {
  test('asks why; without a reason nothing happens, with one the case is back in the queue', async () => {
    await proposed();
    const url = link('Reject solution');
    expect((await get(url)).text).toContain('<textarea');
    const empty = await post(url, { words: '  ' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Write something first');
    const long = await post(url, { words: 'x'.repeat(6001) });
    expect(long.status).toBe(422);
    expect(long.text).toContain('too long');
    expect((await progress())?.state).toBe('resolved');
    const done = await post(url, { words: 'Still <i>error</i> 101.\r\nSince Monday.' });
    expect(done.text).toContain('goes on');
    expect(await progress()).toEqual({ state: 'work-in-progress', assignee: undefined });
    const [last] = await world.store.activities(asId<CaseId>(NEW), 1);
    expect(last?.event).toEqual({ type: 'rejected', reason: 'Still <i>error</i> 101.\nSince Monday.' });
  });

  test('a link of an earlier solution does nothing to a later one', async () => {
    await proposed();
    const [accept, reject] = [link('Accept solution'), link('Reject solution')];
    await post(reject, { words: 'No.' });
    await jon.says(`take ${NEW}`);
    await proposed();
    expect(await post(accept)).toMatchObject({ status: 410 });
    expect((await progress())?.state).toBe('resolved');
    await post(link('Accept solution'));
    expect((await progress())?.state).toBe('closed');
  });
});

test('a question is answered from the mail, and a reminder carries the link again', async () => {
  await jon.says(`ask ${NEW}: Which version?`);
  const first = link('Send answer');
  await world.pass(3 * DAY);
  expect(smtp.mails.at(-1)?.mail.text).toContain('still needs your reply');
  expect(link('Send answer')).toBe(first);
  expect((await get(first)).text).toContain('Which version?');
  await post(first, { words: 'The one of October.' });
  expect((await progress())?.state).toBe('work-in-progress');
  expect(wordsOf(jon.sees())).toContain('The one of October.');
  expect(await get(first)).toMatchObject({ status: 410 });
});

describe('a link that is not to be used', () => {
  const isVoid = async (url: string) => {
    expect(await get(url)).toMatchObject({ status: 410, text: expect.stringContaining(VOID) });
    expect(await post(url, { words: 'No.' })).toMatchObject({ status: 410, text: expect.stringContaining(VOID) });
  };
  const forged = (claims: Record<string, unknown>, key = KEY, audience = 'answer') =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .setExpirationTime(new Date(world.now().getTime() + DAY))
      .sign(key);
  const claims = async (who: Someone, rest: Record<string, unknown> = {}) => {
    const found = await world.store.personByIdentity(asId(who.person.tenant), asId(who.person.object));
    const it = await world.store.case(asId<CaseId>(NEW));
    return { act: 'accept', case: NEW, activity: it?.version, sub: found?.user.id, tid: who.person.tenant, ...rest };
  };
  const at = (token: string) => `${world.url}/answers/${token}`;

  test('late: the time of the case is over, or the case was closed by it', async () => {
    await proposed();
    const url = link('Accept solution');
    await world.pass(7 * DAY + 1000);
    await isVoid(url);
    expect(await progress()).toMatchObject({ state: 'closed', reason: 'no-response' });
  });

  test('forged: another key, another use, no token at all', async () => {
    await proposed();
    const good = await claims(mia);
    expect((await get(at(await forged(good)))).status).toBe(200);
    await isVoid(at(await forged(good, Buffer.from('another key, which nobody was told, of 32 characters'))));
    await isVoid(at(await forged(good, KEY, 'file')));
    await isVoid(at('x.y.z'));
    await isVoid(at(await forged({ ...good, act: 'cancel' })));
    await isVoid(at(await forged({ ...good, activity: 1 })));
    await isVoid(at(await forged({ ...good, case: 'CS9999999' })));
    expect((await progress())?.state).toBe('resolved');
  });

  test('foreign: somebody who may not, or of another tenant; it reads the same', async () => {
    await proposed();
    const tom = world.someone('tom');
    const ada = world.someone('ada');
    await isVoid(at(await forged(await claims(tom))));
    await isVoid(at(await forged(await claims(ada))));
    await isVoid(at(await forged(await claims(jon))));
    await isVoid(at(await forged(await claims(mia, { tid: tom.person.tenant }))));
    const texts = await Promise.all(
      [await forged(await claims(tom)), 'x.y.z', await forged(await claims(mia, { activity: 1 }))].map(
        async token => (await get(at(token))).text,
      ),
    );
    expect(new Set(texts).size).toBe(1);
    expect((await progress())?.state).toBe('resolved');
  });

  test('speaks the language of the browser, for whom nothing is known', async () => {
    const page = await get(at('x.y.z'), { 'Accept-Language': 'fr-FR, de-DE;q=0.8, en;q=0.5' });
    expect(page.text).toContain('<html lang="de">');
    expect(page.text).toContain('Dieser Link funktioniert nicht mehr');
  });
});

describe('the page', () => {
  test('runs nothing, is kept by nobody, is found by nobody, and stands in no frame', async () => {
    await proposed();
    const page = await get(link('Reject solution'));
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('x-robots-tag')).toContain('noindex');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.text).not.toMatch(/<script|javascript:|onclick/i);
  });

  test('speaks the language of its reader', async () => {
    await mia.says('language Deutsch');
    await mia.says('benachrichtigungen lösung e-mail');
    await proposed();
    expect((await get(link('Lösung annehmen'))).text).toContain('Diese Lösung annehmen?');
  });

  test('takes a form and nothing else, and none that is endless', async () => {
    await proposed();
    const url = link('Reject solution');
    const send = async (body: string, type: string) =>
      (await fetch(url, { method: 'POST', body, headers: { 'Content-Type': type } })).status;
    expect(await send('words=No', 'text/plain')).toBe(415);
    expect(await send('--x', 'multipart/form-data; boundary=x')).toBe(415);
    expect(await send(`words=${'x'.repeat(100_000)}`, 'application/x-www-form-urlencoded')).toBe(413);
    expect(await send('__proto__=x&words=', 'application/x-www-form-urlencoded')).toBe(422);
    expect(
      (await fetch(`${world.url}/api/messages`, { method: 'POST', body: new URLSearchParams({ a: 'b' }) })).status,
    ).toBe(415);
    expect((await progress())?.state).toBe('resolved');
  });
});
