import { mkdir } from 'node:fs/promises';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../kit/chromium.ts';
import { type Chat, choose, fill, openChat, pick, press, titlesOn, wordsOn } from './chat.ts';
import { type Demo, startDemo } from './demo.ts';
import { excerpt, sideBySide } from './picture.ts';

const ARTEFACTS = 'test/artefacts';
const PROBLEM = 'MicroStation runs in trial mode although we have a license';
const QUESTION = 'What does the License Tool say about MicroStation?';
const ANSWER = 'It says "Invalid request".';
const SOLUTION = 'Refresh the policy in the License Tool, then start MicroStation again.';
const PATIENCE = 15_000;

let demo: Demo;
let browser: Browser;
let shots = 0;

beforeAll(async () => {
  await mkdir(ARTEFACTS, { recursive: true });
  [demo, browser] = await Promise.all([startDemo(['Mia', 'Jon']), launchChromium()]);
});

afterAll(async () => {
  // How the windows looked at the end, above all when something went wrong.
  const pages = browser?.contexts().flatMap(context => context.pages()) ?? [];
  await Promise.all(pages.map((page, at) => page.screenshot({ path: `${ARTEFACTS}/end-${at}.png`, scale: 'css' })));
  await browser?.close();
  await demo?.close();
});

/** The card as soon as it says all these words, kept as a picture with what is around it. */
const seen = async (chat: Chat, name: string, about: string, words: readonly string[]): Promise<Locator> => {
  const card = await chat.card(about);
  for (const some of words) await expect.poll(() => wordsOn(card), { timeout: PATIENCE }).toContain(some);
  shots += 1;
  await chat.page.screenshot({ path: `${ARTEFACTS}/${String(shots).padStart(2, '0')}-${name}.png`, scale: 'css' });
  return card;
};

test('the whole story in two windows', { timeout: 180_000 }, async () => {
  expect(demo.said()).toContain(`type: ${PROBLEM}`);
  const mia = await openChat(browser, demo.addressOf('Mia'));
  // Written before anybody looked, and there nevertheless.
  await seen(mia, 'mia-welcome', 'Hello Mia', ['Open a case']);

  await mia.says(PROBLEM);
  const answer = await seen(mia, 'mia-answer', 'Why a product runs in trial mode', ['This solved it']);
  const beginning = await excerpt(mia.page.getByText(PROBLEM).first(), answer);
  await press(answer, 'None of these helped');

  const type = await seen(mia, 'mia-type', '1 of', ['Still required']);
  expect(await type.getByRole('combobox', { name: 'Request type' }).inputValue()).toBe('License Support');
  await choose(type, 'Incident');
  await press(type, 'Next');

  const product = await seen(mia, 'mia-product', '2 of', ['Still required']);
  await pick(product, 'Product', 'MicroStation');
  await press(product, 'Next');

  const version = await seen(mia, 'mia-version', '3 of', ['MicroStation']);
  await pick(version, 'Product version', '23.00.01.44');
  await pick(version, 'Product area', 'Licensing');
  await press(version, 'Next');

  const problem = await seen(mia, 'mia-problem', '4 of', ['Still required']);
  const description = problem.getByRole('textbox', { name: 'Description', exact: false }).last();
  expect(await description.inputValue()).toBe(PROBLEM);
  await pick(problem, 'Situation', 'High');
  await pick(problem, 'Impact', 'One Location');
  await press(problem, 'Next');

  await press(await seen(mia, 'mia-contact', '5 of', ['contact']), 'Next');
  const review = await seen(mia, 'mia-review', '6 of', ['License Support', '23.00.01.44', 'Licensing', PROBLEM]);
  expect(await wordsOn(review)).not.toContain('Still required');
  await press(review, 'Submit');
  const opened = await seen(mia, 'mia-opened', 'CS0', ['Received', 'New', '2 High']);
  const number = /CS\d{7}/.exec(await wordsOn(opened))?.[0] ?? '';

  // Jon looks only now: the case waits for him in the channel that nobody had to name the desk.
  const jon = await openChat(browser, demo.addressOf('Jon'));
  await jon.opens('Global Technical Support');
  const waiting = await seen(jon, 'jon-new', number, ['New', PROBLEM]);
  await press(waiting, 'Take');
  const taken = await seen(jon, 'jon-taken', number, ['Work in Progress', 'Jon Park']);
  expect(await titlesOn(taken)).not.toContain('Take');
  await seen(mia, 'mia-taken', 'Jon Park has taken your case', [number, 'Work in Progress']);

  await press(taken, 'Ask for information');
  const question = await seen(jon, 'jon-asks', 'Your question', [number]);
  await fill(question, 'Your question', QUESTION);
  await press(question, 'Submit');
  await seen(jon, 'jon-asked', number, ['Awaiting Info', QUESTION]);

  const asked = await seen(mia, 'mia-asked', 'needs your reply', ['Awaiting Info', QUESTION]);
  await fill(asked, 'Your answer', ANSWER);
  await press(asked, 'Submit');
  await seen(mia, 'mia-answered', ANSWER, ['Work in Progress']);

  const answered = await seen(jon, 'jon-answered', number, ['Work in Progress', ANSWER]);
  await press(answered, 'Propose solution');
  const proposal = await seen(jon, 'jon-proposes', 'Articles', [number]);
  await fill(proposal, 'Solution', SOLUTION);
  await press(proposal, 'Submit');
  await seen(jon, 'jon-proposed', number, ['Resolved', SOLUTION]);

  const solved = await seen(mia, 'mia-solution', 'proposes a solution', ['Resolved', SOLUTION]);
  const solution = await excerpt(solved, solved);
  await press(solved, 'Accept solution');
  const closed = await seen(mia, 'mia-closed', 'accepted', ['Closed', 'Still need help']);
  expect(await titlesOn(closed)).not.toContain('Accept solution');
  const end = await seen(jon, 'jon-closed', number, ['Closed', 'Mia Novak accepted']);
  expect(await titlesOn(end)).not.toContain('Propose solution');

  const moments = [
    { caption: 'First an answer …', image: beginning },
    { caption: '… and, a case later, the solution', image: solution },
  ];
  await sideBySide(browser, moments, `${ARTEFACTS}/conversation.png`);
});
