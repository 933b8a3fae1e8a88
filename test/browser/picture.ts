import type { Browser, Locator } from 'playwright-core';

const MARGIN = { left: 68, top: 29, right: 24, bottom: 24 } as const;

/** What a window shows from one thing down to another, sharp enough for print. */
export const excerpt = async (first: Locator, last: Locator): Promise<Buffer> => {
  const [from, to] = await Promise.all([first.boundingBox(), last.boundingBox()]);
  if (from === null || to === null) throw new Error('not in sight');
  const left = Math.min(from.x, to.x) - MARGIN.left;
  const right = Math.max(from.x + from.width, to.x + to.width) + MARGIN.right;
  const top = from.y - MARGIN.top;
  const clip = { x: left, y: top, width: right - left, height: to.y + to.height + MARGIN.bottom - top };
  return last.page().screenshot({ clip, scale: 'device' });
};

/** Several excerpts as one picture, each with the moment over it. */
export const sideBySide = async (
  browser: Browser,
  parts: readonly { readonly caption: string; readonly image: Buffer }[],
  path: string,
): Promise<void> => {
  const page = await browser.newPage({ deviceScaleFactor: 2, viewport: { width: 1600, height: 900 } });
  const figures = parts.map(
    ({ caption, image }) =>
      `<figure><figcaption>${caption}</figcaption><img src="data:image/png;base64,${image.toString('base64')}"></figure>`,
  );
  // The excerpts have two dots for each of the screen's own.
  await page.setContent(`<style>
      body { margin: 0; display: inline-flex; gap: 24px; padding: 16px 24px; background: white }
      figure { margin: 0 } img { zoom: 0.5 } figcaption { font: 600 16px 'Segoe UI', sans-serif; color: #242424; padding: 0 0 4px 68px }
    </style>${figures.join('')}`);
  await page.locator('body').screenshot({ path, scale: 'device' });
  await page.close();
};
