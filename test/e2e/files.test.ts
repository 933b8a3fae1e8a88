import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId, type CaseId } from '../../bot/domain/ids.ts';
import { buttonsOf, buttonWith, choicesOf, inputOf, titlesOf, wordsOf } from '../kit/cards.ts';
import { ANSWERS, drops, fills, kept, numberOn } from '../kit/cases.ts';
import { type FileSource, startFileSource } from '../kit/file-source.ts';
import { givenCase, PASTS } from '../kit/given.ts';
import { follows, linkOn } from '../kit/links.ts';
import { colleague } from '../kit/people.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const MINUTE = 60_000;
const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const LARGEST = 20_000;

let world: World;
let source: FileSource;
beforeAll(async () => {
  source = await startFileSource(LARGEST);
  world = await startWorld({
    fetchContent: source.fetchContent,
    environment: { MAX_FILE_MB: '0.02', MAX_FILES_PER_DRAFT: '4', MAX_FILES_PER_CASE: '6', MAX_MB_PER_CASE: '0.03' },
  });
  // Whoever has written once can be told.
  for (const who of ['mia', 'jon', 'ada'] as const) await world.someone(who).says('help');
});
afterAll(async () => {
  await world.close();
  await source.close();
});

const png = (name: string) => source.holds(name, PNG);
const sends = (who: Someone, text: string, ...attachments: ReturnType<typeof png>[]) => who.says(text, { attachments });

const stored = async (id: string) =>
  (await world.store.attachmentsOfCase(asId<CaseId>(id)))
    .filter(file => file.state === 'stored')
    .map(file => file.name);

const historyOf = async (id: string) => (await world.store.activities(asId<CaseId>(id), 50)).map(({ event }) => event);

/** What somebody was told since then. */
const told = (who: Someone, since = 0) =>
  who
    .received()
    .slice(since)
    .map(({ summary }) => summary);

