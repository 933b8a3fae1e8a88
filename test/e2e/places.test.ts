import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId, type CaseId, type ConversationId, type TeamId } from '../../bot/domain/ids.ts';
import { aside, execute, installation, joined, left, message, otherInvoke, refresh } from '../kit/activities.ts';
import { titlesOf, wordsOf } from '../kit/cards.ts';
import { givenCase, PASTS } from '../kit/given.ts';
import { colleague } from '../kit/people.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const posted = () => world.connector.calls.filter(call => call.method === 'POST' && call.activity?.type === 'message');

describe('the welcome', () => {
  test('comes once for an installation, however many activities announce it', async () => {
    const { person, chat, posts, received } = world.someone('mia');
    const announcements = [installation(person, chat), joined(person, chat), installation(person, chat, 'add-upgrade')];
    await Promise.all(announcements.map(posts));
    await posts(joined(person, chat));
    await world.settled();
    expect(received()).toHaveLength(1);
    const [welcome] = received();
    expect(wordsOf(welcome?.card ?? {})).toContain('Hello Mia');
    expect(wordsOf(welcome?.card ?? {})).toContain('Three things to try');
  });

  test('of somebody unknown says how to register', async () => {
    const who = world.meets(colleague('Nobody Known', 'contoso', 99));
    await who.posts(installation(who.person, who.chat));
    await world.settled();
    expect(wordsOf(who.sees())).toContain('I do not know you yet');
  });

  test('of a channel asks which team works there, and its answer registers the desk', async () => {
    const channel = world.someone('jon', world.channel('19:fresh@thread.tacv2'));
    await channel.posts(installation(channel.person, channel.chat));
    await channel.posts(joined(channel.person, channel.chat));
    await world.settled();
    expect(channel.received()).toHaveLength(1);
    const done = await channel.presses(channel.sees(), 'Confirm', { team: 'finops' });
    expect(wordsOf(done)).toContain('FINOps');
    expect((await world.store.desks(asId<TeamId>('finops'))).map(desk => desk.conversation)).toEqual([channel.chat.id]);
  });

  test('somebody else who joins is not welcomed', async () => {
    const { person, chat } = world.someone('ada');
    const before = posted().length;
    await world.someone('ada').posts(joined(person, chat, [{ id: '29:somebody-else' }]));
    await world.settled();
    expect(posted()).toHaveLength(before);
  });

  test('after a removal nothing is sent there', async () => {
    const piotr = world.someone('piotr');
    await piotr.says('help');
    await piotr.posts(left(piotr.person, piotr.chat));
    const before = piotr.received().length;
    await world.someone('jon').says('comment CS0001054: Hello');
    await world.settled();
    expect(piotr.received()).toHaveLength(before);
  });
});

describe('a desk', () => {
  test('is registered in a channel, by an engineer', async () => {
    const jon = world.someone('jon');
    expect(wordsOf(await jon.says('desk Global Technical Support'))).toContain('in the team');
    const mia = world.someone('mia', world.channel('19:mias@thread.tacv2'));
    expect(wordsOf(await mia.says('desk FINOps'))).toContain('for support engineers');
    expect(await world.store.desk(asId<ConversationId>('19:mias@thread.tacv2'))).toBeUndefined();
  });

  test('shows a case to the channel as any engineer may handle it; each press counts for who presses', async () => {
    const channel = world.someone('jon', world.channel('19:gts@thread.tacv2'));
    const kim = world.someone('kim', channel.chat);
    await channel.says('desk Global Technical Support');
    const mia = world.someone('mia');
    const form = await mia.says('login and web services');
    expect(wordsOf(form)).toContain('Open a case');
    await mia.presses(await mia.says('cancel'), 'Confirm');
    const id = await givenCase(world, PASTS.unassigned);
    await mia.says(`comment ${id}: still there`);
    const card = await channel.says(id);
    expect(titlesOf(card)).toContain('Take');
    expect(wordsOf(await kim.presses(card, 'Take'))).toContain('Kim Sato has taken the case');
    expect(wordsOf(await channel.presses(card, 'Take'))).toContain('changed since the card was shown');
  });
});

test('in a channel that is no desk, no case is shown, even to an engineer', async () => {
  const channel = world.someone('jon', world.channel('19:lunch@thread.tacv2'));
  expect(wordsOf(await channel.says('CS0001069'))).toContain('between you and me');
  expect(wordsOf(await channel.performs('case.show', { case: 'CS0001069' }))).toContain('between you and me');
  expect(wordsOf(await channel.says('queue'))).not.toContain('CS00');
});

