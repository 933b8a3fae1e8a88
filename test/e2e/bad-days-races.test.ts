import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AccountId, asId, type CaseId, type DraftId } from '../../bot/domain/ids.ts';
import { execute, type RawActivity } from '../kit/activities.ts';
import { buttonOf, inputOf, type SeenCard, titlesOf, valuesOf, wordsOf } from '../kit/cards.ts';
import { ANSWERS, fills, kept, PRODUCT } from '../kit/cases.ts';
import { effectsIn } from '../kit/effects.ts';
import { cardOf, type Someone, startWorld, type World } from '../kit/world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

const CASE = asId<CaseId>('CS0001072');
const LAST_SEAT = 'PLAXIS 2D';

const historyOf = async (id: CaseId = CASE) =>
  (await world.store.activities(id, 50)).map(({ event }) => event.type).reverse();

/** All at the same time; the cards that were answered. */
const together = async (who: readonly (readonly [Someone, RawActivity])[]): Promise<readonly SeenCard[]> => {
  const posted = await Promise.all(who.map(([someone, activity]) => someone.posts(activity)));
  await world.settled();
  return posted.map(cardOf);
};

/** The same press once more, as another activity. */
const copies = (press: RawActivity, count: number): readonly RawActivity[] =>
  Array.from({ length: count }, (_, index) => ({ ...press, id: `${String(press.id)}-${index}` }));

const withEffects = async () => effectsIn(world.database);

describe('the last seat', () => {
  /** The account of Ada and Piotr, what it owns of the product with one free seat, and who has none. */
  const contoso = async () => {
    const entitlement = (
      await world.store.entitlementsOf(asId<AccountId>('d0000000-0001-4000-8000-000000000001'))
    ).find(it => it.product === 'plaxis-2d');
    if (entitlement === undefined) throw new Error('no entitlement');
    const held = new Set((await world.store.assignmentsOf(entitlement.id)).map(({ user }) => user));
    const people = (await world.store.findUsers(entitlement.account, '', 30)).filter(({ id }) => !held.has(id));
    return { entitlement, people };
  };

  /** Fifty previews for different people, drawn while the seat was free. */
  const previews = async (
    administrators: readonly Someone[],
  ): Promise<readonly (readonly [Someone, RawActivity])[]> => {
    const { people } = await contoso();
    const drawn: (readonly [Someone, RawActivity])[] = [];
    for (let index = 0; index < 50; index += 1) {
      const who = administrators[index % administrators.length];
      const person = people[index % people.length];
      if (who === undefined || person === undefined) throw new Error('nobody');
      const preview = await who.says(`assign ${LAST_SEAT} to ${person.email}`);
      expect(wordsOf(preview)).toContain(person.name);
      drawn.push([who, who.press(preview, 'Confirm')]);
    }
    return drawn;
  };

  test('is assigned once, however many ask at the same time; everybody else is told kindly', async () => {
    const { entitlement } = await contoso();
    expect(entitlement).toMatchObject({ owned: 4, assigned: 3 });
    const before = await withEffects();
    const presses = await previews([world.someone('ada'), world.someone('piotr')]);

    const cards = await together(presses);

    const won = cards.filter(card => titlesOf(card).includes('Undo'));
    expect(won).toHaveLength(1);
    expect(wordsOf(won[0] ?? {})).toContain('Free now: 0 of 4.');
    for (const card of cards.filter(one => !won.includes(one)))
      expect(wordsOf(card)).toMatch(/No license of PLAXIS 2D .*is free|has PLAXIS 2D .*already/);
    const after = await withEffects();
    expect(after.assignments?.length).toBe((before.assignments?.length ?? 0) + 1);
    expect(after.audit?.length).toBe((before.audit?.length ?? 0) + 1);
    expect((await contoso()).entitlement).toMatchObject({ owned: 4, assigned: 4 });
    expect(await world.store.assignmentsOf(entitlement.id)).toHaveLength(4);
  });

  test('asked for again by all of them afterwards stays where it is', async () => {
    const presses = await previews([world.someone('ada'), world.someone('piotr')]);
    await together(presses);
    const before = await withEffects();
    const again = await together(presses.map(([who, press]) => [who, { ...press, id: `${String(press.id)}-again` }]));
    expect(again.filter(card => titlesOf(card).includes('Undo'))).toHaveLength(1);
    const after = await withEffects();
    expect(after.assignments).toEqual(before.assignments);
    expect(after.audit).toEqual(before.audit);
  });

  test('given back and taken again by twenty at once: undone once, and never more seats than are owned', async () => {
    const ada = world.someone('ada');
    const receipt = await ada.presses(await ada.says(`assign ${LAST_SEAT} to mia.novak@contoso.example`), 'Confirm');
    const before = await withEffects();
    const cards = await together(copies(ada.press(receipt, 'Undo'), 20).map(press => [ada, press]));
    for (const card of cards) expect(wordsOf(card)).toContain('Undone');
    expect((await contoso()).entitlement.assigned).toBe(3);
    const after = await withEffects();
    expect(after.audit?.length).toBe((before.audit?.length ?? 0) + 1);
  });
});

