import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseId } from '../../bot/domain/ids.ts';
import { buttonsOf, choicesOf, inputOf, type SeenCard, titlesOf, wordsOf } from '../kit/cards.ts';
import { facing, kept } from '../kit/cases.ts';
import { type Cast, castOf, ROLES, type Role } from '../kit/cast.ts';
import type { Call } from '../kit/connector.ts';
import { unsentIn } from '../kit/effects.ts';
import { actorOf, givenCase, MIA, OLIVIA, PASTS } from '../kit/given.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const ADA = 'ada.brandt@contoso.example';
const PRIYA = 'priya.raman@contoso.example';

let world: World;
let people: Cast;
let kim: Someone;

beforeAll(async () => {
  world = await startWorld();
  kim = world.someone('kim');
  people = castOf(world);
  for (const who of [...Object.values(people), kim]) await who.says('help');
});
afterAll(() => world.close());

const idOf = async (email: string) => (await actorOf(world, email)).user.id;
/** Mia's case, Olivia is the contact by e-mail, Samuel watches, Jon works on it. */
const given = () => givenCase(world, PASTS['work-in-progress']);
const version = async (id: CaseId) => (await kept(world, id)).version;

/** The page behind a button of the case's card. */
const page = async (who: Someone, id: CaseId, title: string): Promise<SeenCard> =>
  who.presses(await facing(who, id, title), title);

const RUNNING: readonly Role[] = ['requester', 'administrator', 'engineer'];

describe('the contact', () => {
  test.each(RUNNING)('is changed by picking somebody: %s', async role => {
    const id = await given();
    const form = await page(people[role], id, 'Change contact');
    expect(wordsOf(form)).toContain(`Olivia Hughes (${OLIVIA})`);
    expect(choicesOf(form, 'contact').map(({ value }) => value)).not.toContain(await idOf(OLIVIA));
    expect(buttonsOf(form).length).toBeLessThanOrEqual(6);
    const card = await people[role].presses(form, 'Submit', { contact: await idOf(PRIYA) });
    expect(wordsOf(card)).toContain('made Priya Raman the contact');
    expect(await kept(world, id)).toMatchObject({ contact: await idOf(PRIYA), contactMethod: 'email', version: 3 });
  });

  test('is changed by an e-mail address, together with the way to reach them', async () => {
    const id = await given();
    const form = await page(people.requester, id, 'Change contact');
    await people.requester.presses(form, 'Submit', { email: ADA.toUpperCase(), contactMethod: 'phone' });
    expect(await kept(world, id)).toMatchObject({ contact: await idOf(ADA), contactMethod: 'phone', version: 3 });
    const [latest] = await world.store.activities(id, 1);
    expect(latest?.event).toMatchObject({ type: 'contact-changed', from: await idOf(OLIVIA), to: await idOf(ADA) });
  });

  test('hears of it in words of their own; the others that it has changed', async () => {
    const id = await given();
    await people.requester.says(`contact ${id} ${PRIYA}`);
    expect(people.colleague.received().at(-1)?.summary).toBe(`${id}: Mia Novak made you the contact of this case.`);
    for (const role of ['watcher', 'engineer'] as const)
      expect(people[role].received().at(-1)?.summary).toBe(`${id}: Mia Novak changed the contact of the case.`);
  });

  test('of before sees the case no more, unless they take part in another way', async () => {
    const id = await given();
    await people.engineer.says(`contact ${id} ${PRIYA}`);
    expect(wordsOf(await people.contact.says(id))).toContain('There is no case');
    await people.engineer.says(`contact ${id} ${MIA}`);
    await people.engineer.says(`contact ${id} ${OLIVIA}`);
    expect(wordsOf(await people.requester.says(id))).toContain('A given case');
    expect(wordsOf(await people.contact.says(id))).toContain('A given case');
  });

  test('of before gets nothing of what was waiting for them', async () => {
    const id = await given();
    const { contact, engineer, requester } = people;
    const before = contact.received().length;
    const toThem = (call: Call) => call.method === 'POST' && call.conversation === contact.chat.id;
    world.connector.fail({ status: 429, retryAfter: '30' }, 1, toThem);
    await engineer.says(`comment ${id}: For Olivia alone.`);
    await requester.says(`contact ${id} ${PRIYA}`);
    await world.pass(120_000);
    expect(contact.received()).toHaveLength(before);
    expect(await unsentIn(world.database)).toBe(0);
    expect(JSON.stringify(contact.received())).not.toContain('For Olivia alone');
  });

  test('hands the case on themselves, and is told so once more when the press comes again', async () => {
    const id = await given();
    const form = await page(people.contact, id, 'Change contact');
    const press = people.contact.press(form, 'Submit', { email: PRIYA });
    const first = await people.contact.posts(press);
    const second = await people.contact.posts({ ...press, id: 'another-delivery' });
    await world.settled();
    expect(first.text).toContain(`You are no longer the contact of ${id}`);
    expect(first.text).not.toContain('A given case');
    expect(second.text).toBe(first.text);
    expect(await kept(world, id)).toMatchObject({ contact: await idOf(PRIYA), version: 3 });
  });

  test.each(['nobody@contoso.example', 'lea.roy@fabrikam.example', 'jon.park@vendor.example'])(
    'cannot be somebody who is not of the account, in one and the same sentence: %s',
    async email => {
      const id = await given();
      for (const role of ['requester', 'engineer'] as const) {
        const card = await people[role].presses(await page(people[role], id, 'Change contact'), 'Submit', { email });
        expect(wordsOf(card)).toContain(
          `I find nobody with the address ${email} among the people of this case's account`,
        );
        expect(inputOf(card, 'email').value).toBe(email);
        expect(wordsOf(await people[role].says(`contact ${id} ${email}`))).toContain('I find nobody with the address');
      }
      const forged = { case: id, version: 2, contact: await idOf('lea.roy@fabrikam.example'), contactMethod: 'email' };
      expect(wordsOf(await people.engineer.performs('contact.change', forged))).toContain('Choose a person');
      expect(await kept(world, id)).toMatchObject({ contact: await idOf(OLIVIA), version: 2 });
    },
  );
});

