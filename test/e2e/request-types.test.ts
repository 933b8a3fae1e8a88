import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileAttachment } from '../kit/activities.ts';
import { choicesOf, inputOf, inputsOf, titlesOf, wordsOf } from '../kit/cards.ts';
import { ANSWERS, drops, fills, kept, numberOn, opens, PRODUCT } from '../kit/cases.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const TYPES = [
  ['product-support', 'product support', 'global-technical-support', 'Global Technical Support'],
  ['billing-support', 'billing support', 'finops', 'FINOps'],
  ['license-support', 'license support', 'global-technical-support', 'Global Technical Support'],
  ['user-administration', 'user administration support', 'global-technical-support', 'Global Technical Support'],
  ['login-web-services', 'login and web services', 'global-technical-support', 'Global Technical Support'],
  ['ims-federation', 'IMS and federation requests', 'ims', 'IMS'],
  ['learning', 'user learning and success programs', 'learn', 'LEARN'],
  ['training-partner', 'Bentley Institute product training partner', 'training', 'Training'],
] as const;

const ABOUT_PRODUCT: readonly string[] = ['product-support', 'license-support'];

let world: World;
const desks = new Map<string, Someone>();

beforeAll(async () => {
  world = await startWorld();
  for (const team of ['Global Technical Support', 'FINOps', 'IMS', 'LEARN', 'Training']) {
    const desk = world.someone('kim', world.channel(`19:${team}@thread.tacv2`));
    await desk.says(`desk ${team}`);
    desks.set(team, desk);
  }
});
afterAll(() => world.close());

describe.each(TYPES)('%s', (type, words, team, channel) => {
  const answers = ABOUT_PRODUCT.includes(type) ? { ...ANSWERS, ...PRODUCT } : ANSWERS;

  test('is opened by typing its name, and goes to its team', async () => {
    const card = await opens(world.someone('mia'), words, answers);
    const number = numberOn(card);
    expect(await kept(world, number)).toMatchObject({
      requestType: type,
      team,
      priority: 3,
      progress: { state: 'new' },
    });
    expect(desks.get(channel)?.received().at(-1)?.summary).toBe(
      `${number}: new case for ${channel}, priority 3 Medium.`,
    );
  });

  test('is opened by choosing it on the card, with a product only where it is about one', async () => {
    const mia = world.someone('mia');
    const home = await mia.says('help');
    const form = await mia.presses(home, 'Open a case');
    expect(choicesOf(form, 'requestType').map(choice => choice.value)).toEqual(TYPES.map(([value]) => value));
    const next = await mia.presses(form, 'Next', { requestType: type, category: 'request' });
    expect(inputsOf(next).some(input => input.id === 'product')).toBe(ABOUT_PRODUCT.includes(type));
    const review = await fills(mia, next, { ...answers, category: 'request' });
    const opened = await mia.presses(review, 'Submit');
    const it = await kept(world, numberOn(opened));
    expect(it).toMatchObject({ requestType: type, team, category: 'request' });
    expect(it.product).toBe(ABOUT_PRODUCT.includes(type) ? 'microstation' : undefined);
  });
});

describe.each(['lea', 'tom'] as const)('an account on hold: %s', name => {
  test.each(TYPES.filter(([type]) => type !== 'billing-support'))('%s is refused', async (_, words) => {
    const who = world.someone(name);
    const refused = await who.says(words);
    expect(wordsOf(refused)).toContain('on hold');
    expect(titlesOf(refused)).toEqual(['Contact Billing Support']);
  });

  test('the way to billing works to the end', async () => {
    const who = world.someone(name);
    const refused = await who.says('open a case');
    expect(wordsOf(refused)).toContain('on hold');
    const form = await who.presses(refused, 'Contact Billing Support');
    expect(inputOf(form, 'requestType').value).toBe('billing-support');
    const opened = await who.presses(await fills(who, form, ANSWERS), 'Submit');
    expect(await kept(world, numberOn(opened))).toMatchObject({ requestType: 'billing-support', team: 'finops' });
    expect(desks.get('FINOps')?.received().at(-1)?.summary).toContain(numberOn(opened));
  });

  test('cases that there are go on as usual', async () => {
    const who = world.someone(name);
    const opened = await opens(who, 'billing support', ANSWERS);
    const number = numberOn(opened);
    await desks.get('FINOps')?.says(`propose ${number}: It was paid.`);
    expect(wordsOf(await who.says(`comment ${number}: Thank you.`))).toContain('Thank you.');
    expect(wordsOf(await who.presses(await who.says(number), 'Accept solution'))).toContain('Closed');
    expect((await kept(world, number)).progress).toEqual({ state: 'closed', reason: 'accepted' });
  });

  test('another type chosen on that form is refused at the submit', async () => {
    const who = world.someone(name);
    const form = await who.presses(await who.says('open a case'), 'Contact Billing Support');
    const review = await fills(who, form, { ...ANSWERS, requestType: 'learning' });
    const refused = await who.presses(review, 'Submit');
    expect(wordsOf(refused)).toContain('on hold');
    await drops(who);
  });

  test('files and unanswered questions lead there too', async () => {
    const who = world.someone(name);
    const refused = await who.says('', {
      attachments: [fileAttachment('a.png', 'https://contoso.sharepoint.com/a.png')],
    });
    expect(wordsOf(refused)).toContain('on hold');
    const answer = await who.says('zxqv blorf');
    expect(wordsOf(await who.presses(answer, 'Open a case'))).toContain('on hold');
  });
});
