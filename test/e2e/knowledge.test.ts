import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId } from '../../bot/domain/ids.ts';
import { openDialect } from '../../db/open.ts';
import { buttonOf, buttonWith, titlesOf, wordsOf } from '../kit/cards.ts';
import { ANSWERS, fills, numberOn } from '../kit/cases.ts';
import { ALLOWED_TENANT, strangersTo } from '../kit/strangers.ts';
import { startWorld, type World } from '../kit/world.ts';

let world: World;
let strangers: ReturnType<typeof strangersTo>;
beforeAll(async () => {
  world = await startWorld({ environment: { ALLOWED_TENANTS: ALLOWED_TENANT } });
  strangers = strangersTo(world);
});
afterAll(() => world.close());

/** What was kept of answers, by question: outcome and articles. */
const feedback = async (question: string): Promise<readonly string[]> => {
  const { db, t, read, close } = await openDialect(world.database);
  try {
    const rows = await read(db.select().from(t.feedback));
    return rows.filter(row => row.question === question).map(row => row.outcome);
  } finally {
    await close();
  }
};

describe('a question gets the passage that answers it', () => {
  test.each([
    ['My application starts in trial mode', 'runs in trial mode', 'Refresh Policy'],
    ['The CONNECTION Client keeps asking me to sign in', 'CONNECTION Client', 'sign in'],
    ['How do I assign a license to a user?', 'Assign', 'licen'],
    ['how can I check out a license for a laptop without internet', 'heck', 'licen'],
    ['Where do I download an invoice?', 'nvoice', 'nvoice'],
    ['What is quarterly term licensing?', 'erm', 'uarter'],
    ['How do I add a co-administrator', 'dministrator', 'dministrator'],
    ['Which CONNECTION Client version runs on Windows 7?', 'Windows 7', '10.00.19.31'],
    ['what does pending with development mean', 'tate', 'evelop'],
    ['When is a resolved case closed by itself?', 'lose', 'day'],
  ])('%s', async (question, title, passage) => {
    const card = await world.someone('ada').says(question);
    const [, heading = '', ...rest] = wordsOf(card).split('\n');
    expect(titlesOf(card)).toEqual(expect.arrayContaining(['This solved it', 'None of these helped']));
    expect(`${heading}\n${rest.join('\n')}`).toContain(title);
    expect(rest.join('\n')).toContain(passage);
    expect(rest.join('\n').length).toBeGreaterThan(120);
  });

  test('with the whole article and the next likely ones a tap away', async () => {
    const ada = world.someone('ada');
    const card = await ada.says('My application starts in trial mode');
    const whole = await ada.presses(card, 'Whole article');
    expect(wordsOf(whole).length).toBeGreaterThan(wordsOf(card).length);
    const other = titlesOf(card).find(title => title.includes('eature')) ?? '';
    const shown = await ada.presses(card, other);
    expect(wordsOf(shown)).toContain(other);
    // The first one is still there, on the way back.
    expect(titlesOf(shown)).toContain('None of these helped');
  });
});

