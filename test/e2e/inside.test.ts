import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SeenCard, wordsOf } from '../kit/cards.ts';
import { ANSWERS, fills, numberOn } from '../kit/cases.ts';
import { givenCase, PASTS } from '../kit/given.ts';
import { colleague } from '../kit/people.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

/** No case has this number. */
const NOBODYS = 'CS0999999';

let world: World;
let mia: Someone;
let olivia: Someone;
let samuel: Someone;
let jon: Someone;
let desk: Someone;

beforeAll(async () => {
  world = await startWorld();
  mia = world.someone('mia');
  olivia = world.meets(colleague('Olivia Hughes', 'contoso', 15));
  samuel = world.meets(colleague('Samuel Okafor', 'contoso', 16));
  jon = world.someone('jon');
  desk = world.someone('jon', world.channel('19:desk@thread.tacv2'));
  await desk.says('desk Global Technical Support');
  for (const who of [mia, olivia, samuel, jon, world.someone('ada'), world.someone('kim')]) await who.says('help');
});
afterAll(() => world.close());

describe('a foreign case is answered exactly like one that does not exist', () => {
  const asked = (card: SeenCard, id: string) => JSON.stringify(card).replaceAll(id, NOBODYS);

  const strangers = () => [
    world.someone('tom'),
    world.someone('lea'),
    world.meets(colleague('Priya Raman', 'contoso', 17)),
  ];

  test.each([
    'CS',
    'case CS',
    'show CS',
    'accept CS',
    'reject CS: no',
    'comment CS: hello',
    'reply CS: hello',
    'close CS',
  ])('typed: %s', async words => {
    const id = await givenCase(world, PASTS.resolved);
    for (const who of strangers()) {
      const theirs = await who.says(words.replace('CS', id));
      const nobodys = await who.says(words.replace('CS', NOBODYS));
      expect(asked(theirs, id)).toBe(asked(nobodys, id));
      expect(wordsOf(nobodys)).toContain(`There is no case ${NOBODYS}`);
    }
  });

  test.each([
    ['case.show', {}],
    ['case.more', {}],
    ['case.form', { action: 'reject' }],
    ['case.form', { action: 'note' }],
    ['case.accept', {}],
    ['case.reject', { reason: 'x' }],
    ['case.comment', { comment: 'x' }],
    ['case.note', { comment: 'x' }],
    ['case.take', {}],
    ['case.propose', { resolution: 'x' }],
    ['case.hand-over', { team: 'finops' }],
    ['case.hand-over', { team: 'no such team' }],
    ['case.follow-up', {}],
  ])('pressed: %s %j', async (verb, data) => {
    const id = await givenCase(world, PASTS.resolved);
    for (const who of strangers()) {
      const theirs = await who.performs(verb, { case: id, version: 1, ...data });
      const nobodys = await who.performs(verb, { case: NOBODYS, version: 1, ...data });
      expect(asked(theirs, id)).toBe(asked(nobodys, id));
      expect(wordsOf(nobodys)).toContain(`There is no case ${NOBODYS}`);
    }
    expect((await world.store.case(id))?.progress.state).toBe('resolved');
  });

  test('search finds none of them', async () => {
    const words = 'PLAXIS 2D calculation stops at phase 4 with error 101';
    expect(wordsOf(await mia.says(`search ${words}`))).toContain('CS0001069');
    for (const who of strangers()) expect(wordsOf(await who.says(`search ${words}`))).not.toContain('CS0001069');
  });
});

