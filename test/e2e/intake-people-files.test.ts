import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId, type CaseId } from '../../bot/domain/ids.ts';
import { fileAttachment } from '../kit/activities.ts';
import { buttonWith, inputOf, wordsOf } from '../kit/cards.ts';
import { ANSWERS, drops, fills, kept, numberOn, PRODUCT, stillRequired } from '../kit/cases.ts';
import { identified } from '../kit/given.ts';
import { follows, linkOn } from '../kit/links.ts';
import { colleague } from '../kit/people.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const STORED = new Uint8Array([137, 80, 78, 71]);

let world: World;
beforeAll(async () => {
  world = await startWorld({
    fetchContent: async file =>
      file.name.endsWith('.exe')
        ? { ok: false, reason: 'executable' }
        : { ok: true, type: 'image/png', content: STORED },
  });
});
afterAll(() => world.close());

describe('people', () => {
  test('the contact is me unless I choose a colleague, found by name or e-mail', async () => {
    const mia = world.someone('mia');
    const found = await mia.looksUp('people', 'jonas');
    expect(found.map(choice => choice.title)).toEqual(['Jonas Keller (jonas.keller@contoso.example)']);
    expect(await mia.looksUp('people', 'jonas.keller@contoso')).toEqual(found);
    const card = await fills(mia, await mia.says('billing support'), ANSWERS);
    expect(wordsOf(card)).toContain('Mia Novak');
    const form = await mia.taps(card, buttonWith(card, 'intake.go', { page: 'contact' }));
    expect(inputOf(form, 'contact').value).toBe((await identified(world, mia)).user.id);
    const review = await mia.presses(form, 'Next', { contact: found[0]?.value ?? '' });
    expect(wordsOf(review)).toContain('Jonas Keller');
    const it = await kept(world, numberOn(await mia.presses(review, 'Submit')));
    expect(it).toMatchObject({ contact: found[0]?.value, requester: (await identified(world, mia)).user.id });
    // The contact takes part from now on.
    const jonas = world.meets(colleague('Jonas Keller', 'contoso', 6));
    expect(wordsOf(await jonas.says(it.id))).toContain(it.shortDescription);
  });

  test('nobody of another account is found or accepted', async () => {
    const mia = world.someone('mia');
    const tom = (await identified(world, world.someone('tom'))).user.id;
    expect(await mia.looksUp('people', 'tom')).not.toContainEqual(expect.objectContaining({ value: tom }));
    expect(await mia.looksUp('people', 'tom.berg@fabrikam.example')).toEqual([]);
    const review = await fills(mia, await mia.says('billing support'), { ...ANSWERS, contact: tom });
    const refused = await mia.presses(review, 'Submit');
    expect(wordsOf(refused)).not.toContain('Tom Berg');
    expect(stillRequired(refused)).toBe('Still required: Contact');
    await drops(mia);
  });

  test('contact method and language begin as my profile says', async () => {
    const ada = world.someone('ada');
    const review = await fills(ada, await ada.says('billing support'), ANSWERS);
    expect(wordsOf(review)).toContain('Phone');
    expect(await kept(world, numberOn(await ada.presses(review, 'Submit')))).toMatchObject({
      contactMethod: 'phone',
      language: 'en',
    });
  });

  test('an engineer opens a case for a customer, found by the whole address only', async () => {
    const jon = world.someone('jon');
    expect(await jon.looksUp('people', 'mia')).toEqual([]);
    const [mia] = await jon.looksUp('people', 'Mia.Novak@contoso.example');
    expect(mia?.title).toBe('Mia Novak (mia.novak@contoso.example)');
    const card = await fills(jon, await jon.says('billing support'), { ...ANSWERS, contact: mia?.value ?? '' });
    const it = await kept(world, numberOn(await jon.presses(card, 'Submit')));
    const miaId = (await identified(world, world.someone('mia'))).user.id;
    expect(it).toMatchObject({
      requester: miaId,
      contact: miaId,
      account: (await identified(world, world.someone('mia'))).account.id,
    });
    expect(world.someone('mia').received().at(-1)?.summary).toBe(`${it.id}: your case was opened.`);
    expect((await world.store.activities(it.id, 5))[0]?.by).toBe((await identified(world, jon)).user.id);
  });

  test('an engineer cannot look up articles as a customer would, nor a customer as an engineer', async () => {
    const jon = world.someone('jon');
    expect((await jon.looksUp('articles', 'trial mode')).map(choice => choice.value)).toContain('why-trial-mode');
    expect(await world.someone('mia').looksUp('articles', 'trial mode')).toEqual([]);
  });
});

