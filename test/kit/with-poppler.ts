import { popplerReady } from './poppler.ts';

/** Installs Poppler once, before several test files would do so at the same time. */
export const setup = (): void => {
  try {
    popplerReady();
  } catch {
    // The tests that need it say so themselves, and the others need not know.
  }
};
