import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { features } from '../../bot/features/index.ts';
import { execute } from '../kit/activities.ts';
import { buttonOf, inputOf, type SeenCard, titlesOf, wordsOf } from '../kit/cards.ts';
import { ANSWERS, fills, numberOn, PRODUCT } from '../kit/cases.ts';
import { type Effects, effectsIn } from '../kit/effects.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

let world: World;
let mia: Someone;
let jon: Someone;
let channel: Someone;
beforeEach(async () => {
  world = await startWorld();
  mia = world.someone('mia');
  jon = world.someone('jon');
  channel = world.someone('jon', world.channel('19:desk@thread.tacv2'));
});
afterEach(() => world.close());

const DAY = 86_400_000;
const CHANGED = 'nothing was done';

/** What is kept, but for what was only said or looked at, and one's own settings. */
const effects = async (): Promise<Omit<Effects, 'notices' | 'turns'>> => {
  const { notices: _, turns: __, lists: ___, preferences: ____, ...rest } = await effectsIn(world.database);
  return rest;
};

/** A press that must not act: everything stays as it is. */
const changesNothing = async (press: () => Promise<SeenCard>): Promise<SeenCard> => {
  const before = await effects();
  const card = await press();
  expect(await effects()).toEqual(before);
  return card;
};

describe('an old card of a case', () => {
  let received: SeenCard;
  let number: string;

  beforeEach(async () => {
    await jon.says('help');
    await channel.says('desk Global Technical Support');
    received = await mia.presses(
      await fills(mia, await mia.says('product support'), { ...ANSWERS, ...PRODUCT }),
      'Submit',
    );
    number = numberOn(received);
  });

  const take = () => channel.presses(channel.seesAbout(number), 'Take');
  const asks = async (question: string) => {
    const form = await channel.presses(channel.seesAbout(number), 'Ask for information');
    return channel.presses(form, 'Submit', { comment: question });
  };
  const proposes = async (resolution: string) => {
    const form = await channel.presses(channel.seesAbout(number), 'Propose solution');
    return channel.presses(form, 'Submit', { resolution });
  };

  test('of the desk: what somebody else has taken is not taken again', async () => {
    const kim = world.someone('kim');
    const old = await jon.says(number);
    await kim.presses(await kim.says(number), 'Take');
    const now = await changesNothing(() => jon.presses(old, 'Take'));
    expect(wordsOf(now)).toContain(CHANGED);
    expect(wordsOf(now)).toContain('Kim Sato');
    expect(titlesOf(now)).not.toContain('Take');
  });

  test('of the desk, pressed after the case was closed', async () => {
    await take();
    const old = channel.seesAbout(number);
    await proposes('Install the update.');
    await mia.presses(mia.seesAbout('Install the update.'), 'Accept solution');
    for (const title of ['Propose solution', 'Ask for information']) {
      const now = await changesNothing(() => channel.presses(old, title));
      expect(wordsOf(now)).toContain('Closed');
      expect(titlesOf(now)).not.toContain('Propose solution');
    }
    expect(wordsOf(channel.seesAbout(number))).toContain('Closed');
  });

  test('with a question in its field: the text stays, and a second press sends it', async () => {
    await take();
    const form = await channel.presses(channel.seesAbout(number), 'Ask for information');
    await mia.says(`comment ${number}: It happens on Mondays only.`);
    const again = await changesNothing(() => channel.presses(form, 'Submit', { comment: 'Since when?' }));
    expect(wordsOf(again)).toContain(CHANGED);
    expect(inputOf(again, 'comment').value).toBe('Since when?');
    await channel.presses(again, 'Submit');
    expect(wordsOf(await mia.says(number))).toContain('Since when?');
  });

  test('with a solution in its fields: text and articles stay', async () => {
    await take();
    const form = await channel.presses(channel.seesAbout(number), 'Propose solution');
    await mia.says(`comment ${number}: It happens on Mondays only.`);
    const again = await changesNothing(() =>
      channel.presses(form, 'Submit', { resolution: 'Install the update.', articles: 'why-trial-mode' }),
    );
    expect(wordsOf(again)).toContain(CHANGED);
    expect(inputOf(again, 'resolution').value).toBe('Install the update.');
    expect(inputOf(again, 'articles').value).toBe('why-trial-mode');
  });

  test('with an answer in its field, after a note that she cannot see: the answer stays', async () => {
    await take();
    await asks('Since when?');
    const asked = mia.seesAbout('Since when?');
    await jon.says(`note ${number}: Ask the developers meanwhile.`);
    const again = await changesNothing(() => mia.presses(asked, 'Submit', { comment: 'Since Monday.' }));
    expect(inputOf(again, 'comment').value).toBe('Since Monday.');
    const done = await mia.presses(again, 'Submit');
    expect(wordsOf(done)).toContain('Work in Progress');
    expect(wordsOf(done)).toContain('Since Monday.');
  });

  test('with a reason in its field, after the case closed by itself', async () => {
    await take();
    await proposes('Install the update.');
    const form = await mia.presses(mia.seesAbout('Install the update.'), 'Reject solution');
    await world.pass(8 * DAY);
    const now = await changesNothing(() => mia.presses(form, 'Submit', { reason: 'Still there.' }));
    expect(wordsOf(now)).toContain(CHANGED);
    expect(wordsOf(now)).toContain('Closed');
    expect(titlesOf(now)).toContain('Still need help');
  });

  test('with a solution that was replaced: the old one cannot be accepted', async () => {
    await take();
    await proposes('Restart.');
    const old = mia.seesAbout('Restart.');
    const form = await mia.presses(old, 'Reject solution');
    await mia.presses(form, 'Submit', { reason: 'No.' });
    await channel.says(`take ${number}`);
    await jon.says(`propose ${number}: Install the update.`);
    const now = await changesNothing(() => mia.presses(old, 'Accept solution'));
    expect(wordsOf(now)).toContain(CHANGED);
    expect(wordsOf(now)).toContain('Install the update.');
  });

  test('of a case that moved on: the page it leads to is about the case as it is now', async () => {
    await take();
    const form = await changesNothing(() => mia.presses(received, 'Add comment'));
    expect(wordsOf(form)).toContain('Work in Progress');
    const done = await mia.presses(form, 'Submit', { comment: 'Any news?' });
    expect(wordsOf(done)).toContain('Any news?');
  });

  test('a follow-up is opened once from every card of the closed case', async () => {
    await take();
    await proposes('Install the update.');
    const closed = await mia.presses(mia.seesAbout('Install the update.'), 'Accept solution');
    const first = await mia.presses(closed, 'Still need help');
    const second = await changesNothing(() => mia.presses(closed, 'Still need help'));
    expect(buttonOf(second, 'Next').data).toEqual(buttonOf(first, 'Next').data);
    const opened = await mia.presses(await fills(mia, second, { description: 'Again.' }), 'Submit');
    const late = await changesNothing(() => mia.presses(closed, 'Still need help'));
    expect(wordsOf(late)).toContain(numberOn(opened));
  });
});

