import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import type { Card } from '../../cards/card.ts';
import { hostConfig, pageStyle } from './host-config.ts';

const resolve = createRequire(import.meta.url).resolve;
const ADAPTIVE_CARDS = resolve('adaptivecards/dist/adaptivecards.js');
const STYLE = readFileSync(resolve('adaptivecards/dist/adaptivecards.css'), 'utf8');
const MARKDOWN = fileURLToPath(
  new URL('../../node_modules/markdown-it/dist/browser/markdown-it.umd.min.js', import.meta.url),
);
const IN_PAGE = fileURLToPath(new URL('./in-page.js', import.meta.url));

export type Drawing = { readonly name: string; readonly card: Card };

/** A page with cards side by side, drawn by the real renderer, and what does not fit on each. */
export const drawCards = async (
  browser: Browser,
  cards: readonly Drawing[],
  width: number,
  across: number,
): Promise<{ readonly page: Page; readonly faults: readonly string[] }> => {
  const page = await browser.newPage({ viewport: { width: 32 + across * (width + 16), height: 800 } });
  await page.setContent(`<!doctype html><style>${STYLE}${pageStyle}</style><body></body>`);
  for (const path of [MARKDOWN, ADAPTIVE_CARDS, IN_PAGE]) await page.addScriptTag({ path });
  const given = [cards, hostConfig, width].map(value => JSON.stringify(value)).join(', ');
  const faults = z.array(z.string()).parse(await page.evaluate(`drawCards(${given})`));
  return { page, faults };
};