describe('files', () => {
  const sends = (who: Someone, ...names: string[]) =>
    who.says('', {
      attachments: names.map(name => fileAttachment(name, `https://contoso.sharepoint.com/${name}`)),
    });

  test('sent by paperclip while a draft is open join it and then the case', async () => {
    const mia = world.someone('mia');
    let card = await mia.says('billing support');
    card = await mia.presses(card, 'Next', { category: 'request' });
    expect(wordsOf(card)).toContain('paperclip');
    card = await sends(mia, 'error.png', 'second.png');
    expect(wordsOf(card)).toContain('error.png and second.png join this draft.');
    // What was on the page stays.
    card = await fills(mia, card, ANSWERS);
    expect(wordsOf(card)).toContain('error.png, second.png');
    const opened = await mia.presses(card, 'Submit');
    expect(wordsOf(opened)).toContain('error.png, second.png');
    const files = await world.store.attachmentsOfCase(asId<CaseId>(numberOn(opened)));
    expect(files.map(({ name, state, type }) => [name, state, type])).toEqual([
      ['error.png', 'stored', 'image/png'],
      ['second.png', 'stored', 'image/png'],
    ]);
    const link = linkOn(await mia.says(`file error.png of ${numberOn(opened)}`));
    expect(new Uint8Array(await (await follows(world, link)).arrayBuffer())).toEqual(STORED);
  });

  test('one that is refused is named to its sender and left out', async () => {
    const mia = world.someone('mia');
    await mia.says('billing support');
    await sends(mia, 'fix.exe');
    expect(mia.received().at(-1)?.summary).toBe('fix.exe is a program, and programs are not accepted.');
    const card = await fills(mia, await mia.says('open a case'), ANSWERS);
    const opened = await mia.presses(card, 'Submit');
    expect(wordsOf(opened)).not.toContain('fix.exe');
  });

  test('without a draft they begin one, with the words that came along', async () => {
    const mia = world.someone('mia');
    const card = await mia.says('The invoice of October is wrong', {
      attachments: [fileAttachment('invoice.png', 'https://contoso.sharepoint.com/invoice.png')],
    });
    const review = await fills(mia, card, {
      ...ANSWERS,
      requestType: 'billing-support',
      shortDescription: 'Wrong sum',
    });
    expect(wordsOf(review)).toContain('invoice.png');
    expect(wordsOf(review)).toContain('Each valve');
    await drops(mia);
  });

  test('in a shared chat none are taken', async () => {
    const group = world.someone('mia', {
      kind: 'group',
      id: '19:group@thread.v2',
      serviceUrl: world.connector.serviceUrl,
    });
    const answer = await group.says('look', {
      attachments: [fileAttachment('a.png', 'https://contoso.sharepoint.com/a.png')],
    });
    expect(wordsOf(answer)).toContain('personal chat');
  });
});

test('open cases that sound alike are shown before the submit, one tap away', async () => {
  const mia = world.someone('mia');
  const review = await fills(mia, await mia.says('product support'), {
    ...ANSWERS,
    ...PRODUCT,
    shortDescription: 'PLAXIS 2D calculation stops with error 101',
  });
  expect(wordsOf(review)).toContain('sound similar');
  const found = await mia.taps(review, buttonWith(review, 'similar.show', { case: 'CS0001069' }));
  const other = await mia.presses(found, 'Open CS0001069');
  expect(wordsOf(other)).toContain('stops at phase 4');
  // A colleague learns that it is there, and no more.
  const samuel = world.meets(colleague('Samuel Okafor', 'contoso', 16));
  const theirs = await fills(samuel, await samuel.says('product support'), {
    ...ANSWERS,
    ...PRODUCT,
    shortDescription: 'PLAXIS 2D calculation stops with error 101',
  });
  const row = wordsOf(await samuel.taps(theirs, buttonWith(theirs, 'similar.show', { case: 'CS0001069' })));
  expect(row).toContain('You cannot see this case.');
  expect(row).not.toContain('Mia');
  await drops(mia);
});
