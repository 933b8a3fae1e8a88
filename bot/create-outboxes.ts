import type { Store } from '../db/store.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createDeliverChat } from './deliver-chat.ts';
import { createDeliverMail } from './deliver-mail.ts';
import type { Links } from './links.ts';
import type { Logger } from './log.ts';
import { createComposeMail } from './mail/compose-mail.ts';
import { createMailer, type MailSettings } from './mail/mailer.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createPlanDelivery } from './plan-delivery.ts';
import type { Courier } from './ports.ts';
import { createRenderNotice } from './render-notice.ts';

export type OutboxesParts = {
  readonly store: Store;
  readonly knowledge: Knowledge;
  readonly courier: Courier;
  /** Undefined where no e-mail is sent. */
  readonly mail: MailSettings | undefined;
  readonly links: Links;
  readonly appId: string;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: Logger;
};

/** Both ways to people, each with a queue of its own. */
export const createOutboxes = (parts: OutboxesParts): { readonly chat: Outbox; readonly mail: Outbox } => {
  const { store, knowledge, courier, links, appId, now, newId, log } = parts;
  const mail = parts.mail !== undefined;
  const plan = createPlanDelivery({ store, now, mail });
  const render = createRenderNotice({ store, knowledge, links, now });
  const compose = createComposeMail({ store, knowledge, now, links, appId });
  const mailer = parts.mail === undefined ? undefined : createMailer(parts.mail, now);
  const outbox = { store, now, newId, log };
  return {
    chat: createOutbox({
      ...outbox,
      way: 'chat',
      prepare: createDeliverChat({ store, plan, render, courier, now, mail }),
    }),
    mail: createOutbox({ ...outbox, way: 'email', prepare: createDeliverMail({ plan, compose, mailer }) }),
  };
};