describe('files of a customer', () => {
  test('go to the case that the words name, and into its history when they were checked', async () => {
    const id = await givenCase(world, PASTS['work-in-progress']);
    const [mia, jon] = [world.someone('mia'), world.someone('jon')];
    const heard = jon.received().length;
    const card = await sends(mia, `for ${id.toLowerCase()}`, png('one.png'), png('two.png'));
    expect(wordsOf(card)).toContain(`one.png and two.png come into ${id} as soon as they are checked.`);
    expect(await stored(id)).toEqual(['one.png', 'two.png']);
    // Two files of one message are one entry and one notice.
    expect((await historyOf(id))[0]).toEqual({ type: 'attached', files: ['one.png', 'two.png'] });
    expect((await kept(world, id)).version).toBe(3);
    expect(told(jon, heard)).toEqual([`${id}: Mia Novak added 2 files: one.png, two.png.`]);
    expect(wordsOf(await mia.presses(card, 'Attachments'))).toContain('two.png');
  });

  test('and words that say more may become a comment, once', async () => {
    const id = await givenCase(world, PASTS['work-in-progress']);
    const mia = world.someone('mia');
    const words = `${id}: here is the log that you wanted`;
    const card = await sends(mia, words, png('log.png'));
    expect(inputOf(card, 'comment').value).toBe(words);
    expect((await historyOf(id)).filter(({ type }) => type === 'commented')).toEqual([]);
    await mia.presses(card, 'Add comment', { comment: 'Here is the log.' });
    await mia.presses(card, 'Add comment', { comment: 'Here is the log.' });
    expect((await historyOf(id)).filter(({ type }) => type === 'commented')).toEqual([
      { type: 'commented', text: 'Here is the log.' },
    ]);
    const asked = await givenCase(world, PASTS['awaiting-info']);
    const answer = await sends(mia, `${asked} it is version 23 of it`, png('version.png'));
    await mia.presses(answer, 'Add comment');
    expect((await kept(world, asked)).progress.state).toBe('work-in-progress');
  });

  test('and words that no comment holds are not taken, on a card that can be sent', async () => {
    const id = await givenCase(world, PASTS['work-in-progress']);
    const card = await sends(world.someone('mia'), `${id} ${'図面が消えます。'.repeat(2000)}`, png('log.png'));
    expect(wordsOf(card)).toContain('too long for one comment');
    expect(titlesOf(card)).toEqual(['Attachments']);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(25 * 1024);
    expect(await stored(id)).toEqual(['log.png']);
  });

  test('go to the case in hand for half an hour after it was taken up', async () => {
    const id = await givenCase(world, PASTS.new);
    const mia = world.someone('mia');
    const ready = await mia.says(`add a file to ${id}`);
    expect(wordsOf(ready)).toBe(
      `Send the files with the paperclip of this chat. Until today 11:30 they go into ${id}.`,
    );
    expect(wordsOf(await sends(mia, '', png('early.png')))).toContain(`early.png comes into ${id}`);
    await world.pass(20 * MINUTE);
    expect(wordsOf(await sends(mia, '', png('later.png')))).toContain(`later.png comes into ${id}`);
    await world.pass(10 * MINUTE);
    const late = await sends(mia, '', png('late.png'));
    expect(wordsOf(late)).toContain('Where does this file belong?');
    await mia.presses(late, 'Discard it');
    expect(await stored(id)).toEqual(['early.png', 'later.png']);
    // The button does the same, and so does a look at the attachments.
    await mia.performs('file.add', { case: id });
    expect(wordsOf(await sends(mia, '', png('pressed.png')))).toContain(`pressed.png comes into ${id}`);
    const other = await givenCase(world, PASTS.new);
    await mia.says(`attachments ${other}`);
    expect(wordsOf(await sends(mia, '', png('other.png')))).toContain(`other.png comes into ${other}`);
    const page = await mia.says(id);
    await mia.taps(page, buttonWith(page, 'case.show', { view: 'attachments' }));
    expect(wordsOf(await sends(mia, '', png('seen.png')))).toContain(`seen.png comes into ${id}`);
    await world.pass(31 * MINUTE);
  });

  test('join the form or the case, whichever was turned to last', async () => {
    const id = await givenCase(world, PASTS.new);
    const mia = world.someone('mia');
    await mia.says('billing support');
    await mia.says(`attach to ${id}`);
    expect(wordsOf(await sends(mia, '', png('case.png')))).toContain(`case.png comes into ${id}`);
    await mia.says('open a case');
    const form = await sends(mia, 'The sum is wrong', png('form.png'));
    expect(wordsOf(form)).toContain('form.png joins this draft.');
    const review = await fills(mia, form, { category: 'request', situation: 'low', impact: 'one-user' });
    expect(wordsOf(review)).toContain('The sum is wrong');
    expect(await stored(numberOn(await mia.presses(review, 'Submit')))).toEqual(['form.png']);
    await world.pass(31 * MINUTE);
  });

  test('otherwise wait, and a tap on a case takes them there, those still on their way too', async () => {
    const mia = world.someone('mia');
    const id = 'CS0001069';
    const before = await historyOf(id);
    const one = await sends(mia, '', png('one.png'));
    expect(wordsOf(one)).toContain('Where does this file belong?');
    source.silent(true);
    const card = await sends(mia, '', png('two.png'));
    source.silent(false);
    expect(wordsOf(card)).toContain('Where do these files belong?');
    expect(wordsOf(card)).toMatch(/one\.png[\s\S]*· checked[\s\S]*two\.png[\s\S]*being checked/);
    const offered = [...wordsOf(card).matchAll(/CS\d{7}/g)].map(([number]) => number);
    expect(new Set(offered).size).toBeGreaterThanOrEqual(5);
    const sent = await mia.performs('files.to', { ...buttonWith(card, 'files.drop').data, case: id });
    expect(wordsOf(sent)).toContain(`one.png is in ${id} now.`);
    expect(wordsOf(sent)).toContain(`two.png comes into ${id}`);
    expect(await stored(id)).toEqual(['one.png']);
    await world.pass(5 * MINUTE);
    expect(await stored(id)).toEqual(['one.png', 'two.png']);
    expect((await historyOf(id)).slice(0, -before.length)).toEqual([
      { type: 'attached', files: ['two.png'] },
      { type: 'attached', files: ['one.png'] },
    ]);
    // The first card says what became of them, and moves nothing twice.
    expect(wordsOf(await mia.taps(card, buttonWith(card, 'files.new')))).toBe(`These files went to ${id}.`);
    expect(wordsOf(await mia.taps(one, buttonWith(one, 'files.drop')))).toBe(`These files went to ${id}.`);
    // Nor does a card that is older than the files.
    const older = await sends(mia, '', png('three.png'));
    const newer = await sends(mia, '', png('four.png'));
    const again = await mia.taps(older, buttonWith(older, 'files.drop'));
    expect(wordsOf(again)).toMatch(/More files have come since[\s\S]*three\.png[\s\S]*four\.png/);
    await mia.taps(again, buttonWith(newer, 'files.drop'));
    expect(await stored(id)).toEqual(['one.png', 'two.png']);
  });

  test('or a choice among the rest of the cases', async () => {
    const mia = world.someone('mia');
    const card = await sends(mia, '', png('rest.png'));
    const [other] = choicesOf(card, 'case');
    expect(wordsOf(await mia.presses(card, 'Attach', { case: '' }))).toContain('Choose a case first.');
    expect(wordsOf(await mia.presses(card, 'Attach', { case: other?.value ?? '' }))).toContain(
      `rest.png is in ${other?.value} now.`,
    );
    expect(await stored(other?.value ?? '')).toContain('rest.png');
  });

  test('or words, in English and in German', async () => {
    const mia = world.someone('mia');
    const [first, second] = [await givenCase(world, PASTS.new), await givenCase(world, PASTS.new)];
    await sends(mia, '', png('typed.png'));
    expect(wordsOf(await mia.says(`attach to ${first}`))).toContain(`typed.png is in ${first} now.`);
    await mia.says('language de');
    const card = await sends(mia, '', png('getippt.png'));
    expect(wordsOf(card)).toContain('Wohin gehört diese Datei?');
    expect(wordsOf(await mia.says(`anhängen an ${second}`))).toContain(`getippt.png gehört jetzt zu ${second}.`);
    await sends(mia, '', png('weg.png'));
    expect(wordsOf(await mia.says('dateien verwerfen'))).toContain('verworfen');
    expect(wordsOf(await mia.says(`anlagen ${second}`))).toContain('getippt.png');
    expect(titlesOf(await mia.says(`datei 1 ${second}`)).join()).toContain('Herunterladen (PNG');
    await mia.says('language en');
    await world.pass(31 * MINUTE);
  });

  test('or a new case, with the words that came along', async () => {
    const mia = world.someone('mia');
    await sends(mia, '', png('new.png'));
    const card = await sends(mia, 'Each valve appears two times', png('too.png'));
    expect(wordsOf(card)).toContain('Each valve appears two times');
    const form = await mia.presses(card, 'Open a case');
    expect(wordsOf(form)).toContain('new.png and too.png join this draft.');
    // A second press goes on with the same form.
    expect(wordsOf(await mia.presses(card, 'Open a case'))).toContain('went to the new case');
    const review = await fills(mia, form, { ...ANSWERS, requestType: 'billing-support' });
    const number = numberOn(await mia.presses(review, 'Submit'));
    expect(await stored(number)).toEqual(['new.png', 'too.png']);
    await sends(mia, '', png('typed.png'));
    const typed = await fills(mia, await mia.says('open a case with the files'), {
      ...ANSWERS,
      requestType: 'billing-support',
    });
    expect(await stored(numberOn(await mia.presses(typed, 'Submit')))).toEqual(['typed.png']);
  });

  test('or nothing: they are gone with their content', async () => {
    const mia = world.someone('mia');
    await sends(mia, '', png('gone.png'));
    const cancelled = await mia.says('cancel');
    expect(wordsOf(cancelled)).toContain('Where does this file belong?');
    const waiting = String(buttonWith(cancelled, 'files.drop').data.draft);
    const [file] = await world.store.attachmentsOfDraft(asId(waiting));
    expect(await world.store.blob(`attachments/${file?.id}`)).toBeDefined();
    expect(wordsOf(await mia.presses(cancelled, 'Discard it'))).toContain('thrown away');
    await world.settled();
    expect(await world.store.attachmentsOfDraft(asId(waiting))).toEqual([]);
    expect(await world.store.blob(`attachments/${file?.id}`)).toBeUndefined();
    expect(wordsOf(await mia.says('discard files'))).toContain('No files wait.');
    expect(wordsOf(await mia.presses(cancelled, 'Open a case'))).toContain('thrown away');
  });

  test('that nobody places are forgotten with their content', async () => {
    const mia = world.someone('mia');
    const card = await sends(mia, '', png('left.png'));
    const waiting = asId<never>(String(buttonWith(card, 'files.drop').data.draft));
    const [file] = await world.store.attachmentsOfDraft(waiting);
    await world.store.tidy(new Date(world.now().getTime() + 31 * 86_400_000));
    expect(await world.store.attachmentsOfDraft(waiting)).toEqual([]);
    expect(await world.store.blob(`attachments/${file?.id}`)).toBeDefined();
    await world.pass(31 * 86_400_000);
    expect(await world.store.blob(`attachments/${file?.id}`)).toBeUndefined();
    expect(wordsOf(await mia.presses(card, 'Discard it'))).toContain('no longer wait');
  });

  test('named for a case that is not there, or closed, wait too', async () => {
    const mia = world.someone('mia');
    const missing = await sends(mia, 'CS0009999', png('a.png'));
    expect(wordsOf(missing)).toContain('There is no case CS0009999');
    const closed = await givenCase(world, PASTS.closed);
    const card = await sends(mia, closed, png('b.png'));
    expect(wordsOf(card)).toContain('in the state Closed');
    expect(wordsOf(card)).toMatch(/a\.png[\s\S]*b\.png/);
    expect(await stored(closed)).toEqual([]);
    await mia.presses(card, 'Discard them');
  });

  test('in a shared chat are kindly asked for elsewhere', async () => {
    const shared = { kind: 'group', id: '19:group@thread.v2', serviceUrl: world.connector.serviceUrl } as const;
    for (const who of ['mia', 'jon'] as const)
      expect(wordsOf(await sends(world.someone(who, shared), 'CS0001069', png('a.png')))).toContain('personal chat');
    expect(await stored('CS0001069')).toEqual(['one.png', 'two.png']);
  });
});

