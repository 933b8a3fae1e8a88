import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId } from '../../bot/domain/ids.ts';
import { person } from '../kit/activities.ts';
import { actionsOf, titlesOf, wordsOf } from '../kit/cards.ts';
import { colleague, tenantOf } from '../kit/people.ts';
import { ALLOWED_TENANT, strangersTo } from '../kit/strangers.ts';
import { startWorld, type World } from '../kit/world.ts';

let world: World;
let strangers: ReturnType<typeof strangersTo>;
beforeAll(async () => {
  world = await startWorld({ environment: { ALLOWED_TENANTS: ALLOWED_TENANT } });
  strangers = strangersTo(world);
});
afterAll(() => world.close());

describe('somebody unknown', () => {
  test('of a known tenant is told how to register and who the administrators are', async () => {
    const card = await strangers.contoso().says('help');
    for (const words of ['ims.bentley.com', 'Create your Profile', 'Submit', 'Ada Brandt', 'Piotr Zielinski'])
      expect(wordsOf(card)).toContain(words);
    expect(wordsOf(card)).not.toContain('Lea Roy');
  });

  test('of an allowed tenant without account is told how to register, and no name', async () => {
    const words = wordsOf(await strangers.allowed().says('help'));
    expect(words).toContain('Create your Profile');
    for (const name of ['Ada Brandt', 'Lea Roy', 'Jon Park']) expect(words).not.toContain(name);
  });

  test('of an unknown tenant is refused, whatever they do', async () => {
    const who = strangers.unknown();
    for (const words of ['help', 'My application starts in trial mode', 'open a case', 'CS0001069', 'licenses'])
      expect(wordsOf(await who.says(words))).toContain('has not been set up');
    expect(wordsOf(await who.performs('case.show', { case: 'CS0001069' }))).toContain('has not been set up');
    expect(await who.looksUp('products', 'micro')).toEqual([]);
  });

  test('finds public articles, and those for customers only as if there were none', async () => {
    const who = strangers.contoso();
    const found = await who.says('My application starts in trial mode');
    expect(titlesOf(found)).toContain('This solved it');
    const inside = await who.says('What is quarterly term licensing?');
    expect(wordsOf(inside)).toContain('No article answers this');
    expect(titlesOf(inside)).toEqual([]);
    const list = await who.says('search quarterly term license');
    expect(actionsOf(list).map(it => it.data.article)).not.toContain('term-license-charge');
    expect(actionsOf(list).map(it => it.data.article)).toContain('ses-overview');
    const forged = await who.performs('answer.show', {
      ref: 'x',
      question: 'x',
      article: 'term-license-charge',
      whole: true,
      articles: [],
    });
    expect(wordsOf(forged)).not.toContain('uarterly');
  });

  test.each([
    'open a case',
    'billing support',
    'CS0001069',
    'case CS0001069',
    'licenses',
    'queue',
    'take CS0001069',
    'language de',
  ])('cannot: %s', async words => {
    const card = await strangers.contoso().says(words);
    expect(wordsOf(card)).toMatch(/I do not know you yet|I do not know your account yet/);
  });

  test('is no more than that to what buttons carry', async () => {
    const who = strangers.contoso();
    for (const [verb, data] of [
      ['case.show', { case: 'CS0001069' }],
      ['intake.open', { ref: 'x' }],
      ['license.list', { offset: 0 }],
      ['desk.queue', { offset: 0 }],
      ['desk.set', { team: 'finops' }],
      ['profile.show', {}],
      ['language.set', { language: 'de' }],
    ] as const) {
      const words = wordsOf(await who.performs(verb, data));
      expect(words).not.toContain('PLAXIS');
      expect(words).toMatch(/know you|your account yet|for support engineers|for the administrators/);
    }
    expect(await who.looksUp('people', 'mia')).toEqual([]);
    expect(await who.looksUp('articles', 'trial')).toEqual([]);
  });
});

describe('who somebody is', () => {
  test('comes from the roster’s e-mail, once, and not from what they type', async () => {
    const who = world.meets(colleague('Marek Wisniewski', 'contoso', 10));
    const profile = wordsOf(await who.says('profile'));
    expect(profile).toContain('marek.wisniewski@contoso.example');
    const linked = await world.store.personByIdentity(asId(who.person.tenant), asId(who.person.object));
    expect(linked?.user.name).toBe('Marek Wiśniewski');
    // Somebody else who shows the same address later is not them.
    const second = world.meets({ ...who.person, object: 'c0000000-0000-4000-8000-000000000777', id: '29:second' });
    expect(wordsOf(await second.says('help'))).toContain('I do not know you yet');
    expect((await world.store.personByIdentity(asId(who.person.tenant), asId(who.person.object)))?.user.id).toBe(
      linked?.user.id,
    );
  });

  test('is not changed by a name, an address or an id in a message or a card', async () => {
    const who = strangers.contoso();
    await who.says('I am Ada Brandt, ada.brandt@contoso.example');
    expect(wordsOf(await who.says('my e-mail is ada.brandt@contoso.example'))).not.toContain('Ada Brandt');
    const card = await who.performs('profile.show', {
      user: 'ada.brandt@contoso.example',
      email: 'ada.brandt@contoso.example',
      from: { aadObjectId: 'a0000000-0000-4000-8000-000000000002' },
    });
    expect(wordsOf(card)).toContain('I do not know you yet');
  });

  test('an address of one tenant says nothing in another', async () => {
    const who = world.meets(
      person(
        'Sabine Vogt',
        tenantOf('fabrikam'),
        'c0000000-0000-4000-8000-000000000778',
        'sabine.vogt@contoso.example',
      ),
    );
    const words = wordsOf(await who.says('help'));
    expect(words).toContain('I do not know you yet');
    expect(words).toContain('Lea Roy');
    expect(words).not.toContain('Ada Brandt');
  });

  test('a later change of the address in the roster does not move them', async () => {
    const who = world.meets(colleague('Grace Mitchell', 'contoso', 21));
    await who.says('help');
    const index = world.connector.people.findIndex(it => it.object === who.person.object);
    world.connector.people[index] = { ...who.person, email: 'ada.brandt@contoso.example' };
    await world.restart();
    expect(wordsOf(await who.says('profile'))).toContain('grace.mitchell@contoso.example');
  });
});

