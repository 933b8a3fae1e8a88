import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SendOutcome } from '../../db/store.ts';
import type { Mail } from './mail.ts';
import { smtpOutcome } from './smtp-outcome.ts';

export type MailSettings = {
  /** `smtp://` or `smtps://`, with name and password where the server wants them. */
  readonly url: string;
  readonly from: { readonly name: string; readonly address: string };
};

/** Hands one mail to the mail server, once, and says how that ended. It never throws and never repeats by itself. */
export type Mailer = (mail: Mail) => Promise<SendOutcome>;

/** In milliseconds; shorter together than a lease of the outbox. The address of the server may name others. */
const TIMES = { connect: 10_000, answer: 15_000, whole: 40_000 };

/** An address as one word that is nothing but an address: no list, no comment, no header. */
const ADDRESS = /^[^\s<>()[\],;:"\\@]+@[^\s<>()[\],;:"\\@]+$/u;

/** Sends through a mail server. */
export const createMailer = ({ url, from }: MailSettings, now: () => Date): Mailer => {
  const server = serverOf(url);
  return async mail => {
    if (!ADDRESS.test(mail.to.address)) return { kind: 'failed', error: 'bad address', dead: false };
    const message = await composed(mail, from, now());
    const delivery = deliver(server, { from: from.address, to: mail.to.address }, message);
    try {
      await delivery.done;
      return { kind: 'sent', message: undefined };
    } catch (error) {
      return smtpOutcome(error, delivery.begun(), now());
    }
  };
};

type Server = ReturnType<typeof parseConnectionUrl> & { readonly requireTLS?: boolean };

const LOOPBACK = /^(localhost$|127\.\d+\.\d+\.\d+$|\[?::1\]?$)/;

/** A password is never said in the clear to another machine, unless the address of the server asks for that. */
const serverOf = (url: string): Server => {
  const parsed = parseConnectionUrl(url);
  const secret = parsed.auth !== undefined && parsed.secure !== true && !LOOPBACK.test(parsed.host ?? '');
  return { requireTLS: secret, ...parsed };
};

/** The mail with its headers, which depend on the notice alone: a repeat is recognised by its Message-ID. */
const composed = (mail: Mail, from: MailSettings['from'], date: Date): Promise<Buffer> => {
  const host = from.address.slice(from.address.lastIndexOf('@') + 1);
  const thread = mail.thread === undefined ? undefined : `<${mail.thread}.case@${host}>`;
  return new MailComposer({
    from: { name: oneLine(from.name), address: from.address },
    to: { name: oneLine(mail.to.name), address: mail.to.address },
    subject: oneLine(mail.subject),
    messageId: `<${createHash('sha256').update(mail.id).digest('hex').slice(0, 40)}@${host}>`,
    ...(thread === undefined ? {} : { inReplyTo: thread, references: thread }),
    date,
    text: mail.text,
    html: mail.html,
    headers: {
      'Content-Language': mail.language,
      // No out-of-office note answers it.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
};

/** What stands in a header is one line without control characters. */
const oneLine = (words: string): string => words.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

type Envelope = { readonly from: string; readonly to: string };

/** One connection, one mail. `begun`: the server has been given some of it. */
const deliver = (server: Server, envelope: Envelope, message: Buffer) => {
  let begun = false;
  const content = Readable.from(
    (function* () {
      begun = true;
      yield message;
    })(),
  );
  const connection = new SMTPConnection({
    connectionTimeout: TIMES.connect,
    greetingTimeout: TIMES.answer,
    dnsTimeout: TIMES.connect,
    socketTimeout: TIMES.answer,
    ...server,
  });
  const done = new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => fail(new Error('no answer in time')), TIMES.whole);
    const end = (): void => {
      clearTimeout(late);
      connection.close();
      content.destroy();
    };
    const fail = (error: unknown): void => {
      end();
      reject(error);
    };
    const send = (): void =>
      connection.send(envelope, content, error => {
        if (error !== null) return fail(error);
        clearTimeout(late);
        connection.quit();
        resolve();
      });
    connection.on('error', fail);
    connection.connect(error => {
      if (error) return fail(error);
      if (server.auth === undefined) return send();
      connection.login(server.auth, refused => (refused ? fail(refused) : send()));
    });
  });
  return { done, begun: () => begun };
};