describe('an old page of the case form', () => {
  test('of an earlier step: the form is shown where it is, and says so', async () => {
    const first = await mia.says('product support');
    const second = await mia.presses(first, 'Next', { category: 'incident' });
    await mia.presses(second, 'Next', { product: 'microstation' });
    for (const [card, title, inputs] of [
      [second, 'Next', { product: 'plaxis-2d' }],
      [first, 'Next', { category: 'suggestion' }],
      [second, 'Cancel', {}],
    ] as const) {
      const now = await changesNothing(() => mia.presses(card, title, inputs));
      expect(wordsOf(now)).toContain('The form has moved on');
      expect(inputOf(now, 'productVersion')).toBeDefined();
    }
    // The same again is what was done: nothing has to be said.
    const same = await changesNothing(() => mia.presses(second, 'Next', { product: 'microstation' }));
    expect(wordsOf(same)).not.toContain('The form has moved on');
  });

  test('with the last button, after an answer was changed: nothing is submitted that nobody has seen', async () => {
    const review = await fills(mia, await mia.says('product support'), { ...ANSWERS, ...PRODUCT });
    await mia.presses(review, 'Back');
    const now = await changesNothing(() => mia.presses(review, 'Submit'));
    expect(wordsOf(now)).toContain('The form has moved on');
    expect(inputOf(now, 'contactMethod')).toBeDefined();
  });

  test('that asks whether to throw the form away, after it went on', async () => {
    const first = await mia.says('product support');
    const question = await mia.presses(first, 'Cancel');
    await mia.presses(first, 'Next', { category: 'incident' });
    const now = await changesNothing(() => mia.presses(question, 'Confirm'));
    expect(inputOf(now, 'product')).toBeDefined();
  });

  test('after it was submitted, or thrown away', async () => {
    const first = await mia.says('product support');
    const review = await fills(mia, first, { ...ANSWERS, ...PRODUCT });
    const number = numberOn(await mia.presses(review, 'Submit'));
    for (const [card, title] of [
      [first, 'Next'],
      [review, 'Submit'],
      [review, 'Cancel'],
    ] as const)
      expect(wordsOf(await changesNothing(() => mia.presses(card, title)))).toContain(number);

    const other = await mia.says('product support');
    const question = await mia.presses(other, 'Cancel');
    await mia.presses(question, 'Confirm');
    for (const [card, title] of [
      [other, 'Next'],
      [question, 'Confirm'],
    ] as const)
      expect(wordsOf(await changesNothing(() => mia.presses(card, title)))).toContain('The draft is gone');
  });
});

