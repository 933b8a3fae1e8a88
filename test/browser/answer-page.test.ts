import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId, type CaseId } from '../../bot/domain/ids.ts';
import { launchChromium } from '../kit/chromium.ts';
import { linksIn, type MailServer, startMailServer } from '../kit/mail.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const NEW = 'CS0001069';
const ARTEFACTS = fileURLToPath(new URL('../artefacts/', import.meta.url));
/** A desktop's mail window and a phone. */
const WIDTHS = [420, 360];

let browser: Browser;
let smtp: MailServer;
let world: World;
let jon: Someone;

beforeAll(async () => {
  mkdirSync(ARTEFACTS, { recursive: true });
  browser = await launchChromium();
  smtp = await startMailServer();
  world = await startWorld({ environment: smtp.environment });
  jon = world.someone('jon');
  await jon.says('help');
  await jon.says(`take ${NEW}`);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
  await smtp?.close();
});

const SOLUTION = [
  'Install the update of November, then refresh the policy:',
  '1. Tools, Refresh Policy.',
  `2. C:\\ProgramData\\${'very-long-folder-name-'.repeat(6)}\\policy.xml`,
  '<b>not bold</b>',
].join('\n');

/** A page on which no script may run, as some mail programs open it. */
const opened = async (address: string, width: number, dark: boolean): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height: 780 },
    javaScriptEnabled: false,
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', request => asked.push(request.url()));
  await page.goto(address);
  // Nothing is fetched but the page, and the icon that every browser looks for.
  expect(asked.filter(url => url !== address && !url.endsWith('/favicon.ico'))).toEqual([]);
  return page;
};

const pictured = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: join(ARTEFACTS, `${name}.png`), fullPage: true });
};

/** How far something sticks out at the side. */
const sticksOut = async (page: Page, width: number): Promise<readonly string[]> => {
  const boxes = await Promise.all(
    (await page.locator('main, main *').all()).map(async it => ({ it, box: await it.boundingBox() })),
  );
  return boxes.flatMap(({ box }) =>
    box !== null && (box.x < 0 || box.x + box.width > width) ? [JSON.stringify(box)] : [],
  );
};

const link = (words: string): string =>
  `${world.url}${new URL(linksIn(smtp.mails.at(-1)?.mail.html ?? '').get(words) ?? '').pathname}`;

describe.each(WIDTHS)('at %d pixels', width => {
  test('a solution is rejected and accepted without a script, and nothing sticks out', async () => {
    await jon.says(`propose ${NEW}: ${SOLUTION}`);
    const rejecting = await opened(link('Reject solution'), width, width === 360);
    await pictured(rejecting, `answer-reject-${width}`);
    expect(await sticksOut(rejecting, width)).toEqual([]);
    expect(await rejecting.locator('blockquote').innerText()).toContain('<b>not bold</b>');
    await rejecting.getByLabel('Why does it not help?').fill('Still error 101.');
    await rejecting.getByRole('button', { name: 'Reject solution' }).click();
    expect(await rejecting.getByRole('heading').innerText()).toContain('goes on');
    await pictured(rejecting, `answer-rejected-${width}`);
    await rejecting.context().close();

    await jon.says(`take ${NEW}`);
    await jon.says(`propose ${NEW}: ${SOLUTION}`);
    const accepting = await opened(link('Accept solution'), width, false);
    await pictured(accepting, `answer-accept-${width}`);
    expect(await sticksOut(accepting, width)).toEqual([]);
    await accepting.context().close();

    const mail = await browser.newPage({ viewport: { width, height: 780 }, javaScriptEnabled: false });
    await mail.setContent(smtp.mails.at(-1)?.mail.html ?? '');
    await pictured(mail, `answer-mail-${width}`);
    await mail.close();
    // Back to work for the next width.
    const reject = link('Reject solution');
    await fetch(reject, { method: 'POST', body: new URLSearchParams({ words: 'Once more.' }) });
    await jon.says(`take ${NEW}`);
    expect((await world.store.case(asId<CaseId>(NEW)))?.progress.state).toBe('work-in-progress');
  });

  test('a link that does not work any more says what to do', async () => {
    const page = await opened(`${world.url}/answers/x.y.z`, width, false);
    await pictured(page, `answer-void-${width}`);
    expect(await sticksOut(page, width)).toEqual([]);
    expect(await page.getByRole('heading').innerText()).toBe('This link does not work any more');
    await page.context().close();
  });
});