describe('the way to reach the contact', () => {
  test('changes alone; the engineer and the contact hear, nobody else', async () => {
    const id = await given();
    const { requester, watcher, contact, engineer } = people;
    const before = watcher.received().length;
    const card = await requester.presses(await page(requester, id, 'Change contact'), 'Submit', {
      contactMethod: 'mobile',
    });
    expect(wordsOf(card)).toContain('Mia Novak set the contact method to Mobile phone');
    expect(await kept(world, id)).toMatchObject({ contact: await idOf(OLIVIA), contactMethod: 'mobile', version: 3 });
    for (const who of [contact, engineer])
      expect(who.received().at(-1)?.summary).toBe(`${id}: Mia Novak changed how the contact is reached.`);
    expect(watcher.received()).toHaveLength(before);
  });

  test('is no call to somebody without a number, and that is said', async () => {
    const id = await given();
    await people.requester.says(`contact ${id} ${MIA}`);
    const card = await people.requester.presses(await page(people.requester, id, 'Change contact'), 'Submit', {
      contactMethod: 'phone',
    });
    expect(wordsOf(card)).toContain('Mia Novak has no phone number in the profile');
    expect(wordsOf(card)).toContain('No number in the profile');
    expect(wordsOf(await people.requester.says(`contact by phone ${id}`))).toContain('has no phone number');
    expect(await kept(world, id)).toMatchObject({ contactMethod: 'email', version: 3 });
  });

  test('becomes e-mail where a new contact has no number and nobody chose otherwise', async () => {
    const id = await given();
    await people.requester.says(`contact by mobile ${id}`);
    await people.requester.says(`contact ${id} ${PRIYA}`);
    expect(await kept(world, id)).toMatchObject({ contact: await idOf(PRIYA), contactMethod: 'email', version: 4 });
  });

  test('is not changed by a press without a change', async () => {
    const id = await given();
    const card = await people.requester.presses(await page(people.requester, id, 'Change contact'), 'Submit');
    expect(wordsOf(card)).toContain('It is like that already');
    expect(await version(id)).toBe(2);
  });
});

