import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccountId, asId, type CaseId, type UserId } from '../../bot/domain/ids.ts';
import type { CaseRow } from '../../db/store.ts';
import { fileAttachment } from '../kit/activities.ts';
import { buttonWith, choicesOf, inputOf, inputsOf, type SeenCard, titlesOf, wordsOf } from '../kit/cards.ts';
import { ANSWERS, fills, numberOn, onPage, opens, PRODUCT } from '../kit/cases.ts';
import { colleague, demoPerson } from '../kit/people.ts';
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

const STORED = new Uint8Array([137, 80, 78, 71]);

let world: World;
const desks = new Map<string, Someone>();

beforeAll(async () => {
  world = await startWorld({
    fetchContent: async file =>
      file.name.endsWith('.exe')
        ? { ok: false, reason: 'executable' }
        : { ok: true, type: 'image/png', content: STORED },
  });
  for (const team of ['Global Technical Support', 'FINOps', 'IMS', 'LEARN', 'Training']) {
    const desk = world.someone('kim', world.channel(`19:${team}@thread.tacv2`));
    await desk.says(`desk ${team}`);
    desks.set(team, desk);
  }
});
afterAll(() => world.close());

const kept = async (number: string): Promise<CaseRow> => {
  const it = await world.store.case(asId<CaseId>(number));
  if (it === undefined) throw new Error(`no case ${number}`);
  return it;
};

/** The form is empty again for whoever comes next. */
const drops = async (who: Someone): Promise<SeenCard> => who.presses(await who.says('cancel'), 'Confirm');

const stillRequired = (card: SeenCard): string =>
  wordsOf(card)
    .split('\n')
    .find(line => line.startsWith('Still required')) ?? '';

describe.each(TYPES)('%s', (type, words, team, channel) => {
  const answers = ABOUT_PRODUCT.includes(type) ? { ...ANSWERS, ...PRODUCT } : ANSWERS;

  test('is opened by typing its name, and goes to its team', async () => {
    const card = await opens(world.someone('mia'), words, answers);
    const number = numberOn(card);
    expect(await kept(number)).toMatchObject({ requestType: type, team, priority: 3, progress: { state: 'new' } });
    expect(desks.get(channel)?.received().at(-1)?.summary).toBe(`${number}: new case for ${channel}, 3 Medium.`);
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
    const it = await kept(numberOn(opened));
    expect(it).toMatchObject({ requestType: type, team, category: 'request' });
    expect(it.product).toBe(ABOUT_PRODUCT.includes(type) ? 'microstation' : undefined);
  });
});

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
    const before = await world.store.countOpenCases(await idOf(mia));
    const refused = await mia.performs('intake.submit', { draft, revision });
    expect(stillRequired(refused)).toContain('Request type');
    expect(await world.store.countOpenCases(await idOf(mia))).toBe(before);
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
    const it = await kept(numberOn(await mia.presses(review, 'Submit')));
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
    const used = await world.store.productsUsed(await accountOf(mia), since);
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
    const it = await kept(numberOn(await mia.presses(await fills(mia, card, ANSWERS), 'Submit')));
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
    expect(await kept(numberOn(await mia.presses(review, 'Submit')))).toMatchObject({ typeOfIssue: 'data-restore' });
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

const idOf = async (who: Someone): Promise<UserId> => {
  const found = await world.store.personByIdentity(asId(who.person.tenant), asId(who.person.object));
  if (found === undefined) throw new Error('unknown person');
  return found.user.id;
};
const accountOf = async (who: Someone): Promise<AccountId> => {
  const found = await world.store.personByIdentity(asId(who.person.tenant), asId(who.person.object));
  if (found === undefined) throw new Error('unknown person');
  return found.account.id;
};

describe('people', () => {
  test('the contact is me unless I choose a colleague, found by name or e-mail', async () => {
    const mia = world.someone('mia');
    const found = await mia.looksUp('people', 'jonas');
    expect(found.map(choice => choice.title)).toEqual(['Jonas Keller (jonas.keller@contoso.example)']);
    expect(await mia.looksUp('people', 'jonas.keller@contoso')).toEqual(found);
    const card = await fills(mia, await mia.says('billing support'), ANSWERS);
    expect(wordsOf(card)).toContain('Mia Novak');
    const form = await mia.taps(card, buttonWith(card, 'intake.go', { page: 'contact' }));
    expect(inputOf(form, 'contact').value).toBe(await idOf(mia));
    const review = await mia.presses(form, 'Next', { contact: found[0]?.value ?? '' });
    expect(wordsOf(review)).toContain('Jonas Keller');
    const it = await kept(numberOn(await mia.presses(review, 'Submit')));
    expect(it).toMatchObject({ contact: found[0]?.value, requester: await idOf(mia) });
    // The contact takes part from now on.
    const jonas = world.meets(colleague('Jonas Keller', 'contoso', 6));
    expect(wordsOf(await jonas.says(it.id))).toContain(it.shortDescription);
  });

  test('nobody of another account is found or accepted', async () => {
    const mia = world.someone('mia');
    const tom = await idOf(world.someone('tom'));
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
    expect(await kept(numberOn(await ada.presses(review, 'Submit')))).toMatchObject({
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
    const it = await kept(numberOn(await jon.presses(card, 'Submit')));
    const miaId = await idOf(world.someone('mia'));
    expect(it).toMatchObject({ requester: miaId, contact: miaId, account: await accountOf(world.someone('mia')) });
    expect(world.someone('mia').received().at(-1)?.summary).toBe(`${it.id}: your case was opened.`);
    expect((await world.store.activities(it.id, 5))[0]?.by).toBe(await idOf(jon));
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
    expect(await world.store.attachmentContent(files[0]?.id ?? '')).toEqual(Buffer.from(STORED));
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
  expect(wordsOf(review)).toContain('sounds alike');
  const other = await mia.taps(review, buttonWith(review, 'case.show', { case: 'CS0001069' }));
  expect(wordsOf(other)).toContain('stops at phase 4');
  // Somebody else is not shown it.
  const samuel = world.meets(colleague('Samuel Okafor', 'contoso', 16));
  const theirs = await fills(samuel, await samuel.says('product support'), {
    ...ANSWERS,
    ...PRODUCT,
    shortDescription: 'PLAXIS 2D calculation stops with error 101',
  });
  expect(wordsOf(theirs)).not.toContain('CS0001069');
  await drops(mia);
});

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
    expect(await kept(numberOn(opened))).toMatchObject({
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
    const it = await kept(numberOn(card));
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
    expect(await kept(numberOn(opened))).toMatchObject({ requestType: 'billing-support', team: 'finops' });
    expect(desks.get('FINOps')?.received().at(-1)?.summary).toContain(numberOn(opened));
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