describe('what engineers say among themselves', () => {
  const SECRETS = [
    'the customer is difficult',
    'ask for a discount first',
    'the developers broke it',
    'not before May',
  ];

  test('reaches no customer: on no card, in no notice, in no list', async () => {
    const id = await givenCase(world, PASTS['work-in-progress']);
    await jon.says(`note ${id}: ${SECRETS[0]}`);
    const forms = [
      ['Send to development', { comment: SECRETS[2] ?? '' }],
      ['Back from development', { comment: SECRETS[3] ?? '' }],
      ['Hand over', { comment: SECRETS[1] ?? '', team: 'finops' }],
    ] as const;
    for (const [title, inputs] of forms) {
      const card = await jon.says(id);
      const face = JSON.stringify(card).includes(`"title":"${title}"`) ? card : await jon.presses(card, 'More');
      await jon.presses(await jon.presses(face, title), 'Submit', inputs);
    }
    const events = (await world.store.activities(id, 50)).map(({ event }) => event.type);
    expect(events.slice(0, 4)).toEqual(['handed-over', 'back-from-development', 'sent-to-development', 'noted']);

    const customers = [mia, olivia, samuel, world.someone('ada')];
    for (const who of customers) await who.says(id);
    const chats = new Set(customers.map(({ chat }) => chat.id));
    const seen = JSON.stringify(world.connector.calls.filter(call => chats.has(call.conversation)));
    for (const secret of SECRETS) expect(seen).not.toContain(secret);
    // The internal entries themselves are not there either; the movement is.
    expect(wordsOf(await mia.says(id))).not.toContain('internal note');
    expect(wordsOf(await mia.says(id))).toContain('handed the case over');
    // A colleague of the vendor reads them all.
    const inside = wordsOf(await jon.says(id)) + wordsOf(await world.someone('kim').says(id));
    expect(inside).toContain(SECRETS[1]);
  });

  test('tells no customer that there is a note', async () => {
    const id = await givenCase(world, PASTS['work-in-progress']);
    const before = world.connector.calls.length;
    await world.someone('kim').says(`note ${id}: look at this`);
    const customers = new Set([mia, olivia, samuel, world.someone('ada')].map(({ chat }) => chat.id));
    expect(world.connector.calls.slice(before).filter(call => customers.has(call.conversation))).toEqual([]);
    expect(jon.received().at(-1)?.summary).toBe(`${id}: Kim Sato left an internal note.`);
  });
});

describe('a change is told', () => {
  const since = (who: Someone, before: number) =>
    who
      .received()
      .slice(before)
      .map(({ summary }) => summary);

  test('to requester, contact and watcher, and not to who made it', async () => {
    const id = await givenCase(world, PASTS['awaiting-info']);
    const all = [mia, olivia, samuel, jon, world.someone('ada')] as const;
    const before = all.map(who => who.received().length);
    const form = await samuel.says(id);
    await samuel.presses(form, 'Submit', { comment: 'It is version 24.' });
    const told = all.map((who, index) => since(who, before[index] ?? 0));
    const words = `${id}: Samuel Okafor answered. The work can go on.`;
    // Samuel's own question for the case is all that reached him; an administrator who takes no part hears nothing.
    expect(told).toEqual([[words], [words], [expect.stringContaining(id)], [words], []]);
  });

  test('to the new team when a case is handed over, and to the old one on its card', async () => {
    const finops = world.someone('kim', world.channel('19:finops@thread.tacv2'));
    await finops.says('desk FINOps');
    const id = await givenCase(world, PASTS['work-in-progress']);
    await mia.says(`comment ${id}: Any news?`);
    const form = await jon.says(`hand over ${id}`);
    await jon.presses(form, 'Submit', { team: 'finops', comment: '' });
    const it = await world.store.case(id);
    expect(it).toMatchObject({ team: 'finops', progress: { state: 'work-in-progress', assignee: undefined } });
    expect(wordsOf(finops.seesAbout(id))).toContain('Work in Progress');
    expect(finops.received().at(-1)?.summary).toContain('FINOps');
  });

  test('to each in their language', async () => {
    const jonas = world.meets(colleague('Jonas Keller', 'contoso', 6));
    const [found] = await mia.looksUp('people', 'jonas');
    await jonas.says('hilfe');
    const review = await fills(mia, await mia.says('billing support'), { ...ANSWERS, contact: found?.value ?? '' });
    const id = numberOn(await mia.presses(review, 'Submit'));
    expect(jonas.received().at(-1)?.summary).toBe(`${id}: Ihr Fall wurde eröffnet.`);
    const before = mia.received().length;
    await world.someone('kim').says(`take ${id}`);
    expect(since(mia, before)).toEqual([`${id}: Kim Sato has taken your case.`]);
    expect(wordsOf(jonas.received().at(-1)?.card ?? {})).toContain('In Bearbeitung');
  });
});