describe('everybody who may', () => {
  test('engineers send files to the customer, who is told and fetches them', async () => {
    const id = await givenCase(world, PASTS['work-in-progress']);
    const [jon, mia] = [world.someone('jon'), world.someone('mia')];
    const heard = mia.received().length;
    await sends(jon, id, png('fix steps.png'));
    expect(told(mia, heard)).toEqual([`${id}: Jon Park added a file: fix steps.png.`]);
    const list = await mia.says(`attachments ${id}`);
    const link = linkOn(await mia.taps(list, buttonWith(list, 'file.open')));
    expect(new Uint8Array(await (await follows(world, link)).arrayBuffer())).toEqual(PNG);
    // Without a case named, an engineer is asked with the cases that they have taken.
    const card = await sends(jon, '', png('which.png'));
    expect(wordsOf(card)).toContain(id);
    const sent = await jon.taps(card, buttonWith(card, 'files.to', { case: id }));
    expect(wordsOf(sent)).toContain(`which.png is in ${id} now.`);
    expect((await world.store.attachmentsOfCase(id)).map(file => file.account)).toEqual([
      (await kept(world, id)).account,
      (await kept(world, id)).account,
    ]);
  });

  test('engineers bring files into a case that they open for a customer', async () => {
    const jon = world.someone('jon');
    const [mia] = await jon.looksUp('people', 'mia.novak@contoso.example');
    const form = await sends(jon, 'The customer rang: each valve appears twice', png('call.png'));
    const review = await fills(jon, form, { ...ANSWERS, requestType: 'billing-support', contact: mia?.value ?? '' });
    expect(await stored(numberOn(await jon.presses(review, 'Submit')))).toEqual(['call.png']);
  });

  test('watchers and administrators add files, strangers to the case do not', async () => {
    const id = await givenCase(world, PASTS.new);
    const samuel = world.meets(colleague('Samuel Okafor', 'contoso', 16));
    const jonas = world.meets(colleague('Jonas Keller', 'contoso', 6));
    await sends(samuel, id, png('watcher.png'));
    await sends(world.someone('ada'), id, png('administrator.png'));
    const none = new RegExp(`(There is no case|Es gibt keinen Fall) ${id}`);
    expect(wordsOf(await sends(jonas, id, png('colleague.png')))).toMatch(none);
    expect(wordsOf(await sends(world.someone('tom'), id, png('foreign.png')))).toMatch(none);
    expect(await stored(id)).toEqual(['watcher.png', 'administrator.png']);
  });

  test('an account on hold still adds to its cases; a new case can only be about billing', async () => {
    const lea = world.someone('lea');
    const card = await sends(lea, 'Here is what we see', png('a.png'));
    expect(wordsOf(card)).toContain('Where does this file belong?');
    expect(buttonsOf(card).map(({ title }) => title)).not.toContain('Open a case');
    const form = await lea.taps(card, buttonWith(card, 'files.new'));
    expect(inputOf(form, 'requestType').value).toBe('billing-support');
    await drops(lea);
  });
});