describe('the priority', () => {
  test('follows from what an engineer says of situation and impact, and everybody hears', async () => {
    const id = await given();
    const form = await page(kim, id, 'Change priority');
    expect(wordsOf(form)).toContain('1 Critical; One User: 2 High');
    const card = await kim.presses(form, 'Submit', { situation: 'critical', impact: 'one-location' });
    expect(wordsOf(card)).toContain('Kim Sato set the priority to 1 Critical');
    expect(await kept(world, id)).toMatchObject({ situation: 'critical', impact: 'one-location', priority: 1 });
    for (const role of ['requester', 'contact', 'watcher', 'engineer'] as const)
      expect(people[role].received().at(-1)?.summary).toBe(`${id}: Kim Sato set the priority to 1 Critical.`);
    const { lines } = await world.store.queue([(await kept(world, id)).team], 50, 0);
    expect(lines.find(line => line.id === id)?.priority).toBe(1);
  });

  test.each([
    ['priority CS high multiple locations', 'high', 'multiple-locations', 2],
    ['priority CS: Critical', 'critical', 'one-user', 2],
    ['change priority of CS to low, multiple users at one location', 'low', 'one-location', 4],
    ['priority CS one location', 'medium', 'one-location', 3],
  ] as const)('typed: %s', async (words, situation, impact, priority) => {
    const id = await given();
    await people.engineer.says(words.replace('CS', id));
    expect(await kept(world, id)).toMatchObject({ situation, impact, priority, version: 3 });
  });

  test.each(['priority CS', 'priority CS very urgent, please', 'priority CS high multiple', 'priority CS 1'])(
    'is asked for where it was not said: %s',
    async words => {
      const id = await given();
      const card = await people.engineer.says(words.replace('CS', id));
      expect(inputOf(card, 'situation').value).toBe('medium');
      expect(wordsOf(card).includes('Say it like')).toBe(words !== 'priority CS');
      expect(await version(id)).toBe(2);
    },
  );

  test('is an engineer’s to change', async () => {
    const id = await given();
    const press = { case: id, version: 2, situation: 'critical', impact: 'multiple-locations' };
    for (const role of ROLES.filter(it => it !== 'engineer')) {
      const words = wordsOf(await people[role].performs('priority.change', press));
      expect(words).toMatch(/You cannot do that with this case|There is no case|I do not know you/);
      expect(wordsOf(await people[role].performs('priority.page', press))).not.toContain('Which priority follows');
      if (role !== 'stranger')
        expect(wordsOf(await people[role].says(`priority ${id} critical`))).toContain('for support engineers');
      expect(titlesOf(await people[role].says(id))).not.toContain('Change priority');
    }
    expect(await kept(world, id)).toMatchObject({ priority: 3, version: 2 });
  });
});

describe('what is refused changes nothing and tells nobody', () => {
  const WHY: Partial<Record<Role, RegExp>> = {
    watcher: /You cannot do that with this case/,
    colleague: /There is no case CS\d{7} that you can see/,
    'foreign administrator': /There is no case CS\d{7} that you can see/,
    'foreign user': /There is no case CS\d{7} that you can see/,
    stranger: /I do not know you yet|I do not know your account yet/,
  };

  test.each(['watcher', 'colleague', 'foreign administrator', 'foreign user', 'stranger'] as const)(
    '%s',
    async role => {
      const id = await given();
      const before = await kept(world, id);
      const who = people[role];
      const press = { case: id, version: before.version, contactMethod: 'email' };
      const sent = world.connector.calls.length;
      for (const card of [
        await who.performs('contact.page', press),
        await who.performs('contact.change', { ...press, email: PRIYA }),
        await who.performs('contact.change', { ...press, contact: await idOf(PRIYA) }),
        await who.performs('contact.change', { ...press, contactMethod: 'mobile' }),
      ])
        expect(wordsOf(card)).toMatch(WHY[role] ?? /never/);
      expect(world.connector.calls.slice(sent).filter(({ method }) => method !== 'GET')).toEqual([]);
      for (const words of [`contact ${id} ${PRIYA}`, `contact by phone ${id}`])
        expect(wordsOf(await who.says(words))).toMatch(WHY[role] ?? /never/);
      expect(await kept(world, id)).toEqual(before);
    },
  );

  test.each(['closed', 'cancelled'] as const)('in a case that is %s', async standing => {
    const id = await givenCase(world, PASTS[standing]);
    const before = await kept(world, id);
    for (const words of [`contact ${id} ${PRIYA}`, `contact by mobile ${id}`])
      expect(wordsOf(await people.requester.says(words))).toContain('That is not possible now');
    expect(wordsOf(await people.engineer.says(`priority ${id} critical`))).toContain('That is not possible now');
    expect(await kept(world, id)).toEqual(before);
  });
});

