import type { LeasedNotice } from '../db/store.ts';
import type { Mail } from './mail/mail.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Prepare } from './outbox.ts';
import type { PlanDelivery } from './plan-delivery.ts';
import { outcomeOf } from './verdict-outcome.ts';

export type MailParts = {
  readonly plan: PlanDelivery;
  readonly compose: (notice: LeasedNotice) => Promise<Mail | undefined>;
  /** Undefined where e-mail is not set up: then what was on its way by it goes another way. */
  readonly mailer: Mailer | undefined;
};

/** Delivers notices by e-mail. */
export const createDeliverMail =
  ({ plan, compose, mailer }: MailParts): Prepare =>
  async notice => {
    const verdict = await plan(notice);
    if (verdict.kind !== 'send') return { kind: 'settled', outcome: outcomeOf(verdict) };
    if (mailer === undefined) return { kind: 'settled', outcome: { kind: 'failed', error: 'no mail', dead: false } };
    const mail = await compose(notice);
    if (mail === undefined) return { kind: 'settled', outcome: { kind: 'dropped', error: 'nothing' } };
    return { kind: 'send', send: () => mailer(mail) };
  };