describe('in a shared chat', () => {
  const groupOf = (name: 'mia' | 'ada' | 'jon'): Someone =>
    world.someone(name, { kind: 'group', id: '19:group@thread.v2', serviceUrl: world.connector.serviceUrl });

  test.each(['CS0001069', 'case CS0001069', 'open a case', 'billing support', 'profile', 'cancel', 'accept CS0001059'])(
    'nothing private is shown: %s',
    async words => {
      const answer = wordsOf(await groupOf('mia').says(words));
      expect(answer).toContain('between you and me');
      expect(answer).not.toContain('PLAXIS');
    },
  );

  test('an administrator’s licenses stay private', async () => {
    expect(wordsOf(await groupOf('ada').says('licenses'))).toContain('between you and me');
    expect(wordsOf(await groupOf('ada').performs('license.list', { offset: 0 }))).toContain('between you and me');
  });

  test('help shows no open cases; a question is answered; search finds no cases', async () => {
    expect(wordsOf(await groupOf('mia').says('help'))).not.toContain('open case');
    expect(titlesOf(await groupOf('mia').says('My application starts in trial mode'))).toContain('This solved it');
    expect(wordsOf(await groupOf('mia').says('search PLAXIS 2D calculation stops'))).not.toContain('CS0001069');
  });

  test('a button of a case or of a form carries nothing over', async () => {
    for (const [verb, data] of [
      ['case.show', { case: 'CS0001069' }],
      ['case.form', { case: 'CS0001069', version: 1, action: 'comment' }],
      ['intake.open', { ref: 'x' }],
      ['profile.show', {}],
    ] as const) {
      const answer = wordsOf(await groupOf('mia').performs(verb, data));
      expect(answer).toContain('between you and me');
    }
  });

  test('none of these helped goes on in the personal chat', async () => {
    const group = groupOf('mia');
    const card = await group.says('My application starts in trial mode');
    expect(wordsOf(await group.presses(card, 'None of these helped'))).toContain('between you and me');
  });
});

describe('what needs no answer', () => {
  test.each(['messageUpdate', 'messageDelete', 'messageReaction', 'typing'] as const)('%s', async type => {
    const { person, chat, posts } = world.someone('mia');
    const before = world.connector.calls.length;
    expect((await posts(aside(person, chat, type))).status).toBe(200);
    await world.settled();
    expect(world.connector.calls).toHaveLength(before);
  });
});

describe('what nobody understands', () => {
  test('an unknown invoke is answered politely and does nothing', async () => {
    const { person, chat, posts } = world.someone('mia');
    const before = world.connector.calls.length;
    for (const name of ['task/fetch', 'composeExtension/query', 'signin/verifyState', 'something/new']) {
      const answer = await posts(otherInvoke(person, chat, name));
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('Type “help” to see what I can do');
    }
    expect(world.connector.calls).toHaveLength(before);
  });

  test('an unknown verb, and a known one with other data, leave everything as it is', async () => {
    const mia = world.someone('mia');
    expect(wordsOf(await mia.performs('no.such.verb'))).toContain('nothing was changed');
    expect(wordsOf(await mia.performs('case.show', { case: 'x' }))).toContain('nothing was changed');
    expect(wordsOf(await mia.performs('case.accept', { case: 'CS0001059' }))).toContain('nothing was changed');
    expect((await world.store.case(asId<CaseId>('CS0001059')))?.progress.state).toBe('resolved');
  });

  test('a refresh that Teams asks for shows the case and changes nothing', async () => {
    const { person, chat, posts } = world.someone('mia');
    const answer = await posts(refresh(person, chat, 'case.show', { case: 'CS0001069' }));
    expect(answer.text).toContain('phase 4');
    const before = (await world.store.case(asId<CaseId>('CS0001059')))?.version;
    await posts(refresh(person, chat, 'case.accept', { case: 'CS0001059', version: before }));
    expect((await world.store.case(asId<CaseId>('CS0001059')))?.version).toBe(before);
  });

  test('a press carries the same as Action.Submit', async () => {
    const mia = world.someone('mia');
    const home = await mia.says('help');
    await mia.submits(home, 'Open a case');
    expect(wordsOf(mia.sees())).toContain('Open a case');
    await mia.presses(await mia.says('cancel'), 'Confirm');
  });

  test('user text is shown as it was typed', async () => {
    const id = await givenCase(world, PASTS.new);
    const typed = '**bold** <at>Jon</at> [link](http://evil.example) {{x}}';
    const mia = world.someone('mia');
    const card = await mia.says(`comment ${id}: ${typed}`);
    const runs = JSON.stringify(card);
    expect(runs).toContain(JSON.stringify(typed).slice(1, -1));
    expect(runs).not.toContain(`"type":"TextBlock","text":${JSON.stringify(typed)}`);
  });
});

test('something that goes wrong is one sentence with a number that the log has', async () => {
  const mia = world.someone('mia');
  const { store } = world;
  const original = store.countOpenCases;
  Object.assign(store, { countOpenCases: () => Promise.reject(new Error('the disk is full')) });
  const card = await mia.says('help').finally(() => Object.assign(store, { countOpenCases: original }));
  const incident = /incident number (\w+)/.exec(wordsOf(card))?.[1] ?? '';
  expect(incident).not.toBe('');
  expect(world.logged()).toContain(incident);
  expect(wordsOf(card)).not.toContain('disk');
});

test('the log holds no names, addresses or words of people', async () => {
  const mia = world.someone('mia');
  await mia.says('My very private question about pumps');
  await mia.posts(execute(mia.person, mia.chat, 'case.comment', { case: 'CS0001069', version: 1, comment: 'pumps' }));
  await mia.posts({ ...message(mia.person, mia.chat, 'pumps again'), locale: 'de-DE' });
  for (const word of ['pumps', 'mia.novak', 'Mia Novak']) expect(world.logged()).not.toContain(word);
});