describe('typed in German', () => {
  beforeAll(() => people.administrator.says('language de'));
  afterAll(() => people.administrator.says('sprache englisch'));

  test.each([
    [`kontaktperson CS ${PRIYA}`, { contactMethod: 'email' }],
    [`Kontaktperson von CS ändern auf ${PRIYA}`, { contactMethod: 'email' }],
    ['kontakt per telefon CS', { contactMethod: 'phone' }],
    ['kontakt CS per mobiltelefon', { contactMethod: 'mobile' }],
  ])('%s', async (words, expected) => {
    const id = await given();
    const card = await people.administrator.says(words.replace('CS', id));
    expect(titlesOf(card)).toContain('Kommentieren');
    const contact = words.includes(PRIYA) ? await idOf(PRIYA) : await idOf(OLIVIA);
    expect(await kept(world, id)).toMatchObject({ ...expected, contact, version: 3 });
  });

  test('priorität CS hoch, mehrere Standorte', async () => {
    await people.engineer.says('language de');
    const id = await given();
    const card = await people.engineer.says(`priorität ${id} hoch, mehrere Standorte`);
    expect(wordsOf(card)).toContain('Jon Park hat die Priorität auf 2 Hoch gesetzt');
    expect(await kept(world, id)).toMatchObject({ situation: 'high', impact: 'multiple-locations', priority: 2 });
    await people.engineer.says('sprache englisch');
  });
});

describe('once, however often', () => {
  test.each([
    ['Change contact', { email: PRIYA, contactMethod: 'mobile' }, 'requester'],
    ['Change contact', { contactMethod: 'mobile' }, 'requester'],
    ['Change priority', { situation: 'low', impact: 'one-user' }, 'engineer'],
  ] as const)('a press of "%s" with %o', async (title, inputs, role) => {
    const id = await given();
    const form = await page(people[role], id, title);
    const press = people[role].press(form, 'Submit', inputs);
    const answers = [];
    // Priya has no number: what was chosen for her cannot be, and is said each time.
    const changes = 'email' in inputs ? 0 : 1;
    for (const delivery of ['one', 'one', 'two'])
      answers.push((await people[role].posts({ ...press, id: delivery })).text);
    await world.settled();
    expect(new Set(answers).size).toBe(1);
    expect(await version(id)).toBe(2 + changes);
  });

  test('a contact that was changed stays so, and is told once', async () => {
    const id = await given();
    await people.requester.says(`contact by mobile ${id}`);
    const form = await page(people.requester, id, 'Change contact');
    const press = people.requester.press(form, 'Submit', { email: PRIYA });
    const before = people.colleague.received().length;
    const answers = [];
    for (const delivery of ['one', 'one', 'two'])
      answers.push((await people.requester.posts({ ...press, id: delivery })).text);
    await world.settled();
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('made Priya Raman the contact');
    expect(await kept(world, id)).toMatchObject({ contactMethod: 'email', version: 4 });
    expect(people.colleague.received()).toHaveLength(before + 1);
  });

  test('an old page changes nothing, says so, and keeps what was chosen', async () => {
    const id = await given();
    const old = await page(people.requester, id, 'Change contact');
    await people.engineer.says(`comment ${id}: Meanwhile.`);
    const card = await people.requester.presses(old, 'Submit', { email: PRIYA });
    expect(wordsOf(card)).toContain('This case has changed since the card was shown');
    expect(inputOf(card, 'email').value).toBe(PRIYA);
    expect(await kept(world, id)).toMatchObject({ contact: await idOf(OLIVIA), version: 3 });
    await people.requester.presses(card, 'Submit');
    expect(await kept(world, id)).toMatchObject({ contact: await idOf(PRIYA), version: 4 });
  });
});

describe('the card of a case offers these pages to whom they are for, and to nobody else', () => {
  const OPEN = ['new', 'unassigned', 'work-in-progress', 'awaiting-info', 'pending-development', 'resolved'];
  const MANAGING: readonly Role[] = ['requester', 'contact', 'administrator', 'engineer'];
  const RIGHTS: readonly (readonly [title: string, who: readonly Role[], when: readonly string[]])[] = [
    ['Watch', MANAGING, OPEN],
    ['Stop watching', ['watcher'], OPEN],
    ['Change contact', MANAGING, OPEN],
    ['Change priority', ['engineer'], OPEN],
    ['Rate', ['requester', 'contact'], ['closed']],
  ];

  test.each(Object.entries(PASTS))('in %s', async (standing, past) => {
    const id = await givenCase(world, past);
    for (const role of ROLES) {
      const titles = new Set<string>();
      let card = await people[role].says(id);
      for (const title of titlesOf(card)) titles.add(title);
      while (titlesOf(card).includes('More')) {
        card = await people[role].presses(card, 'More');
        expect(buttonsOf(card).length).toBeLessThanOrEqual(6);
        for (const title of titlesOf(card)) titles.add(title);
      }
      const offered = RIGHTS.map(([title]) => title).filter(title => titles.has(title));
      const expected = RIGHTS.filter(([, who, when]) => who.includes(role) && when.includes(standing));
      expect([role, ...offered]).toEqual([role, ...expected.map(([title]) => title)]);
    }
  });
});
