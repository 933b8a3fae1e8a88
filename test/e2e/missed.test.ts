import { afterEach, beforeEach, expect, test } from 'vitest';
import { buttonWith, titlesOf, wordsOf } from '../kit/cards.ts';
import { givenCase, PASTS } from '../kit/given.ts';
import { type MailServer, startMailServer } from '../kit/mail.ts';
import { colleague } from '../kit/people.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const NEW = 'CS0001069';
const OTHER = 'CS0001047';

let world: World;
let mia: Someone;
let jon: Someone;
let smtp: MailServer;

beforeEach(async () => {
  smtp = await startMailServer();
  world = await startWorld({ environment: smtp.environment });
  mia = world.someone('mia');
  jon = world.someone('jon');
  await mia.says('help');
  await jon.says('help');
});
afterEach(async () => {
  await world.close();
  await smtp.close();
});

const NOTHING = 'You have seen everything';

test('nothing is missed while nothing happens', async () => {
  expect(wordsOf(await mia.says('missed'))).toContain(NOTHING);
});

test('what arrived in the chat since I was there last; each opens its case, and once shown it is seen', async () => {
  await jon.says(`take ${NEW}`);
  await jon.says(`comment ${OTHER}: Hello.`);
  const card = await mia.says('missed');
  const words = wordsOf(card);
  expect(words).toContain('You have not seen 2 notices');
  // The latest first.
  expect(words.indexOf('commented')).toBeLessThan(words.indexOf('has taken your case'));
  expect(wordsOf(await mia.taps(card, buttonWith(card, 'case.show', { case: NEW })))).toContain('Work in Progress');
  expect(wordsOf(await mia.says('missed'))).toContain(NOTHING);
});

test('what stood in the chat when I did something there is seen', async () => {
  await jon.says(`take ${NEW}`);
  await mia.says('profile');
  expect(wordsOf(await mia.says('missed'))).toContain(NOTHING);
});

test('a client that asks for a fresh card by itself has seen nothing', async () => {
  const { execute } = await import('../kit/activities.ts');
  await jon.says(`take ${NEW}`);
  const asked = execute(mia.person, mia.chat, 'case.show', { case: NEW });
  await mia.posts({
    ...asked,
    value: { action: { type: 'Action.Execute', verb: 'case.show', data: { case: NEW } }, trigger: 'automatic' },
  });
  await world.settled();
  expect(wordsOf(await mia.says('missed'))).toContain('has taken your case');
});

test('what did not come to the chat: by e-mail, held, collected, refused', async () => {
  await mia.says('notifications progress e-mail');
  await mia.says('notifications comments digest');
  await jon.says(`take ${NEW}`);
  await jon.says(`comment ${NEW}: Hello.`);
  await mia.says('quiet hours 00:01 to 23:59');
  await jon.says(`ask ${NEW}: Since when?`);
  const words = wordsOf(await mia.says('missed'));
  for (const said of ['Went by e-mail', 'Waits for your digest', 'Waits for the end of your quiet hours'])
    expect(words).toContain(said);
});

test('what is shown here is not told a second time', async () => {
  await mia.says('notifications comments digest');
  await mia.says('quiet hours 00:01 to 23:59');
  await jon.says(`comment ${NEW}: Hello.`);
  await jon.says(`take ${NEW}`);
  await mia.says('missed');
  const before = mia.received().length;
  await world.pass(3 * 86_400_000);
  expect(mia.received()).toHaveLength(before);
  expect(wordsOf(await jon.says(`receipts ${NEW}`))).toContain('they had seen it already');
});

test('what I turned off or muted is not missed', async () => {
  await mia.says('notifications comments off');
  await mia.says(`mute ${OTHER}`);
  await jon.says(`comment ${NEW}: Hello.`);
  await jon.says(`comment ${OTHER}: Hello.`);
  expect(wordsOf(await mia.says('missed'))).toContain(NOTHING);
});

test('is paged, and its pages stay what they were', async () => {
  for (let count = 1; count <= 7; count += 1) await jon.says(`comment ${NEW}: Number ${count}.`);
  const first = await mia.says('missed');
  expect(wordsOf(first)).toContain('You have not seen 7 notices');
  const second = await mia.presses(first, 'Next page');
  expect(titlesOf(second)).toContain('Previous page');
  expect(titlesOf(second)).not.toContain('Next page');
  const back = await mia.presses(second, 'Previous page');
  expect(wordsOf(back)).toContain('You have not seen 7 notices');
  expect(wordsOf(await mia.says('missed'))).toContain(NOTHING);
});

test('a page that leaves out what I may not see any more leads to no empty one', async () => {
  const samuel = world.meets(colleague('Samuel Okafor', 'contoso', 9));
  await samuel.says('help');
  const id = await givenCase(world, PASTS['work-in-progress']);
  await samuel.says('notifications comments digest');
  await jon.says(`comment ${id}: A canary.`);
  await mia.says(`unwatch ${id} for samuel.okafor@contoso.example`);
  const card = await samuel.says('missed');
  expect(wordsOf(card)).not.toContain(id);
  expect(wordsOf(card)).toContain(NOTHING);
  expect(titlesOf(card)).not.toContain('Next page');
});

test('what waited for me and waits no more is listed as what it was', async () => {
  await jon.says(`take ${NEW}`);
  await jon.says(`ask ${NEW}: Since when?`);
  for (const days of [3, 8]) await world.pass(days * 86_400_000);
  const words = wordsOf(await mia.says('missed'));
  expect(words).toContain(`${NEW}: support reminded you of its question.`);
  expect(words).not.toContain('by .');
});

test('is counted at home, and in German too', async () => {
  await jon.says(`take ${NEW}`);
  const home = await mia.says('help');
  expect(wordsOf(home)).toContain('You have not seen 1 notice');
  await mia.says('language Deutsch');
  await jon.says(`comment ${NEW}: Hello.`);
  expect(wordsOf(await mia.says('was habe ich verpasst'))).toContain('Benachrichtigung');
});
