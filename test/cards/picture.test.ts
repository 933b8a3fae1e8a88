import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SPOKEN, translator } from '../../locales/index.ts';
import { launchChromium } from '../kit/chromium.ts';
import { drawCards } from './draw.ts';
import { NOW } from './gallery/data.ts';
import { gallery } from './gallery.ts';

/** As wide as Teams draws a card on a desktop and on a phone. */
const WIDTHS = [420, 300];

/** For people to look at after a change: pictures of every card in these languages. */
const PICTURED: readonly string[] = ['en', 'de'];
const ARTEFACTS = fileURLToPath(new URL('../artefacts/', import.meta.url));

let browser: Browser;
beforeAll(async () => {
  mkdirSync(ARTEFACTS, { recursive: true });
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe.each(SPOKEN)('in %s', language => {
  test.each(WIDTHS)('every card fits into %d pixels', async width => {
    const t = translator(language, 'Europe/Berlin', NOW);
    const cards = gallery.map(({ name, draw }) => ({ name, card: draw(t) }));
    const { page, faults } = await drawCards(browser, cards, width, 8);
    if (PICTURED.includes(language))
      await page.screenshot({ path: join(ARTEFACTS, `cards-${language}-${width}.png`), fullPage: true });
    await page.close();
    expect(faults).toEqual([]);
  });
});

test('what does not fit is noticed', async () => {
  const wide = { type: 'TextBlock', text: 'x'.repeat(200), wrap: false };
  const side = { type: 'ColumnSet', columns: [{ type: 'Column', width: '500px', items: [{ ...wide, text: 'wide' }] }] };
  const body = [wide, side];
  const card = { type: 'AdaptiveCard', version: '1.5', $schema: '', lang: 'en', fallbackText: 'wide', body } as const;
  const { page, faults } = await drawCards(browser, [{ name: 'wide', card }], 300, 1);
  await page.close();
  expect(faults.some(fault => fault.includes('cut at the side'))).toBe(true);
  expect(faults.some(fault => fault.includes('sticks out'))).toBe(true);
});
