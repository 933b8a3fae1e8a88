import type { LeasedNotice, Notice, SendOutcome, Store } from '../db/store.ts';
import { asId, type NoticeId } from './domain/ids.ts';
import type { Rendering } from './notices/rendering.ts';
import type { Prepare, Prepared } from './outbox.ts';
import type { PlanDelivery } from './plan-delivery.ts';
import type { Courier, Outgoing } from './ports.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';
import { outcomeOf } from './verdict-outcome.ts';

export type ChatParts = {
  readonly store: Pick<Store, 'commit'>;
  readonly plan: PlanDelivery;
  readonly render: (notice: LeasedNotice) => Promise<Rendering>;
  readonly courier: Courier;
  readonly now: () => Date;
  /** E-mail is set up. */
  readonly mail: boolean;
  readonly rateLimit?: RateLimit;
};

const settled = (outcome: SendOutcome): Prepared => ({ kind: 'settled', outcome });

/** Delivers notices in Teams. Whoever cannot be reached there is written an e-mail, where that is set up. */
export const createDeliverChat = (parts: ChatParts): Prepare => {
  const { store, plan, render, courier, now, mail, rateLimit = createRateLimit() } = parts;

  const send = async (to: Parameters<Courier>[0], messages: readonly Outgoing[]): Promise<SendOutcome> => {
    let outcome: SendOutcome = { kind: 'sent', message: undefined };
    // Several messages only where a channel shows a case more than once; edits may be repeated at will.
    for (const message of messages) {
      outcome = await courier(to, message);
      if (outcome.kind !== 'sent') return outcome;
    }
    return outcome;
  };

  return async notice => {
    const verdict = await plan(notice);
    if (verdict.kind !== 'send') return settled(outcomeOf(verdict));
    const rendering = await render(notice);
    const personal = 'user' in notice.to;
    if (rendering.kind === 'nothing')
      return settled(personal ? { kind: 'dropped', error: 'nothing' } : { kind: 'sent', message: undefined });
    if (rendering.kind === 'unreachable') return settled({ kind: 'failed', error: rendering.why, dead: false });
    const { to, messages } = rendering;
    const wait = rateLimit.take(to.tenant, to.id, now());
    if (wait > 0) return settled({ kind: 'later', at: new Date(now().getTime() + wait), error: 'rate limit' });
    return {
      kind: 'send',
      send: async () => {
        // Known by its id, so that another try adds no second one.
        if (verdict.alsoByMail) await store.commit({ writes: [], notices: copiesOf(notice) });
        const outcome = await send(to, messages);
        const refused = outcome.kind === 'failed' && outcome.dead;
        if (!refused || !personal || !mail || verdict.alsoByMail || notice.body.kind === 'card') return outcome;
        return { kind: 'rerouted', to: 'email', because: outcome.error, dead: true };
      },
    };
  };
};

/** What is told in the chat, for the same person by e-mail as well. */
const copiesOf = ({ id, to, body, at }: LeasedNotice): readonly Notice[] =>
  'user' in to ? [{ id: asId<NoticeId>(`${id}:email`), to: { email: to.user }, key: undefined, body, at }] : [];
