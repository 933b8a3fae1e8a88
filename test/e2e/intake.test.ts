import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buttonWith, choicesOf, inputOf, inputsOf, type SeenCard, titlesOf, wordsOf } from '../kit/cards.ts';
import { ANSWERS, drops, fills, kept, numberOn, PRODUCT, stillRequired } from '../kit/cases.ts';
import { identified } from '../kit/given.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

describe('the form', () => {
  test('holds back what is mandatory, and says what is missing while something is', async () => {
    const mia = world.someone('mia');
    let card = await mia.says('open a case');
    expect(stillRequired(card)).toBe(
      'Still required: Request type, Category, Short description, Description, Situation and Impact',
    );
    card = await mia.presses(card, 'Next', {});
    expect(wordsOf(card)).toContain('A few answers are still missing on this page.');
    expect(inputOf(card, 'requestType').isRequired).toBe(true);
    card = await mia.presses(card, 'Next', { requestType: 'product-support', category: 'suggestion' });
    expect(stillRequired(card)).toBe('Still required: Product, Short description, Description, Situation and Impact');
    card = await mia.presses(card, 'Next', {});
    expect(inputOf(card, 'product')).toBeDefined();
    card = await mia.presses(card, 'Next', { product: 'microstation' });
    // This product has areas, so one of them is mandatory now; the version is not.
    expect(stillRequired(card)).toContain('Product area');
    card = await mia.presses(card, 'Next', { productVersion: '' });
    card = await mia.presses(card, 'Next', { productArea: 'crash' });
    card = await mia.presses(card, 'Next', { shortDescription: 'It stops', description: '   ' });
    expect(stillRequired(card)).toBe('Still required: Description, Situation and Impact');
    expect(inputOf(card, 'shortDescription').value).toBe('It stops');
    card = await mia.presses(card, 'Next', { description: 'At once.', situation: 'low', impact: 'one-user' });
    expect(stillRequired(card)).toBe('');
    card = await mia.presses(card, 'Next');
    expect(titlesOf(card)).toContain('Submit');
    await drops(mia);
  });

  test('does not submit what is incomplete, whichever button is forged', async () => {
    const mia = world.someone('mia');
    const card = await mia.says('open a case');
    const { draft, revision } = buttonWith(card, 'intake.next').data;
    const before = await world.store.countOpenCases((await identified(world, mia)).user.id);
    const refused = await mia.performs('intake.submit', { draft, revision });
    expect(stillRequired(refused)).toContain('Request type');
    expect(await world.store.countOpenCases((await identified(world, mia)).user.id)).toBe(before);
    await drops(mia);
  });

  test('lets every answer be changed from the review, and goes back', async () => {
    const mia = world.someone('mia');
    let review = await fills(mia, await mia.says('product support'), { ...ANSWERS, ...PRODUCT });
    const change = async (page: string, answers: Record<string, string>) => {
      const form = await mia.taps(review, buttonWith(review, 'intake.go', { page }));
      review = await fills(mia, await mia.presses(form, 'Next', answers), {});
    };
    await change('request', { category: 'suggestion' });
    await change('version', { productArea: 'crash' });
    await change('problem', { shortDescription: 'Another line', situation: 'critical', customerReference: 'PO-77' });
    await change('contact', { contactMethod: 'phone', language: 'de' });
    for (const words of ['Suggestion', 'Crash', 'Another line', '2 High', 'PO-77', 'Phone', 'German'])
      expect(wordsOf(review)).toContain(words);
    const back = await mia.presses(review, 'Back');
    expect(inputOf(back, 'contactMethod').value).toBe('phone');
    review = await mia.presses(back, 'Next');
    const it = await kept(world, numberOn(await mia.presses(review, 'Submit')));
    expect(it).toMatchObject({
      category: 'suggestion',
      productArea: 'crash',
      shortDescription: 'Another line',
      situation: 'critical',
      priority: 2,
      customerReference: 'PO-77',
      contactMethod: 'phone',
      language: 'de',
    });
  });

  test('explains the scales in full when asked, and keeps what was typed', async () => {
    const mia = world.someone('mia');
    const card = await mia.presses(await mia.says('billing support'), 'Next', { category: 'request' });
    const explained = await mia.presses(card, 'What do these mean?', { shortDescription: 'An invoice is missing' });
    expect(wordsOf(explained)).toContain('nothing gets around it');
    expect(inputOf(explained, 'shortDescription').value).toBe('An invoice is missing');
    await drops(mia);
  });

  test('answers a press on a page that was left with the page that it is on', async () => {
    const mia = world.someone('mia');
    const first = await mia.says('billing support');
    await mia.presses(first, 'Next', { category: 'request' });
    const again = await mia.presses(first, 'Next', { category: 'incident' });
    expect(inputOf(again, 'shortDescription')).toBeDefined();
    const back = await mia.presses(again, 'Back');
    expect(inputOf(back, 'category').value).toBe('request');
    await drops(mia);
  });
});

