import { chromiumPath } from './chromium.ts';

/** Installs Chromium once, before several test files would do so at the same time. */
export const setup = (): void => {
  try {
    chromiumPath();
  } catch {
    // The tests that need it say so themselves, and the others need not know.
  }
};
