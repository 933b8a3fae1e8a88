import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buttonWith, inputOf, type SeenCard, titlesOf, wordsOf } from '../kit/cards.ts';
import { ANSWERS, drops, fills, kept, numberOn, onPage } from '../kit/cases.ts';
import { colleague, demoPerson } from '../kit/people.ts';
import { startWorld, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

describe('the draft', () => {
  test('cancel asks first; back keeps it, confirm throws it away', async () => {
    const mia = world.someone('mia');
    const form = await mia.presses(await mia.says('billing support'), 'Next', { category: 'request' });
    const asked = await mia.presses(form, 'Cancel');
    expect(wordsOf(asked)).toContain('Throw this draft away?');
    const again = await mia.presses(asked, 'Back');
    expect(inputOf(again, 'shortDescription')).toBeDefined();
    const gone = await mia.presses(await mia.presses(again, 'Cancel'), 'Confirm');
    expect(wordsOf(gone)).toContain('The draft is gone.');
    expect(wordsOf(await mia.presses(form, 'Next', onPage(form, ANSWERS)))).toContain('The draft is gone.');
    expect(wordsOf(await mia.says('cancel'))).toContain('Nothing is in progress.');
    expect(wordsOf(await mia.says('back'))).toContain('Nothing is in progress.');
  });

  test('follows its owner to another chat and through a restart', async () => {
    const mia = world.someone('mia');
    const form = await mia.presses(await mia.says('billing support'), 'Next', { category: 'suggestion' });
    await mia.presses(form, 'Next', { shortDescription: 'Send invoices as XML' });
    const phone = world.someone(demoPerson('mia'), {
      kind: 'personal',
      id: 'a:another-chat',
      serviceUrl: world.connector.serviceUrl,
    });
    await world.restart();
    const card = await phone.says('open a case');
    expect(wordsOf(card)).toContain('This is your draft from');
    expect(inputOf(card, 'shortDescription').value).toBe('Send invoices as XML');
    const opened = await phone.presses(
      await fills(phone, card, { ...ANSWERS, shortDescription: 'Send invoices as XML' }),
      'Submit',
    );
    expect(await kept(world, numberOn(opened))).toMatchObject({
      category: 'suggestion',
      shortDescription: 'Send invoices as XML',
    });
    // A press on the first device is told what became of it.
    expect(wordsOf(await mia.presses(form, 'Next', onPage(form, ANSWERS)))).toContain(numberOn(opened));
  });

  test('is nobody else’s', async () => {
    const mia = world.someone('mia');
    const form = await mia.says('billing support');
    const { draft, revision } = buttonWith(form, 'intake.next').data;
    for (const other of [world.someone('ada'), world.someone('tom'), world.someone('jon')])
      expect(wordsOf(await other.performs('intake.next', { draft, revision, category: 'incident' }))).toContain(
        'no longer there',
      );
    await drops(mia);
  });

  test('typed help, a question and a case number leave it as it is', async () => {
    const mia = world.someone('mia');
    await mia.presses(await mia.says('billing support'), 'Next', { category: 'request' });
    await mia.says('help');
    await mia.says('CS0001069');
    await mia.says('My application starts in trial mode');
    expect(inputOf(await mia.says('open a case'), 'shortDescription')).toBeDefined();
    await drops(mia);
  });

  test('waits a month, then it is gone', async () => {
    const elena = world.meets(colleague('Elena Marin', 'contoso', 23));
    const form = await elena.says('billing support');
    await world.pass(31 * 86_400_000);
    expect(wordsOf(await elena.presses(form, 'Next', { category: 'request' }))).toContain('no longer there');
    expect(wordsOf(await elena.says('open a case'))).not.toContain('This is your draft');
    await drops(elena);
  });
});

describe('typing', () => {
  test('does all that the card does', async () => {
    const mia = world.someone('mia');
    await mia.says('product support');
    const words = [
      'Category: suggestion',
      'next',
      'Product: ComplyPro',
      'next',
      'next',
      'Short description: Faster: reports: please',
      'Description: Reports of assets take long.',
      'Situation: high',
      'Impact: multiple locations',
      'Customer reference number: R-1',
      'next',
      'Contact: jonas.keller@contoso.example',
      'Preferred contact method: mobile phone',
      'Preferred language: German',
      'next',
    ];
    let card: SeenCard = {};
    for (const typed of words) card = await mia.says(typed);
    expect(titlesOf(card)).toContain('Submit');
    await mia.says('back');
    await mia.says('Preferred language: english');
    card = await mia.says('next');
    card = await mia.says('submit');
    const it = await kept(world, numberOn(card));
    expect((await world.store.usersById([it.contact])).map(user => user.name)).toEqual(['Jonas Keller']);
    expect(it).toMatchObject({
      requestType: 'product-support',
      category: 'suggestion',
      product: 'complypro',
      shortDescription: 'Faster: reports: please',
      description: 'Reports of assets take long.',
      situation: 'high',
      impact: 'multiple-locations',
      priority: 2,
      customerReference: 'R-1',
      contactMethod: 'mobile',
      language: 'en',
    });
  });

  test('of an area and a version fits the product', async () => {
    const mia = world.someone('mia');
    await mia.says('product support');
    for (const typed of ['Category: incident', 'next', 'product: MicroStation', 'next']) await mia.says(typed);
    await mia.says('Product area: references');
    const card = await mia.says('Product version: 23.00.01.44');
    expect(inputOf(card, 'productArea').value).toBe('references');
    expect(inputOf(card, 'productVersion').value).toBe('23.00.01.44');
    await drops(mia);
  });

  test('of what is no choice is said so, with what there is', async () => {
    const mia = world.someone('mia');
    for (const typed of ['product support', 'Category: incident', 'next', 'product: MicroStation'])
      await mia.says(typed);
    const area = wordsOf(await mia.says('Product area: moonlight'));
    expect(area).toMatch(/cannot tell what “moonlight” means for Product area[\s\S]*Possible: .*References/);
    const impact = wordsOf(await mia.says('Auswirkung: alle', { locale: 'de-DE' }));
    expect(impact).toMatch(/Mit „alle“ kann ich bei „Auswirkung“ nichts anfangen.*Möglich sind: Ein Benutzer/);
    // Several are called so, and none.
    for (const typed of ['Contact: a', 'Contact: nobody at all', 'Product: gingerbread'])
      expect(wordsOf(await mia.says(typed))).toContain('cannot tell what');
    // Anything else with a colon is a question.
    expect(wordsOf(await mia.says('Error: trial mode'))).not.toContain('cannot tell what');
    await drops(mia);
  });

  test('of a request type while a draft is open changes the draft', async () => {
    const mia = world.someone('mia');
    await mia.says('billing support');
    const exact = await mia.says('Request type: License Support');
    expect(inputOf(exact, 'requestType').value).toBe('license-support');
    const part = await mia.says('request type: learning');
    expect(inputOf(part, 'requestType').value).toBe('learning');
    await drops(mia);
  });
});
