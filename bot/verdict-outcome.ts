import type { SendOutcome } from '../db/store.ts';
import type { Verdict } from './domain/delivery.ts';

/** What the outbox keeps of a verdict under which nothing is sent now. */
export const outcomeOf = (verdict: Exclude<Verdict, { kind: 'send' }>): SendOutcome => {
  switch (verdict.kind) {
    case 'reroute':
      return { kind: 'rerouted', to: verdict.to, because: verdict.because, dead: false };
    case 'hold':
      return { kind: 'held', until: verdict.until, error: 'quiet hours' };
    case 'collect':
      return { kind: 'collected', until: verdict.until };
    case 'drop':
      return { kind: 'dropped', error: verdict.why };
    case 'unreachable':
      return { kind: 'failed', error: verdict.why, dead: false };
  }
};
