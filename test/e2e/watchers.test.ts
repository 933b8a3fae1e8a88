import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseId } from '../../bot/domain/ids.ts';
import { MOST_WATCHERS } from '../../bot/domain/lifecycle.ts';
import { buttonsOf, buttonWith, choicesOf, inputOf, type SeenCard, titlesOf, wordsOf } from '../kit/cards.ts';
import { facing, kept } from '../kit/cases.ts';
import { type Cast, castOf, ROLES, type Role } from '../kit/cast.ts';
import type { Call } from '../kit/connector.ts';
import { unsentIn } from '../kit/effects.ts';
import { actorOf, givenCase, MIA, OLIVIA, PASTS, SAMUEL } from '../kit/given.ts';
import { colleague } from '../kit/people.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const PRIYA = 'priya.raman@contoso.example';

let world: World;
let people: Cast;
let priya: Someone;

beforeAll(async () => {
  world = await startWorld();
  priya = world.meets(colleague('Priya Raman', 'contoso', 17));
  people = { ...castOf(world), colleague: world.meets(colleague('Jonas Keller', 'contoso', 6)) };
  await people.colleague.says('language en');
  for (const who of [...Object.values(people), priya]) await who.says('help');
});
afterAll(() => world.close());

const idOf = async (email: string) => (await actorOf(world, email)).user.id;
const watchersOf = async (id: CaseId) => (await kept(world, id)).watchers;
const given = () => givenCase(world, PASTS['work-in-progress']);

const page = async (who: Someone, id: CaseId): Promise<SeenCard> =>
  who.presses(await facing(who, id, 'Watch'), 'Watch');

const MANAGING: readonly Role[] = ['requester', 'contact', 'administrator', 'engineer'];

describe('the page of the watchers', () => {
  test.each(MANAGING)('lists them, adds one of the account, and takes one off: %s', async role => {
    const id = await given();
    const who = people[role];
    const before = await page(who, id);
    expect(wordsOf(before)).toContain(`Samuel Okafor (${SAMUEL})`);
    expect(buttonsOf(before).length).toBeLessThanOrEqual(6);
    const added = await who.presses(before, 'Add', { watcher: await idOf(PRIYA) });
    expect(wordsOf(added)).toContain('as a watcher');
    expect(wordsOf(added)).toContain(`Priya Raman (${PRIYA})`);
    expect(await watchersOf(id)).toEqual([await idOf(PRIYA), await idOf(SAMUEL)].sort());
    const removed = await who.taps(added, buttonWith(added, 'case.unwatch', { user: await idOf(SAMUEL) }));
    expect(wordsOf(removed)).not.toContain(`(${SAMUEL})`);
    expect(await watchersOf(id)).toEqual([await idOf(PRIYA)]);
  });

  test('offers whoever can be added, by name, and nobody who takes part already', async () => {
    const id = await given();
    const card = await page(people.engineer, id);
    const offered = choicesOf(card, 'watcher').map(({ title }) => title);
    expect(offered).toContain('Piotr Zielinski (piotr.zielinski@contoso.example)');
    for (const known of ['Mia Novak', 'Olivia Hughes', 'Samuel Okafor', 'Lea Roy', 'Jon Park'])
      expect(offered.join()).not.toContain(known);
    const { dataset } = Object(inputOf(card, 'watcher')['choices.data']);
    expect(await people.engineer.looksUp(dataset, 'piotr')).toEqual([
      {
        title: 'Piotr Zielinski (piotr.zielinski@contoso.example)',
        value: await idOf('piotr.zielinski@contoso.example'),
      },
    ]);
    expect(await people.engineer.looksUp(dataset, 'lea')).toEqual([]);
  });

  test.each(['watcher', 'colleague', 'foreign administrator', 'foreign user', 'stranger'] as const)(
    'gives no names to look through: %s',
    async role => {
      const id = await given();
      expect(await people[role].looksUp(`case-people:${id}`, '')).toEqual([]);
      expect(await people[role].looksUp('case-people', '')).toEqual([]);
    },
  );

  test('an administrator watches with one tap, and stops with one', async () => {
    const id = await given();
    const { administrator } = people;
    const ada = await idOf('ada.brandt@contoso.example');
    const watching = await administrator.presses(await page(administrator, id), 'Watch this case');
    expect(wordsOf(watching)).toContain('Ada Brandt watches the case');
    expect(await watchersOf(id)).toContain(ada);
    const stopped = await administrator.presses(watching, 'Stop watching');
    expect(wordsOf(stopped)).toContain('Ada Brandt no longer watches the case');
    expect(await watchersOf(id)).not.toContain(ada);
  });

  test('has nothing to watch for those who hear of everything', async () => {
    const id = await given();
    for (const role of ['requester', 'contact', 'engineer'] as const) {
      const titles = titlesOf(await page(people[role], id));
      expect(titles).not.toContain('Watch this case');
      expect(titles).not.toContain('Stop watching');
    }
    const words = wordsOf(await people.requester.says(`watch ${id}`));
    expect(words).toContain('hears of everything already');
    expect(await watchersOf(id)).toEqual([await idOf(SAMUEL)]);
  });

  test('says kindly that nobody was named', async () => {
    const id = await given();
    const card = await people.requester.presses(await page(people.requester, id), 'Add');
    expect(wordsOf(card)).toContain('Choose a person, or type an e-mail address.');
  });
});