const PRIORITIES = [
  ['critical', 'multiple-locations', '1 Critical'],
  ['critical', 'one-location', '1 Critical'],
  ['critical', 'one-user', '2 High'],
  ['high', 'multiple-locations', '2 High'],
  ['high', 'one-location', '2 High'],
  ['high', 'one-user', '3 Medium'],
  ['medium', 'multiple-locations', '3 Medium'],
  ['medium', 'one-location', '3 Medium'],
  ['medium', 'one-user', '3 Medium'],
  ['low', 'multiple-locations', '4 Low'],
  ['low', 'one-location', '4 Low'],
  ['low', 'one-user', '4 Low'],
] as const;

test('priority follows from situation and impact, for each pair', async () => {
  const mia = world.someone('mia');
  let review = await fills(mia, await mia.says('billing support'), ANSWERS);
  const seen: unknown[] = [];
  for (const [situation, impact, words] of PRIORITIES) {
    const form = await mia.taps(review, buttonWith(review, 'intake.go', { page: 'problem' }));
    review = await fills(mia, await mia.presses(form, 'Next', { situation, impact }), {});
    seen.push([situation, impact, wordsOf(review).split('\n').includes(words) ? words : wordsOf(review)]);
  }
  expect(seen).toEqual(PRIORITIES);
  await drops(mia);
});