describe('an old card of an answer', () => {
  test('begins one form, and its verdict is kept once', async () => {
    const answer = await mia.says('MicroStation starts in trial mode');
    const form = await mia.presses(answer, 'None of these helped');
    const again = await changesNothing(() => mia.presses(answer, 'None of these helped'));
    expect(buttonOf(again, 'Next').data).toEqual(buttonOf(form, 'Next').data);
    const solved = await changesNothing(() => mia.presses(answer, 'This solved it'));
    expect(wordsOf(solved)).not.toBe('');
  });

  test('after its form became a case: the case is named, no other one begins', async () => {
    const answer = await mia.says('MicroStation starts in trial mode');
    const review = await fills(mia, await mia.presses(answer, 'None of these helped'), { ...ANSWERS, ...PRODUCT });
    const number = numberOn(await mia.presses(review, 'Submit'));
    const now = await changesNothing(() => mia.presses(answer, 'None of these helped'));
    expect(wordsOf(now)).toContain(number);
  });
});

describe('an old card of a licence', () => {
  const ASSIGN = 'assign PLAXIS 2D to mia.novak@contoso.example';

  test('confirmed again after it was undone', async () => {
    const ada = world.someone('ada');
    const preview = await ada.says(ASSIGN);
    const receipt = await ada.presses(preview, 'Confirm');
    await ada.presses(receipt, 'Undo');
    const now = await changesNothing(() => ada.presses(preview, 'Confirm'));
    expect(wordsOf(now)).toContain(CHANGED);
    await changesNothing(() => ada.presses(receipt, 'Undo'));
  });

  test('confirmed after somebody else gave the person a seat', async () => {
    const [ada, piotr] = [world.someone('ada'), world.someone('piotr')];
    const preview = await ada.says(ASSIGN);
    await piotr.presses(await piotr.says(ASSIGN), 'Confirm');
    const now = await changesNothing(() => ada.presses(preview, 'Confirm'));
    expect(wordsOf(now)).toContain('has PLAXIS 2D');
  });

  test('that releases a seat which was given back and assigned anew: the new one stays', async () => {
    const ada = world.someone('ada');
    await ada.presses(await ada.says(ASSIGN), 'Confirm');
    const old = await ada.says('release PLAXIS 2D from mia.novak@contoso.example');
    const undone = await ada.presses(old, 'Confirm');
    await ada.presses(await ada.says(ASSIGN), 'Confirm');
    await changesNothing(() => ada.presses(old, 'Confirm'));
    await changesNothing(() => ada.presses(undone, 'Undo'));
  });

  test('of an administrator who is none any more is refused with the names of those who are', async () => {
    const ada = world.someone('ada');
    const preview = await ada.says(ASSIGN);
    const { verb, data } = buttonOf(preview, 'Confirm');
    const refused = await changesNothing(() => mia.performs(verb, data));
    expect(wordsOf(refused)).toContain('Ada Brandt');
  });
});

