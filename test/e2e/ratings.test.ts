import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseId } from '../../bot/domain/ids.ts';
import { buttonsOf, choicesOf, inputOf, type SeenCard, titlesOf, wordsOf } from '../kit/cards.ts';
import { kept } from '../kit/cases.ts';
import { type Cast, castOf, ROLES } from '../kit/cast.ts';
import { actorOf, givenCase, JON, MIA, PASTS, type Past } from '../kit/given.ts';
import { colleague } from '../kit/people.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const DAY = 86_400_000;
const KIM = 'kim.sato@vendor.example';

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

const given = (past: Past) => givenCase(world, past);
const idOf = async (email: string) => (await actorOf(world, email)).user.id;
const starsOf = async (id: CaseId) => {
  const { progress } = await kept(world, id);
  return progress.state === 'closed' ? progress.stars : undefined;
};
const accepted = async (who: Someone): Promise<{ readonly id: CaseId; readonly card: SeenCard }> => {
  const id = await given(PASTS.resolved);
  return { id, card: await who.presses(await who.says(id), 'Accept solution') };
};
/** The averages as a reader sees them, line by line. */
const linesOf = (card: SeenCard): readonly string[] => wordsOf(card).split('\n');

describe('after accepting', () => {
  test.each(['requester', 'contact'] as const)('%s is asked for one to five stars, and answers', async role => {
    const who = people[role];
    const { id, card } = await accepted(who);
    expect(wordsOf(card)).toContain('accepted the solution');
    expect(wordsOf(card)).toContain('How good was the solution?');
    expect(wordsOf(card)).toContain('Closed');
    expect(choicesOf(card, 'rating').map(({ value }) => value)).toEqual(['5', '4', '3', '2', '1']);
    expect(buttonsOf(card).map(({ title }) => title)).toEqual(['Submit', 'Skip', 'Still need help']);
    const done = await who.presses(card, 'Submit', { rating: '4', comment: 'Quick, thank you.' });
    expect(wordsOf(done)).toContain('rated the solution: 4 of 5');
    expect(await starsOf(id)).toBe(4);
    expect(titlesOf(done)).not.toContain('Rate');
  });

  test('it can be skipped, and done later from the case', async () => {
    const { id, card } = await accepted(people.requester);
    const skipped = await people.requester.presses(card, 'Skip');
    expect(await starsOf(id)).toBeUndefined();
    expect((await kept(world, id)).version).toBe(4);
    expect(wordsOf(skipped)).toContain('A given case');
    const again = await people.requester.presses(skipped, 'Rate');
    await people.requester.presses(again, 'Submit', { rating: '5' });
    expect(await starsOf(id)).toBe(5);
  });

  test('typed acceptance asks too', async () => {
    const id = await given(PASTS.resolved);
    const card = await people.requester.says(`accept ${id}`);
    expect(inputOf(card, 'rating')).toBeDefined();
  });

  test('without stars nothing is kept but what was written', async () => {
    const { id, card } = await accepted(people.requester);
    const asked = await people.requester.presses(card, 'Submit', { comment: 'So-so.' });
    expect(wordsOf(asked)).toContain('Choose one to five stars.');
    expect(inputOf(asked, 'comment').value).toBe('So-so.');
    for (const rating of ['0', '6', '4.5', 'many', '-1'])
      await people.requester.performs('case.rate', { case: id, version: 4, rating });
    expect(await starsOf(id)).toBeUndefined();
    expect((await kept(world, id)).version).toBe(4);
  });

  test('the engineer who proposed the solution hears, and nobody else', async () => {
    const id = await given([
      [JON, { type: 'take' }],
      [KIM, { type: 'propose', resolution: 'Do this.', articles: [] }],
      [MIA, { type: 'accept' }],
    ]);
    const counted = () =>
      Object.values({ ...people, kim }).map(who =>
        who === kim || who === people.requester ? 0 : who.received().length,
      );
    const before = counted();
    await people.requester.says(`rate ${id} 2 It took long.`);
    expect(kim.received().at(-1)?.summary).toBe(`${id}: Mia Novak rated your solution: 2 of 5.`);
    expect(counted()).toEqual(before);
    const [said] = await world.store.ratingsInWords({ kind: 'engineer', id: await idOf(KIM) }, 1);
    expect(said).toMatchObject({ case: id, stars: 2, words: 'It took long.', by: await idOf(MIA) });
    expect(said?.team).toBe('global-technical-support');
  });
});

