import type { Browser, Locator, Page } from 'playwright-core';

/** One person's window in the browser. */
export type Chat = {
  readonly page: Page;
  /** Types a message and sends it. */
  readonly says: (text: string) => Promise<void>;
  /** Goes to a channel of the team. */
  readonly opens: (channel: string) => Promise<void>;
  /** The latest card that says these words, once it is there. */
  readonly card: (words: string | RegExp) => Promise<Locator>;
};

const PATIENCE = 15_000;
const OPENS_WITHIN = 1_000;
/** The zone of the demo's customers, so that the window and its cards tell one time. */
const ZONE = 'Europe/Prague';
const SIZE = { width: 1440, height: 1100 } as const;

/** Opens a window of the Playground; what it wants from elsewhere fails at once. */
export const openChat = async (browser: Browser, address: string): Promise<Chat> => {
  const context = await browser.newContext({ viewport: SIZE, deviceScaleFactor: 2, locale: 'en-US', timezoneId: ZONE });
  context.setDefaultTimeout(PATIENCE);
  await context.route(
    url => url.hostname !== '127.0.0.1',
    route => route.abort(),
  );
  const page = await context.newPage();
  await page.goto(address);
  return {
    page,
    says: async text => {
      const box = page.locator('[contenteditable=true]').first();
      await box.click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    opens: channel => page.getByText(channel, { exact: true }).first().click(),
    card: async words => {
      const found = page.locator('.ac-adaptiveCard').filter({ hasText: words }).last();
      await found.waitFor();
      return found;
    },
  };
};

/** What stands on a card, as it is on the screen. */
export const wordsOn = async (card: Locator): Promise<string> => (await card.allInnerTexts()).join('\n');

/** The buttons in sight. */
export const titlesOn = (card: Locator): Promise<readonly string[]> => card.getByRole('button').allInnerTexts();

/** Presses a button of a card, also one behind "More options". */
export const press = async (card: Locator, title: string): Promise<void> => {
  const button = card.getByRole('button', { name: title, exact: true });
  if ((await button.count()) > 0) return button.click();
  await card.getByRole('button', { name: 'More options' }).click();
  await card.page().getByRole('menuitem', { name: title, exact: true }).click();
};

/** Fills in a text field by its label. */
export const fill = (card: Locator, label: string, text: string): Promise<void> =>
  card.getByRole('textbox', { name: label }).fill(text);

/** Chooses one of the buttons of a question. */
export const choose = (card: Locator, choice: string): Promise<void> =>
  card.getByRole('radio', { name: choice }).check();

/** Chooses from a list that opens, or that opens only once something is typed. */
export const pick = async (card: Locator, label: string, choice: string): Promise<void> => {
  await card.getByRole('combobox', { name: label }).click();
  const option = card.page().getByRole('option', { name: choice }).first();
  await option.waitFor({ timeout: OPENS_WITHIN }).catch(() => card.page().keyboard.type(choice));
  await option.click();
};