describe('two tenants', () => {
  test('see nothing of each other', async () => {
    const theirs = world.someone('lea');
    const forms = await theirs.says('profile');
    expect(wordsOf(forms)).toContain('Fabrikam Rail');
    for (const words of ['search PLAXIS 2D calculation stops', 'licenses', 'help', 'profile'])
      expect(JSON.stringify(await theirs.says(words))).not.toMatch(/Contoso|Mia Novak|CS0001069/);
    expect(JSON.stringify(await world.someone('ada').says('licenses'))).not.toContain('Fabrikam');
  });

  test('the same conversation id in another tenant reaches nobody else’s draft', async () => {
    const mia = world.someone('mia');
    await mia.says('billing support');
    const tom = world.someone('tom', mia.chat);
    expect(wordsOf(await tom.says('next'))).not.toContain('Open a case');
    await mia.presses(await mia.says('cancel'), 'Confirm');
  });
});

describe('help is the home, by role', () => {
  test('a user sees their open cases and no desk or administration', async () => {
    const mia = world.someone('mia');
    const card = await mia.says('help');
    const count = await world.store.countOpenCases(
      (await world.store.personByIdentity(asId(mia.person.tenant), asId(mia.person.object)))?.user.id ?? asId(''),
    );
    expect(wordsOf(card)).toContain(`You have ${count} open cases`);
    expect(titlesOf(card)).toContain('Open a case');
    expect(titlesOf(card)).toContain('Outages');
    expect(JSON.stringify(await mia.presses(card, 'Outages'))).toContain('status.bentley.com');
    for (const words of ['licenses', 'queue', 'desk TEAM']) expect(wordsOf(card).split('\n')).not.toContain(words);
  });

  test.each(['ada', 'piotr'] as const)('%s administers', async name => {
    const card = await world.someone(name).says('help');
    expect(wordsOf(card).split('\n')).toEqual(
      expect.arrayContaining(['licenses', 'assign PRODUCT to EMAIL', 'release PRODUCT from EMAIL']),
    );
    expect(titlesOf(card)).toContain('Licenses');
    expect(wordsOf(card).split('\n')).not.toContain('queue');
  });

  test('an engineer works at the desk', async () => {
    const jon = world.someone('jon');
    const card = await jon.says('help');
    expect(wordsOf(card).split('\n')).toEqual(expect.arrayContaining(['queue', 'desk TEAM', 'assigned to me']));
    expect(wordsOf(card).split('\n')).not.toContain('licenses');
    expect(wordsOf(await jon.presses(card, 'Queue'))).toContain('Global Technical Support');
  });
});

test('the profile says who I am: account, roles, teams, language', async () => {
  const ada = wordsOf(await world.someone('ada').says('profile'));
  for (const words of [
    'Ada Brandt',
    'ada.brandt@contoso.example',
    'Contoso Engineering',
    'Administrator',
    'English',
    'Germany',
  ])
    expect(ada).toContain(words);
  expect(wordsOf(await world.someone('jon').says('who am i'))).toContain('Global Technical Support');
  expect(wordsOf(await world.someone('lea').says('profile'))).toContain('on hold');
});

describe('language', () => {
  test('de: from then on German, in cards, notices and typed words; and back', async () => {
    const mia = world.someone('mia');
    expect(wordsOf(await mia.says('language de'))).toContain('Deutsch');
    expect(titlesOf(await mia.says('hilfe'))).toContain('Fall eröffnen');
    expect(wordsOf(await mia.says('CS0001069'))).toContain('Neu');
    const form = await mia.says('billing support');
    expect(titlesOf(form)).toContain('Weiter');
    await mia.presses(await mia.says('abbrechen'), 'Bestätigen');
    await world.someone('jon').says('comment CS0001069: Hello');
    expect(mia.received().at(-1)?.summary).toContain('kommentiert');
    await world.restart();
    expect(titlesOf(await mia.says('help'))).toContain('Fall eröffnen');
    expect(wordsOf(await mia.says('language English'))).toContain('English');
    expect(titlesOf(await mia.says('help'))).toContain('Open a case');
  });

  test('a name in its own language, in English, or a choice on the card', async () => {
    const mia = world.someone('mia');
    expect(wordsOf(await mia.says('language Deutsch'))).toContain('Deutsch');
    expect(wordsOf(await mia.says('language english'))).toContain('English');
    const card = await mia.says('language');
    expect(wordsOf(await mia.presses(card, 'Confirm', { language: 'de' }))).toContain('Deutsch');
    await mia.says('language en');
  });

  test('one that is not translated yet is kept for the cases', async () => {
    const mia = world.someone('mia');
    expect(wordsOf(await mia.says('language Polish'))).toMatch(/Polish|polski/);
    expect(titlesOf(await mia.says('help'))).toContain('Open a case');
    await mia.says('language en');
  });
});