describe('files that are refused', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['holiday.png', Buffer.from('MZ\u0090\u0000 a program under another name'), 'is a program'],
    ['notes.txt', '#!/bin/sh\nrm -rf /\n', 'is a program'],
    ['report.pdf', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), 'is an archive'],
    ['run.bat', 'echo harmless', 'is a program'],
    ['large.txt', 'x'.repeat(LARGEST + 1), 'is too large'],
  ])('%s is told to its sender only', async (name, content, why) => {
    const id = await givenCase(world, PASTS['work-in-progress']);
    const [mia, jon] = [world.someone('mia'), world.someone('jon')];
    const heard = [mia.received().length, jon.received().length] as const;
    await sends(mia, id, source.holds(name, content), png('good.png'));
    expect(await stored(id)).toEqual(['good.png']);
    expect((await historyOf(id))[0]).toEqual({ type: 'attached', files: ['good.png'] });
    expect(told(mia, heard[0]).at(-1)).toContain(`${name} ${why}`);
    expect(told(jon, heard[1])).toEqual([`${id}: Mia Novak added a file: good.png.`]);
    if (name === 'large.txt') expect(told(mia, heard[0]).at(-1)).toContain('The largest file I take is 20 kB.');
    // Nobody else is shown it.
    expect(wordsOf(await mia.says(`attachments ${id}`))).toContain(`${name} ${why}`);
    expect(wordsOf(await jon.says(`attachments ${id}`))).not.toContain(name);
  });

  test('because they are no longer where Teams kept them', async () => {
    const id = await givenCase(world, PASTS.new);
    const mia = world.someone('mia');
    await sends(mia, id, {
      ...png('gone.png'),
      content: { downloadUrl: 'https://contoso.sharepoint.com/nowhere' },
    });
    expect(mia.received().at(-1)?.summary).toContain('gone.png is no longer where Teams kept it.');
    expect(await historyOf(id)).toEqual([{ type: 'opened' }]);
  });

  test('because the case was closed before they were in', async () => {
    const id = await givenCase(world, PASTS.new);
    const mia = world.someone('mia');
    source.silent(true);
    await sends(mia, id, png('slow.png'));
    source.silent(false);
    const form = await mia.says(`close ${id}`);
    await mia.presses(form, 'Confirm', { reason: 'solved-itself' });
    await world.pass(5 * MINUTE);
    expect(await stored(id)).toEqual([]);
    expect(mia.received().at(-1)?.summary).toContain('slow.png was not added: the case was closed');
    const [file] = await world.store.attachmentsOfCase(id);
    expect(file).toMatchObject({ state: 'refused', reason: 'closed' });
    expect(await world.store.blob(`attachments/${file?.id}`)).toBeUndefined();
  });

  test('because there is no room, before and after their size is known', async () => {
    const mia = world.someone('mia');
    const small = (count: number) => Array.from({ length: count }, (_, index) => png(`${index}.png`));
    const many = await givenCase(world, PASTS.new);
    const card = await sends(mia, many, ...small(7));
    expect(wordsOf(card)).toContain('At most 6 files fit here; those beyond were left out: 6.png.');
    expect(await stored(many)).toHaveLength(6);
    expect(wordsOf(await sends(mia, many, png('more.png')))).toContain(
      'There is no room for these files in the case: more.png.',
    );
    const large = await givenCase(world, PASTS.new);
    await sends(mia, large, source.holds('a.txt', 'a'.repeat(18_000)), source.holds('b.txt', 'b'.repeat(18_000)));
    expect(await stored(large)).toEqual(['a.txt']);
    expect(mia.received().at(-1)?.summary).toContain('b.txt was not added, because there is no more room');
    await world.pass(31 * MINUTE);
    // Nor do files that waited go over what a case may hold.
    const late = await sends(mia, '', source.holds('c.txt', 'c'.repeat(18_000)));
    const over = await mia.performs('files.to', { ...buttonWith(late, 'files.drop').data, case: large });
    expect(wordsOf(over)).toContain('There is no room for these files in the case: c.txt.');
    expect(await stored(large)).toEqual(['a.txt']);
    await mia.presses(over, 'Discard it');
    const waiting = await sends(mia, '', ...small(5));
    expect(wordsOf(waiting)).toContain('At most 4 files fit here; those beyond were left out: 4.png.');
    const full = await mia.performs('files.to', { ...buttonWith(waiting, 'files.drop').data, case: many });
    expect(wordsOf(full)).toContain('There is no room for these files');
    await mia.presses(full, 'Discard them');
  });
});
