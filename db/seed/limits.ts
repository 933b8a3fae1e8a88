import type { Limits } from '../../bot/domain/lifecycle.ts';
import { DAY } from './when.ts';

/** The time limits by which the demo's histories were written; an installation's own apply from now on. */
export const DEMO_LIMITS: Limits = {
  resolved: { close: 7 * DAY, remind: [3 * DAY, 6 * DAY] },
  awaiting: { close: 10 * DAY, remind: [3 * DAY, 7 * DAY] },
};