describe('a case', () => {
  let mia: Someone;
  let jon: Someone;
  let channel: Someone;

  beforeEach(async () => {
    mia = world.someone('mia');
    jon = world.someone('jon');
    channel = world.someone('jon', world.channel('19:desk@thread.tacv2'));
    await jon.says('help');
    await channel.says('desk Global Technical Support');
  });

  const opened = async (): Promise<SeenCard> => {
    const review = await fills(mia, await mia.says('product support'), { ...ANSWERS, ...PRODUCT });
    expect(titlesOf(review)).toContain('Submit');
    return review;
  };

  test('is opened once, however many times its form is submitted at once', async () => {
    const review = await opened();
    const before = await withEffects();
    const cards = await together(copies(mia.press(review, 'Submit'), 20).map(press => [mia, press]));
    for (const card of cards) expect(wordsOf(card)).toContain(CASE);
    const after = await withEffects();
    expect(after.cases?.length).toBe((before.cases?.length ?? 0) + 1);
    expect(await historyOf()).toEqual(['opened']);
    expect(after.notices.filter(({ kind }) => kind === 'desk')).toHaveLength(1);
    expect(channel.received().filter(({ summary }) => summary.includes(`${CASE}: new case`))).toHaveLength(1);
  });

  test('goes to one of two engineers who take it at once, in the channel and in a chat', async () => {
    await mia.presses(await opened(), 'Submit');
    const inChannel = channel.seesAbout(CASE);
    const kim = world.someone('kim');
    const inChat = await kim.says(CASE);

    const cards = await together([
      [channel, channel.press(inChannel, 'Take')],
      [kim, kim.press(inChat, 'Take')],
    ]);

    expect(await historyOf()).toEqual(['opened', 'taken']);
    const { progress } = await kept(world, CASE);
    const winner = 'assignee' in progress ? progress.assignee : undefined;
    const [{ name } = { name: '' }] = winner === undefined ? [] : await world.store.usersById([winner]);
    expect(['Jon Park', 'Kim Sato']).toContain(name);
    // Both see who has it; only one is told that they took it.
    for (const card of cards) {
      expect(wordsOf(card)).toContain(name);
      expect(titlesOf(card)).not.toContain('Take');
    }
    expect(cards.filter(card => wordsOf(card).includes('nothing was done'))).toHaveLength(1);
    expect(wordsOf(channel.seesAbout(CASE))).toContain(name);
    expect(mia.received().filter(({ summary }) => summary.includes('has taken your case'))).toHaveLength(1);
  });

  const proposed = async (): Promise<SeenCard> => {
    await mia.presses(await opened(), 'Submit');
    await channel.presses(channel.seesAbout(CASE), 'Take');
    const form = await channel.presses(channel.seesAbout(CASE), 'Propose solution');
    await channel.presses(form, 'Submit', { resolution: 'Install the update.' });
    return mia.seesAbout('Install the update.');
  };

  test('is accepted or rejected, not both, when both are pressed at once', async () => {
    const proposal = await proposed();
    const reasons = await mia.presses(proposal, 'Reject solution');
    const laptop = world.someone('mia', { ...mia.chat, id: 'a:second-chat' });
    const cards = await together([
      [mia, mia.press(reasons, 'Submit', { reason: 'It is still there.' })],
      [laptop, laptop.press(proposal, 'Accept solution')],
    ]);
    const history = (await historyOf()).slice(3);
    expect([['rejected'], ['accepted']]).toContainEqual(history);
    const state = (await kept(world, CASE)).progress.state === 'closed' ? 'Closed' : 'Work in Progress';
    for (const card of cards) expect(wordsOf(card)).toContain(state);
    expect(
      jon.received().filter(({ summary }) => summary.includes('rejected') || summary.includes('accepted')),
    ).toHaveLength(1);
  });

  test('is accepted once by twenty presses at once', async () => {
    const proposal = await proposed();
    const cards = await together(copies(mia.press(proposal, 'Accept solution'), 20).map(press => [mia, press]));
    expect((await historyOf()).slice(3)).toEqual(['accepted']);
    for (const card of cards) expect(wordsOf(card)).toContain('Closed');
    expect(jon.received().filter(({ summary }) => summary.includes('accepted'))).toHaveLength(1);
  });

  test('gets one comment from a field that is sent twenty times', async () => {
    await mia.presses(await opened(), 'Submit');
    const form = await mia.presses(await mia.says(CASE), 'Add comment');
    const cards = await together(
      copies(mia.press(form, 'Submit', { comment: 'It is urgent.' }), 20).map(press => [mia, press]),
    );
    expect(await historyOf()).toEqual(['opened', 'commented']);
    // Nobody is asked to send again what has arrived.
    for (const card of cards) {
      expect(wordsOf(card)).toContain('It is urgent.');
      expect(wordsOf(card)).not.toContain('nothing was done');
      expect(titlesOf(card)).toContain('Add comment');
    }
  });

  test('has a form that two devices step through at once: one step is taken, the other device sees where it is', async () => {
    const first = await mia.says('product support');
    const desktop = await mia.presses(first, 'Next', { category: 'incident' });
    const laptop = world.someone('mia', { ...mia.chat, id: 'a:second-chat' });
    const { verb, data } = buttonOf(desktop, 'Next');
    const press = (inputs: Readonly<Record<string, string>>) =>
      execute(mia.person, mia.chat, verb, { ...valuesOf(desktop), ...inputs, ...data });
    const cards = await together([
      [mia, press({ product: 'microstation' })],
      [
        laptop,
        {
          ...press({ product: 'plaxis-2d' }),
          conversation: { id: laptop.chat.id, conversationType: 'personal', tenantId: laptop.person.tenant },
        },
      ],
    ]);
    const draft = asId<DraftId>(String(data.draft));
    const row = await world.store.draft(draft);
    expect(row).toMatchObject({ revision: Number(data.revision) + 1, page: 'version' });
    const won = JSON.stringify(row?.answers).includes('"product":"microstation"') ? 'MicroStation' : 'PLAXIS 2D';
    for (const card of cards) {
      expect(buttonOf(card, 'Next').data.revision).toBe(row?.revision);
      expect(inputOf(card, 'productVersion')).toBeDefined();
      expect(wordsOf(card)).toContain(won);
    }
    expect(cards.filter(card => wordsOf(card).includes('The form has moved on'))).toHaveLength(1);
  });
});