describe('once, and only what was accepted', () => {
  test('a press that is delivered again rates once, tells once, and is answered the same', async () => {
    const { id, card } = await accepted(people.requester);
    const press = people.requester.press(card, 'Submit', { rating: '3', comment: 'Fine.' });
    const before = people.engineer.received().length;
    const answers = [];
    for (const delivery of ['one', 'one', 'two'])
      answers.push((await people.requester.posts({ ...press, id: delivery })).text);
    await world.settled();
    expect(new Set(answers).size).toBe(1);
    expect((await kept(world, id)).version).toBe(5);
    expect(people.engineer.received()).toHaveLength(before + 1);
  });

  test('an acceptance that is delivered again asks again', async () => {
    const id = await given(PASTS.resolved);
    const press = people.requester.press(await people.requester.says(id), 'Accept solution');
    const first = await people.requester.posts(press);
    const second = await people.requester.posts({ ...press, id: 'again' });
    expect(first.text).toContain('How good was the solution?');
    expect(second.text).toBe(first.text);
  });

  test('the other of two has nothing to rate any more', async () => {
    const { id, card } = await accepted(people.requester);
    await people.contact.says(`rate ${id} 1`);
    const late = await people.requester.presses(card, 'Submit', { rating: '5' });
    expect(wordsOf(late)).toContain('This case has changed since the card was shown');
    expect(wordsOf(await people.requester.says(`rate ${id} 5`))).toContain('has been rated already');
    expect(await starsOf(id)).toBe(1);
    expect((await kept(world, id)).version).toBe(5);
  });

  test('not what nobody answered', async () => {
    const id = await given([]);
    const jon = people.engineer;
    await jon.says(`propose ${id}: Do this.`);
    await world.pass(8 * DAY);
    expect(await kept(world, id)).toMatchObject({ progress: { state: 'closed', reason: 'no-response' } });
    expect(titlesOf(await people.requester.says(id))).not.toContain('Rate');
    expect(wordsOf(await people.requester.says(`rate ${id} 1`))).toContain('Only a solution that was accepted');
    expect(await starsOf(id)).toBeUndefined();
  });

  test.each(Object.keys(PASTS).filter(it => it !== 'closed') as (keyof typeof PASTS)[])('not in %s', async standing => {
    const id = await given(PASTS[standing]);
    const { version } = await kept(world, id);
    const card = await people.requester.performs('case.rate', { case: id, version, rating: '5' });
    expect(wordsOf(card)).toContain('That is not possible now');
    expect((await kept(world, id)).version).toBe(version);
  });

  test.each(ROLES.filter(role => role !== 'requester' && role !== 'contact'))('not by: %s', async role => {
    const id = await given(PASTS.closed);
    const before = await kept(world, id);
    const press = { case: id, version: before.version, rating: '1', comment: 'No.' };
    const sent = world.connector.calls.length;
    for (const card of [
      await people[role].performs('case.rate', press),
      await people[role].performs('rating.page', press),
      await people[role].performs('case.rate', { ...press, rating: '' }),
    ])
      expect(wordsOf(card)).toMatch(/You cannot do that with this case|There is no case|I do not know you/);
    expect(world.connector.calls.slice(sent).filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(await kept(world, id)).toEqual(before);
    expect(titlesOf(await people[role].says(id))).not.toContain('Rate');
  });
});

describe('typed', () => {
  test.each([
    ['rate CS 4 thank you', 4, 'thank you'],
    ['Rate CS: 5 stars, that was quick!\nThanks', 5, 'that was quick!\nThanks'],
    ['rate CS 3', 3, undefined],
    ['rate CS 2/5 - it came late', 2, 'it came late'],
    ['rate CS with 4 out of 5: it works', 4, 'it works'],
  ] as const)('%s', async (words, stars, said) => {
    const id = await given(PASTS.closed);
    expect(wordsOf(await people.requester.says(words.replace('CS', id)))).toContain(`${stars} of 5`);
    const [latest] = await world.store.activities(id, 1);
    expect(latest?.event).toMatchObject({ type: 'rated', stars, ...(said === undefined ? {} : { words: said }) });
  });

  test.each(['rate CS', 'rate CS very good', 'rate CS 10', 'rate CS 0 bad'])(
    'asks where no stars were said: %s',
    async words => {
      const id = await given(PASTS.closed);
      expect(inputOf(await people.requester.says(words.replace('CS', id)), 'rating')).toBeDefined();
      expect(await starsOf(id)).toBeUndefined();
    },
  );

  test.each([
    ['bewerte CS 4 danke', 4],
    ['CS bewerten: 5 Sterne, sehr schnell', 5],
    ['bewerte CS mit 4 Sternen: sehr schnell', 4],
    ['bewerte CS mit 4 von 5', 4],
  ] as const)('in German: %s', async (words, stars) => {
    await people.requester.says('language de');
    const id = await given(PASTS.closed);
    expect(wordsOf(await people.requester.says(words.replace('CS', id)))).toContain(`${stars} von 5`);
    expect(await starsOf(id)).toBe(stars);
    await people.requester.says('sprache englisch');
  });

  test('a sentence that begins so is still a question', async () => {
    const card = await people.requester.says('Rate limiting of the web service fails since Monday');
    expect(titlesOf(card).some(title => title === 'This solved it' || title === 'Open a case')).toBe(true);
  });
});

describe('averages', () => {
  let own: World;
  let mia: Someone;
  beforeAll(async () => {
    own = await startWorld();
    mia = own.someone('mia');
    for (const [stars, by, words] of [
      [5, JON, 'Old and good.'],
      [2, JON, 'Between us it was slow.'],
      [3, 'rosa.delgado@vendor.example', 'Said of a colleague.'],
      [4, JON, ''],
    ] as const) {
      const id = await givenCase(own, [
        [by, { type: 'propose', resolution: 'Do this.', articles: [] }],
        [MIA, { type: 'accept' }],
      ]);
      await mia.says(`rate ${id} ${stars} ${words}`);
      await own.pass(words === 'Old and good.' ? 50 * DAY : 9 * DAY);
    }
  });
  afterAll(() => own.close());

  test('an engineer sees their own and their team’s over a period, and what was said to them', async () => {
    const jon = own.someone('jon');
    const card = await jon.says('ratings');
    expect(linesOf(card)).toEqual(
      expect.arrayContaining(['My solutions', '3.7 ★', '3', 'Global Technical Support', '3.5 ★', '4']),
    );
    expect(wordsOf(card)).toContain('Between us it was slow.');
    expect(wordsOf(card)).not.toContain('Said of a colleague.');
    expect(wordsOf(card)).not.toContain('Rosa');
    const recent = await jon.presses(card, 'Last 30 days');
    expect(linesOf(recent)).toEqual(expect.arrayContaining(['Last 30 days', '3 ★', '2', '3 ★', '3']));
    expect(titlesOf(recent)).toEqual(expect.arrayContaining(['Last 90 days', 'All']));
    expect(linesOf(await jon.says('ratings 30 days'))).toEqual(linesOf(recent));
    // The demo's older ones too.
    expect(linesOf(await jon.says('all ratings'))).toEqual(expect.arrayContaining(['All', '4 ★', '5']));
    await jon.says('language de');
    expect(wordsOf(await jon.says('bewertungen'))).toContain('3,7 ★');
    await jon.says('sprache englisch');
  });

  test('an engineer of another team sees none of it', async () => {
    const card = await own.someone('kim').says('ratings');
    expect(linesOf(card)).toEqual(expect.arrayContaining(['My solutions', '–', '0', 'FINOps']));
    expect(wordsOf(card)).not.toContain('Global Technical Support');
    expect(wordsOf(card)).toContain('Nobody has left a comment yet.');
  });

  test('administrators see the average of their account, and no other', async () => {
    for (const name of ['ada', 'piotr'] as const) {
      const card = await own.someone(name).says('ratings');
      expect(linesOf(card)).toEqual(expect.arrayContaining(['Contoso Engineering', '3.5 ★', '4']));
      expect(wordsOf(card)).toContain('Said of a colleague.');
      expect(wordsOf(card)).not.toContain('Global Technical Support');
    }
    const theirs = await own.someone('lea').says('ratings');
    expect(linesOf(theirs)).toEqual(expect.arrayContaining(['Fabrikam Rail', '–', '0']));
    expect(JSON.stringify(theirs)).not.toMatch(/Contoso|slow/);
  });

  test('nobody else does', async () => {
    for (const who of [mia, own.someone('tom')]) {
      const card = await who.says('ratings');
      expect(wordsOf(card)).toContain('Averages are for support engineers and administrators');
      expect(wordsOf(await who.performs('ratings.show', { days: 30 }))).not.toContain('★');
    }
    const stranger = own.meets(colleague('Nobody Known', 'contoso', 98));
    expect(wordsOf(await stranger.says('ratings'))).toMatch(/I do not know you/);
    expect(wordsOf(await stranger.performs('ratings.show', { days: 0 }))).not.toContain('★');
  });

  test('are taught to whom they are for', async () => {
    for (const [name, taught] of [
      ['jon', true],
      ['ada', true],
      ['mia', false],
    ] as const)
      expect(linesOf(await own.someone(name).says('help')).includes('ratings')).toBe(taught);
  });
});
