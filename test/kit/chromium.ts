import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser of the browser tests: the one that CHROMIUM names, or the one that is installed. */
export const launchChromium = (): Promise<Browser> => {
  const executablePath = [process.env.CHROMIUM, ...PLACES].find(place => place !== undefined && existsSync(place));
  if (executablePath === undefined)
    throw new Error('No Chromium was found. Install one (Debian: apt-get install chromium) or name it in CHROMIUM.');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
};