describe('a forged card', () => {
  const JUNK: readonly unknown[] = [
    undefined,
    null,
    '',
    0,
    -1,
    1.5,
    'x'.repeat(5000),
    [],
    {},
    ['CS0001054'],
    { $ne: null },
    "'; drop table cases; --",
    '{{user}}$t(app.failed)',
    Number.MAX_SAFE_INTEGER,
    true,
    '\u202e\u0000\ud800',
  ];
  const FIELDS = [
    'action',
    'act',
    'article',
    'articles',
    'assignment',
    'case',
    'comment',
    'draft',
    'entitlement',
    'language',
    'offset',
    'page',
    'question',
    'reason',
    'ref',
    'resolution',
    'revision',
    'team',
    'user',
    'version',
    'whole',
  ];
  const FREE = ['ref', 'question'];
  const verbs = features.flatMap(feature => Object.keys(feature.actions ?? {}));

  test('with data that no card carries: every verb is answered, none acts', async () => {
    const ada = world.someone('ada');
    for (const who of [mia, ada, jon]) await who.says('help');
    await changesNothing(async () => {
      for (const [index, verb] of verbs.entries())
        for (const junk of JUNK) {
          const who = [mia, ada, jon][index % 3] ?? mia;
          // Any text is a question, and any name will do for what a card was called when it was drawn.
          const fields = typeof junk === 'string' ? FIELDS.filter(field => !FREE.includes(field)) : FIELDS;
          const data = Object.fromEntries(fields.map(field => [field, junk]));
          const posted = await who.posts(execute(who.person, who.chat, verb, data));
          expect([verb, posted.status]).toEqual([verb, 200]);
          expect(posted.text.length).toBeGreaterThan(20);
        }
      return {};
    });
    expect(world.logged()).not.toContain('turn failed');
  });

  test('with a verb that nobody knows, or none', async () => {
    for (const verb of ['', 'case.destroy', '__proto__', 'constructor', 'toString', 'x'.repeat(500)]) {
      const { status, text } = await mia.posts(execute(mia.person, mia.chat, verb, { case: 'CS0001054' }));
      expect(status).toBe(200);
      expect(text.length).toBeGreaterThan(20);
    }
    expect(world.logged()).not.toContain('turn failed');
  });

  const caseOfFabrikam = async (): Promise<string> => {
    const lines = (await effectsIn(world.database)).cases ?? [];
    const line = lines.map(String).find(one => one.includes('"account":"d0000000-0001-4000-8000-000000000002"'));
    return /CS\d{7}/.exec(line ?? '')?.[0] ?? 'no such case';
  };

  test('with the case of another tenant is answered as if there were none, by every verb', async () => {
    const [theirs, none] = [await caseOfFabrikam(), 'CS0999999'];
    for (const verb of verbs.filter(one => one.startsWith('case.'))) {
      const data = {
        version: 1,
        action: 'comment',
        comment: 'Mine now.',
        reason: 'duplicate',
        resolution: 'x',
        articles: '',
        team: 'ims',
      };
      const answer = await changesNothing(() => mia.performs(verb, { ...data, case: theirs }));
      const missing = await mia.performs(verb, { ...data, case: none });
      expect(theirs).toMatch(/^CS/);
      expect(wordsOf(answer).replace(theirs, none)).toBe(wordsOf(missing));
    }
  });

  test('with the form, the seat or the account of somebody else', async () => {
    const first = await mia.says('product support');
    const ada = world.someone('ada');
    const preview = await ada.says('assign PLAXIS 2D to mia.novak@contoso.example');
    const receipt = await ada.presses(preview, 'Confirm');
    const lea = world.someone('lea');
    const tom = world.someone('tom');
    for (const who of [ada, tom, jon]) {
      for (const verb of ['intake.next', 'intake.submit', 'intake.drop', 'intake.show'])
        await changesNothing(() => who.performs(verb, buttonOf(first, 'Next').data));
    }
    for (const who of [lea, mia, jon]) {
      await changesNothing(() =>
        who.performs('license.assign', { ...buttonOf(preview, 'Confirm').data, ref: 'other' }),
      );
      await changesNothing(() => who.performs('license.undo', buttonOf(receipt, 'Undo').data));
    }
  });
});
