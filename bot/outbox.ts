import type { LeasedNotice, SendOutcome, Store } from '../db/store.ts';
import type { Way } from './domain/delivery.ts';
import { type Logger, trace } from './log.ts';

/** What is to be done with a notice: an outcome without a call, or the call. */
export type Prepared =
  | { readonly kind: 'settled'; readonly outcome: SendOutcome }
  | { readonly kind: 'send'; readonly send: () => Promise<SendOutcome> };

/** Draws a notice for its receiver as things are now, and says how it goes. */
export type Prepare = (notice: LeasedNotice) => Promise<Prepared>;

export type OutboxParts = {
  readonly store: Pick<Store, 'claimNotices' | 'beginNotice' | 'settleNotice'>;
  /** Each way has an outbox of its own, so that a slow one delays no other. */
  readonly way: Way;
  readonly prepare: Prepare;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: Logger;
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
export const createOutbox = ({ store, way, prepare, now, newId, log }: OutboxParts): Outbox => {
  const send = async (notice: LeasedNotice): Promise<void> => {
    const outcome = await attempt(notice);
    if (outcome === undefined) return;
    await store.settleNotice(notice, patient(notice, outcome, now()), now());
    if (isFault(outcome))
      log.warn({ notice: notice.body.kind, way, outcome: outcome.kind, error: outcome.error }, 'notice not sent');
  };

  /** Undefined where the lease was lost: then somebody else sends it. */
  const attempt = async (notice: LeasedNotice): Promise<SendOutcome | undefined> => {
    let prepared: Prepared;
    try {
      prepared = await prepare(notice);
    } catch (error) {
      log.error({ notice: notice.body.kind, way, ...trace(error) }, 'notice not drawn');
      return { kind: 'later', at: now(), error: 'not drawn' };
    }
    if (prepared.kind === 'settled') return prepared.outcome;
    return (await store.beginNotice(notice, now())) ? prepared.send() : undefined;
  };

  return {
    drain: async () => {
      let tried = 0;
      for (;;) {
        const id = newId();
        const until = new Date(now().getTime() + LEASE);
        const notices = await store.claimNotices(BATCH, now(), { id, until }, way);
        if (notices.length === 0) return tried;
        tried += notices.length;
        await Promise.all(notices.map(send));
      }
    },
  };
};

type Fault = Extract<SendOutcome, { kind: 'later' | 'uncertain' | 'failed' }>;

const isFault = (outcome: SendOutcome): outcome is Fault =>
  outcome.kind === 'later' || outcome.kind === 'uncertain' || outcome.kind === 'failed';

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
