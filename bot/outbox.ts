import type { LeasedNotice, SendOutcome, Store } from '../db/store.ts';
import { type Logger, trace } from './log.ts';
import type { Courier } from './ports.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';
import type { Rendering } from './render-notice.ts';

export type OutboxParts = {
  readonly store: Pick<Store, 'claimNotices' | 'beginNotice' | 'settleNotice'>;
  readonly courier: Courier;
  /** Draws a notice for its receiver as things are now. */
  readonly render: (notice: LeasedNotice) => Promise<Rendering>;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: Logger;
  readonly rateLimit?: RateLimit;
};

const BATCH = 20;
const LEASE = 60_000;
const FIRST_WAIT = 2_000;
/** Long enough for a message that did arrive to be seen by whoever looks into it. */
const UNCERTAIN_WAIT = 15_000;
const LONGEST_WAIT = 10 * 60_000;
/** After this many tries in vain a notice is given up: some hours with the waits above. */
const ATTEMPTS = 30;

export type Outbox = {
  /** Sends what is due now; answers how many were tried. */
  readonly drain: () => Promise<number>;
};

/** Sends notices: leases them, says so before each call, and keeps how it ended. */
export const createOutbox = ({
  store,
  courier,
  render,
  now,
  newId,
  log,
  rateLimit = createRateLimit(),
}: OutboxParts): Outbox => {
  const send = async (notice: LeasedNotice): Promise<void> => {
    const outcome = await attempt(notice);
    if (outcome === undefined) return;
    await store.settleNotice(notice, patient(notice, outcome, now()), now());
    if (outcome.kind !== 'sent')
      log.warn({ notice: notice.body.kind, outcome: outcome.kind, error: outcome.error }, 'notice not sent');
  };

  /** Undefined where the lease was lost: then somebody else sends it. */
  const attempt = async (notice: LeasedNotice): Promise<SendOutcome | undefined> => {
    let rendering: Rendering;
    try {
      rendering = await render(notice);
    } catch (error) {
      log.error({ notice: notice.body.kind, ...trace(error) }, 'notice not drawn');
      return { kind: 'later', at: now(), error: 'not drawn' };
    }
    if (rendering.kind === 'nothing') return { kind: 'sent', message: undefined };
    if (rendering.kind === 'unreachable') return { kind: 'failed', error: rendering.why, dead: false };
    const wait = rateLimit.take(rendering.to.tenant, rendering.to.id, now());
    if (wait > 0) return { kind: 'later', at: new Date(now().getTime() + wait), error: 'rate limit' };
    if (!(await store.beginNotice(notice, now()))) return undefined;
    let outcome: SendOutcome = { kind: 'sent', message: undefined };
    // Several messages only where a channel shows a case more than once; edits may be repeated at will.
    for (const message of rendering.messages) {
      outcome = await courier(rendering.to, message);
      if (outcome.kind !== 'sent') return outcome;
    }
    return outcome;
  };

  return {
    drain: async () => {
      let tried = 0;
      for (;;) {
        const id = newId();
        const until = new Date(now().getTime() + LEASE);
        const notices = await store.claimNotices(BATCH, now(), { id, until });
        if (notices.length === 0) return tried;
        tried += notices.length;
        await Promise.all(notices.map(send));
      }
    },
  };
};

/** Exponential with jitter where the channel named no time, and an end to it. */
const patient = (notice: LeasedNotice, outcome: SendOutcome, at: Date): SendOutcome => {
  // A notice names its case and tells how it stands, so a second one does no harm; the store allows no third.
  if (outcome.kind === 'uncertain') return { ...outcome, again: new Date(at.getTime() + UNCERTAIN_WAIT) };
  if (outcome.kind !== 'later') return outcome;
  if (notice.attempts >= ATTEMPTS) return { kind: 'failed', error: outcome.error, dead: false };
  if (outcome.at > at) return outcome;
  const wait = Math.min(FIRST_WAIT * 2 ** (notice.attempts - 1), LONGEST_WAIT);
  return { ...outcome, at: new Date(at.getTime() + wait * (0.5 + Math.random() / 2)) };
};