describe('what people make of it is kept once', () => {
  test('this solved it, however often it is pressed', async () => {
    const ada = world.someone('ada');
    const question = 'Why does it say trial mode on my screen';
    const card = await ada.says(question);
    for (const _ of [1, 2, 3]) expect(wordsOf(await ada.presses(card, 'This solved it'))).toContain('Glad that helped');
    expect(await feedback(question)).toEqual(['solved']);
  });

  test('none of these helped: a form with what was typed', async () => {
    const ada = world.someone('ada');
    const question = 'My license shows trial mode since Tuesday';
    const card = await ada.says(question);
    const form = await ada.presses(card, 'None of these helped');
    const again = await ada.presses(card, 'None of these helped');
    expect(wordsOf(again)).toBe(wordsOf(form));
    expect(await feedback(question)).toEqual(['none-helped']);
    const review = await fills(ada, again, {
      ...ANSWERS,
      product: 'moses',
      shortDescription: question,
      description: question,
    });
    const number = numberOn(await ada.presses(review, 'Submit'));
    expect(await world.store.case(asId(number))).toMatchObject({ shortDescription: question, description: question });
    // And once more, when it is a case already.
    expect(wordsOf(await ada.presses(card, 'None of these helped'))).toContain(number);
    expect(await feedback(question)).toEqual(['none-helped']);
  });

  test('no article: straight to the way to a case, and the question is kept', async () => {
    const ada = world.someone('ada');
    const question = 'my drawing is upside down after plotting';
    const card = await ada.says(question);
    expect(wordsOf(card)).toContain('No article answers this');
    expect(titlesOf(card)).toEqual(['Open a case']);
    const form = await ada.presses(card, 'Open a case');
    const review = await fills(ada, form, {
      ...ANSWERS,
      product: 'moses',
      shortDescription: question,
      description: question,
    });
    expect(wordsOf(review)).toContain(question);
    await ada.presses(await ada.says('cancel'), 'Confirm');
    expect(await feedback(question)).toEqual(['no-article']);
  });

  test('of an account on hold and of a stranger too', async () => {
    const question = 'My application starts in trial mode again and again';
    for (const who of [world.someone('tom'), strangers.contoso()]) {
      const card = await who.says(question);
      await who.presses(card, 'None of these helped');
    }
    expect(await feedback(question)).toEqual(['none-helped', 'none-helped']);
  });
});

test('an engineer, who opens cases for others, is not told to register', async () => {
  const card = await world.someone('jon').says('The cat walked over my blue umbrella');
  expect(wordsOf(card)).not.toContain('register');
  expect(titlesOf(await world.someone('jon').presses(card, 'Open a case'))).toContain('Next');
});

describe('search', () => {
  test('finds articles, products with their forum, and my cases', async () => {
    const words = wordsOf(await world.someone('mia').says('search PLAXIS'));
    expect(words).toContain('PLAXIS 2D');
    expect(words).toContain('CS0001069');
    expect(wordsOf(await world.someone('mia').says('search trial mode'))).toMatch(/[Tt]rial mode/);
    expect(wordsOf(await world.someone('mia').says('search zxqv blorf'))).toContain('Nothing found');
  });

  test('opens what it found', async () => {
    const mia = world.someone('mia');
    const card = await mia.says('search PLAXIS');
    expect(wordsOf(await mia.taps(card, buttonWith(card, 'case.show', { case: 'CS0001069' })))).toContain('phase 4');
    const article = await mia.says('search trial mode');
    const opened = await mia.taps(article, buttonWith(article, 'answer.show', { article: 'why-trial-mode' }));
    expect(titlesOf(opened)).toContain('This solved it');
  });
});

test('communities are listed, and those of one product', async () => {
  const mia = world.someone('mia');
  const all = JSON.stringify(await mia.says('communities'));
  expect(all).toContain('communities.bentley.com');
  const one = wordsOf(await mia.says('communities PLAXIS'));
  expect(one).toContain('PLAXIS');
  expect(one).not.toContain('ProjectWise');
  expect(wordsOf(await mia.says('communities zxqv blorf'))).toContain('I know no community of that name');
  expect(JSON.stringify(await strangers.contoso().says('communities STAAD'))).toContain('communities.bentley.com');
});

test('a long report is in the case with its last word, whatever its card could carry', async () => {
  const mia = world.someone('mia');
  const report = `The plot spooler leaves out one raster layer. ${'Then it starts over. '.repeat(150)}The last word.`;
  const answer = await mia.says(report);
  const request = await mia.presses(
    answer,
    titlesOf(answer).includes('Open a case') ? 'Open a case' : 'None of these helped',
  );
  const button = buttonOf(request, 'Next');
  const draft = await world.store.draft(asId(String(button.data.draft)));
  expect(draft?.answers).toMatchObject({ description: report });
});

test('a report longer than a description can be is cut, and that is said', async () => {
  const ada = world.someone('ada');
  const answer = await ada.says(`The plot spooler leaves out one raster layer. ${'Then it starts over. '.repeat(400)}`);
  const request = await ada.presses(
    answer,
    titlesOf(answer).includes('Open a case') ? 'Open a case' : 'None of these helped',
  );
  expect(wordsOf(request)).toContain('6,000 characters');
});
