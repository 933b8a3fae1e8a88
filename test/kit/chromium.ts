import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const INSTALLS_WITHIN = 300_000;

/** A Chromium without a window and with a fresh profile; installed where that needs no question. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), headless: true, args: QUIET });

/** Where Chromium is, installed now if it was not there; throws what to do otherwise. */
export const chromiumPath = (): string => found() ?? installed();

const found = (): string | undefined => {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which does not exist.`);
  }
  return PLACES.find(path => existsSync(path));
};

/** Root on Debian or one of its children installs it; anybody else is told how. */
const installed = (): string => {
  const debian = existsSync('/etc/debian_version');
  if (debian && process.getuid?.() === 0) {
    const options = { stdio: 'ignore', timeout: INSTALLS_WITHIN } as const;
    try {
      execFileSync('apt-get', ['update'], options);
      execFileSync('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], {
        ...options,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    } catch (error) {
      throw new Error('The browser tests need Chromium, and "apt-get install chromium" failed.', { cause: error });
    }
    const path = found();
    if (path !== undefined) return path;
  }
  const how = debian ? 'sudo apt-get install chromium' : 'install Chromium or Google Chrome';
  throw new Error(`The browser tests need Chromium: ${how}, or name one in the environment variable CHROMIUM.`);
};