describe('who is not of the account', () => {
  const UNKNOWN = ['nobody@contoso.example', 'lea.roy@fabrikam.example', 'jon.park@vendor.example', 'not an address'];

  test.each(UNKNOWN)('is answered with one and the same sentence: %s', async email => {
    const id = await given();
    for (const role of ['requester', 'administrator', 'engineer'] as const) {
      const card = await people[role].presses(await page(people[role], id), 'Add', { email });
      expect(wordsOf(card)).toContain(
        `I find nobody with the address ${email} among the people of this case's account.`,
      );
      // What was typed is still there to be corrected.
      expect(inputOf(card, 'email').value).toBe(email);
    }
    expect(await watchersOf(id)).toEqual([await idOf(SAMUEL)]);
  });

  test('cannot be added by a forged id either', async () => {
    const id = await given();
    const { version } = await kept(world, id);
    for (const email of ['lea.roy@fabrikam.example', 'jon.park@vendor.example']) {
      const card = await people.engineer.performs('case.watch', { case: id, version, watcher: await idOf(email) });
      expect(wordsOf(card)).toContain('Choose a person, or type an e-mail address.');
    }
    expect(await watchersOf(id)).toEqual([await idOf(SAMUEL)]);
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

  test.each(ROLES.filter(role => !MANAGING.includes(role)))('%s', async role => {
    const id = await given();
    const before = await kept(world, id);
    const sent = world.connector.calls.length;
    const press = { case: id, version: before.version };
    const user = await idOf(SAMUEL);
    const other = await idOf(PRIYA);
    const answers = [
      await people[role].performs('watchers.page', press),
      await people[role].performs('watchers.watch', press),
      await people[role].performs('case.watch', { ...press, watcher: other }),
      await people[role].performs('case.watch', { ...press, email: PRIYA }),
      await people[role].performs('case.watch', { ...press, email: 'lea.roy@fabrikam.example' }),
      ...(role === 'watcher' ? [] : [await people[role].performs('case.unwatch', { ...press, user })]),
      ...(role === 'watcher' ? [] : [await people[role].performs('watchers.unwatch', press)]),
    ];
    for (const card of answers) expect(wordsOf(card)).toMatch(WHY[role] ?? /never/);
    expect(await kept(world, id)).toEqual(before);
    expect(world.connector.calls.slice(sent).filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('a foreign case is answered exactly like a missing one', async () => {
    const id = await given();
    for (const role of ['colleague', 'foreign administrator'] as const)
      for (const words of ['watch CS', 'unwatch CS', `watch CS for ${PRIYA}`]) {
        const foreign = JSON.stringify(await people[role].says(words.replace('CS', id)));
        const missing = JSON.stringify(await people[role].says(words.replace('CS', 'CS0999999')));
        expect(foreign.replaceAll(id, 'CS0999999')).toBe(missing);
      }
  });

  test.each(['closed', 'cancelled'] as const)('a case that is %s gets no more watchers', async standing => {
    const id = await givenCase(world, PASTS[standing]);
    expect(wordsOf(await people.requester.says(`watch ${id} for ${PRIYA}`))).toContain('That is not possible now');
    expect(await watchersOf(id)).toEqual([await idOf(SAMUEL)]);
  });
});

describe('whoever watches', () => {
  test('hears that they were added, and sees the case', async () => {
    const id = await given();
    expect(wordsOf(await priya.says(id))).toContain('There is no case');
    const requester = people.requester.received().length;
    await people.requester.says(`watch ${id} for ${PRIYA}`);
    const told = priya.received().at(-1);
    expect(told?.summary).toBe(`${id}: Mia Novak added you as a watcher.`);
    expect(wordsOf(told?.card ?? {})).toContain('A given case');
    // One answer to the one who did it; nobody else is bothered.
    expect(people.requester.received().length).toBe(requester + 1);
    expect(people.watcher.received().at(-1)?.summary).not.toContain(id);
  });

  test('comments, answers, and gets every notice, but no internal note', async () => {
    const id = await givenCase(world, PASTS['awaiting-info']);
    await people.administrator.says(`watch ${id} for ${PRIYA}`);
    expect(wordsOf(await priya.says(`comment ${id}: I see it too.`))).toContain('I see it too.');
    await priya.says(`reply ${id}: It is version 24.`);
    expect((await kept(world, id)).progress.state).toBe('work-in-progress');
    const before = priya.received().length;
    await people.engineer.says(`note ${id}: Between us, a known bug.`);
    expect(priya.received()).toHaveLength(before);
    await people.engineer.says(`propose ${id}: Install 24.1.`);
    expect(priya.received().at(-1)?.summary).toContain('proposes a solution');
    // A watcher can neither accept nor reject it.
    expect(priya.received().at(-1)?.summary).toContain('The requester can accept or reject it');
    const card = await priya.says(id);
    expect(JSON.stringify(card)).not.toContain('Between us');
    expect(JSON.stringify(priya.received())).not.toContain('Between us');
    for (const title of ['Accept solution', 'Reject solution', 'Watch', 'Change contact'])
      expect(titlesOf(card)).not.toContain(title);
  });

  test('stops with one tap, is told so once however often the press comes, and sees the case no more', async () => {
    const id = await given();
    const card = await facing(people.watcher, id, 'Stop watching');
    const press = people.watcher.press(card, 'Stop watching');
    const first = await people.watcher.posts(press);
    const second = await people.watcher.posts({ ...press, id: 'another-delivery' });
    expect(first.text).toContain(`You no longer watch ${id}`);
    expect(second.text).toBe(first.text);
    expect(first.text).not.toContain('A given case');
    expect(await watchersOf(id)).toEqual([]);
    expect((await kept(world, id)).version).toBe(3);
    expect(wordsOf(await people.watcher.says(id))).toContain('There is no case');
    await people.engineer.says(`comment ${id}: Found it.`);
    expect(people.watcher.received().at(-1)?.summary).not.toContain('commented');
  });

  test('is not told what was waiting for them when they were taken off', async () => {
    const id = await given();
    const { watcher, engineer, requester } = people;
    const before = watcher.received().length;
    const toThem = (call: Call) => call.method === 'POST' && call.conversation === watcher.chat.id;
    world.connector.fail({ status: 429, retryAfter: '30' }, 1, toThem);
    await engineer.says(`comment ${id}: For your eyes only.`);
    await requester.says(`unwatch ${id} for ${SAMUEL}`);
    await world.pass(120_000);
    expect(watcher.received()).toHaveLength(before);
    expect(await unsentIn(world.database)).toBe(0);
  });
});

describe('typed', () => {
  const ADDING = [
    `watch CS for ${PRIYA}`,
    `add ${PRIYA} to CS`,
    `Add ${PRIYA.toUpperCase()} as a watcher of CS.`,
    `CS beobachten für ${PRIYA}`,
    `${PRIYA} zu CS hinzufügen`,
  ];
  const REMOVING = [
    `unwatch CS for ${SAMUEL}`,
    `remove ${SAMUEL} from CS`,
    `CS nicht mehr beobachten für ${SAMUEL}`,
    `${SAMUEL} aus CS entfernen`,
  ];
  const said = (words: string) => (/beobachten|zu|aus/.test(words) ? german : people.requester);
  let german: Someone;
  beforeAll(async () => {
    german = people.administrator;
    await german.says('language de');
  });
  afterAll(() => german.says('sprache englisch'));

  test.each(ADDING)('%s', async words => {
    const id = await given();
    const card = await said(words).says(words.replace('CS', id));
    expect(wordsOf(card)).toContain(`Priya Raman (${PRIYA})`);
    expect(await watchersOf(id)).toContain(await idOf(PRIYA));
  });

  test.each(REMOVING)('%s', async words => {
    const id = await given();
    await said(words).says(words.replace('CS', id));
    expect(await watchersOf(id)).toEqual([]);
  });

  test.each([
    ['watch CS', 'CS nicht mehr beobachten'],
    ['CS beobachten', 'unwatch CS'],
    ['beobachte CS', 'stop watching CS'],
  ])('%s, and %s', async (on, off) => {
    const id = await given();
    const ada = await idOf('ada.brandt@contoso.example');
    expect(wordsOf(await german.says(on.replace('CS', id)))).toContain('Ada Brandt beobachtet den Fall');
    expect(await watchersOf(id)).toContain(ada);
    expect(wordsOf(await german.says(on.replace('CS', id)))).toContain('Das ist bereits so');
    expect(wordsOf(await german.says(off.replace('CS', id)))).toContain('beobachtet den Fall nicht mehr');
    expect(await watchersOf(id)).not.toContain(ada);
  });

  test('by a watcher, who is told that it is so already, and can leave', async () => {
    const id = await given();
    expect(wordsOf(await people.watcher.says(`watch ${id}`))).toContain('It is like that already');
    expect(wordsOf(await people.watcher.says(`unwatch ${id}`))).toContain(`You no longer watch ${id}`);
    expect(await watchersOf(id)).toEqual([]);
  });

  test('by an engineer, to whom it shows the list', async () => {
    const id = await given();
    expect(wordsOf(await people.engineer.says(`watch ${id}`))).toContain('Who watches this case');
    expect((await kept(world, id)).version).toBe(2);
  });
});

describe('once, however often', () => {
  test('a press that is delivered again adds once, tells once, and is answered the same', async () => {
    const id = await given();
    const card = await page(people.requester, id);
    const press = people.requester.press(card, 'Add', { email: PRIYA });
    const before = priya.received().length;
    const answers = [];
    for (const delivery of ['one', 'one', 'two'])
      answers.push(await people.requester.posts({ ...press, id: delivery }));
    await world.settled();
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await kept(world, id)).version).toBe(3);
    expect(priya.received()).toHaveLength(before + 1);
  });

  test('an old page changes nothing, says so, and shows the list as it is', async () => {
    const id = await given();
    const old = await page(people.requester, id);
    await people.administrator.says(`watch ${id} for ${PRIYA}`);
    const { version } = await kept(world, id);
    const card = await people.requester.taps(old, buttonWith(old, 'case.unwatch', { user: await idOf(SAMUEL) }));
    expect(wordsOf(card)).toContain('This case has changed since the card was shown');
    // Whom to take off is not whom to add.
    expect(inputOf(card, 'watcher').value ?? '').toBe('');
    expect(wordsOf(card)).toContain(`(${PRIYA})`);
    expect((await kept(world, id)).version).toBe(version);
  });

  test('two at the same moment both come through, one after the other or not at all', async () => {
    const id = await given();
    const [one, two] = [await page(people.requester, id), await page(people.administrator, id)];
    await Promise.all([
      people.requester.posts(people.requester.press(one, 'Add', { email: PRIYA })),
      people.administrator.posts(people.administrator.press(two, 'Watch this case')),
    ]);
    await world.settled();
    // Both cards showed the same version, so one of them was late.
    expect(await watchersOf(id)).toHaveLength(2);
    expect((await kept(world, id)).version).toBe(3);
  });

  test('what two type at the same moment comes through, one after the other', async () => {
    const id = await given();
    const { requester, administrator } = people;
    await Promise.all([requester.says(`watch ${id} for ${PRIYA}`), administrator.says(`watch ${id}`)]);
    expect(await watchersOf(id)).toHaveLength(3);
    expect((await kept(world, id)).version).toBe(4);
  });

  test('a case has no more watchers than its limit', async () => {
    const id = await given();
    const users = await world.store.findUsers((await kept(world, id)).account, '', 100);
    const others = users.filter(({ email }) => ![MIA, OLIVIA, SAMUEL].includes(email));
    for (const { email } of others.slice(0, MOST_WATCHERS - 1)) await people.engineer.says(`watch ${id} for ${email}`);
    expect(await watchersOf(id)).toHaveLength(MOST_WATCHERS);
    const full = await people.engineer.says(`watch ${id} for ${others[MOST_WATCHERS - 1]?.email}`);
    expect(wordsOf(full)).toContain('as many watchers as it can have');
    expect(JSON.stringify(full).length).toBeLessThan(25 * 1024);
    expect(await watchersOf(id)).toHaveLength(MOST_WATCHERS);
  });
});