describe('brand and product', () => {
  const toProducts = async (who: Someone): Promise<SeenCard> =>
    who.presses(await who.says('product support'), 'Next', { category: 'incident' });
  const values = (card: SeenCard, id: string) => choicesOf(card, id).map(choice => choice.value);

  test('come from what the account used in the last 60 days', async () => {
    const mia = world.someone('mia');
    const card = await toProducts(mia);
    const since = new Date(world.now().getTime() - 60 * 86_400_000);
    const used = await world.store.productsUsed((await identified(world, mia)).account.id, since);
    expect(used.length).toBeGreaterThan(10);
    expect(values(card, 'product')).toEqual(used);
    expect(values(card, 'product')).not.toContain('complypro');
    expect(wordsOf(card)).toContain('last 60 days');
    await drops(mia);
  });

  test('a brand narrows the products', async () => {
    const mia = world.someone('mia');
    const card = await mia.presses(await toProducts(mia), 'Next', { brand: 'plaxis' });
    expect(values(card, 'product')).toEqual(['plaxis-2d', 'plaxis-3d']);
    const version = await mia.presses(card, 'Next', { brand: 'plaxis', product: 'plaxis-3d' });
    expect(wordsOf(version)).toContain('PLAXIS 3D');
    await drops(mia);
  });

  test('the full catalog shows all, says that it clears, and clears brand and product', async () => {
    const mia = world.someone('mia');
    let card = await toProducts(mia);
    expect(inputOf(card, 'fullCatalog').title).toContain('clears brand and product');
    card = await mia.presses(card, 'Next', { product: 'plaxis-3d' });
    card = await mia.presses(card, 'Back');
    expect(inputOf(card, 'product').value).toBe('plaxis-3d');
    expect(inputOf(card, 'brand').value).toBe('plaxis');
    card = await mia.presses(card, 'Next', { fullCatalog: 'true' });
    expect(inputOf(card, 'product').value).toBeUndefined();
    expect(inputOf(card, 'brand').value).toBeUndefined();
    expect(inputOf(card, 'fullCatalog').value).toBe('true');
    expect(values(card, 'product')).toHaveLength(44);
    expect(stillRequired(card)).toContain('Product');
    card = await mia.presses(card, 'Next', { product: 'complypro' });
    expect(wordsOf(card)).toContain('ComplyPro');
    await drops(mia);
  });

  test('a product is found by part of its name, where the client cannot look up', async () => {
    const mia = world.someone('mia');
    let card = await mia.presses(await toProducts(mia), 'Next', { productSearch: 'comply' });
    expect(values(card, 'product')).toEqual(['complypro']);
    card = await mia.presses(card, 'Next', { product: 'complypro' });
    expect(wordsOf(card)).toContain('ComplyPro');
    await drops(mia);
  });

  test('type-ahead finds products, of the chosen brand only', async () => {
    const mia = world.someone('mia');
    const ids = async (query: string, data = {}) =>
      (await mia.looksUp('products', query, data)).map(choice => choice.value);
    expect(await ids('micro')).toContain('microstation');
    expect(await ids('open')).toEqual(expect.arrayContaining(['openroads-designer', 'openbridge-designer']));
    const narrowed = await ids('open', { brand: 'openbridge' });
    expect(narrowed).toContain('openbridge-designer');
    expect(narrowed).not.toContain('openroads-designer');
    expect(await mia.looksUp('products', 'open', {}, { skip: 0, top: 2 })).toHaveLength(2);
    expect(await ids('no such product at all')).toEqual([]);
    expect(await mia.looksUp('unknown', 'x')).toEqual([]);
  });

  test('versions and areas are those of the product, and go when the product changes', async () => {
    const mia = world.someone('mia');
    let card = await mia.presses(await toProducts(mia), 'Next', { product: 'openroads-designer' });
    expect(values(card, 'productArea')).toEqual([
      'licensing',
      'installation',
      'dwg',
      'references',
      'performance',
      'crash',
      'reports',
    ]);
    const [version = ''] = values(card, 'productVersion');
    expect(wordsOf(card)).toContain('Help, About');
    card = await mia.presses(card, 'Next', { productVersion: version, productArea: 'reports' });
    card = await mia.presses(await mia.presses(card, 'Back'), 'Back');
    card = await mia.presses(card, 'Next', { product: 'moses' });
    // MOSES has no areas: the field is neither shown nor required.
    expect(inputsOf(card).map(input => input.id)).toEqual(['productVersion']);
    expect(inputOf(card, 'productVersion').value).toBeUndefined();
    expect(stillRequired(card)).not.toContain('Product area');
    const it = await kept(world, numberOn(await mia.presses(await fills(mia, card, ANSWERS), 'Submit')));
    expect(it).toMatchObject({ product: 'moses', productVersion: undefined, productArea: undefined });
  });

  test('the type of issue is asked about managed products, where the account has managed services', async () => {
    const mia = world.someone('mia');
    let card = await mia.presses(await toProducts(mia), 'Next', { product: 'projectwise-explorer' });
    expect(stillRequired(card)).toContain('Type of issue');
    card = await mia.presses(card, 'Next', { productArea: 'performance' });
    expect(wordsOf(card)).toContain('still missing');
    const review = await fills(mia, card, { ...ANSWERS, typeOfIssue: 'data-restore' });
    expect(wordsOf(review)).toContain('Data restore');
    expect(await kept(world, numberOn(await mia.presses(review, 'Submit')))).toMatchObject({
      typeOfIssue: 'data-restore',
    });
    card = await mia.presses(await toProducts(mia), 'Next', { product: 'microstation' });
    expect(inputsOf(card).map(input => input.id)).toEqual(['productVersion', 'productArea']);
    await drops(mia);
    // License Support has no such field.
    const licence = await mia.presses(await mia.says('license support'), 'Next', { category: 'incident' });
    const version = await mia.presses(licence, 'Next', { product: 'projectwise-explorer' });
    expect(inputsOf(version).map(input => input.id)).toEqual(['productVersion', 'productArea']);
    await drops(mia);
  });
});
