import type { AddressInfo, Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** What goes wrong with a mail. */
export type MailFault =
  /** Refused with this code, when the receiver is named or after the content. */
  | { readonly status: number; readonly at: 'rcpt' | 'data' }
  /** The connection breaks after the content was taken. */
  | { readonly reset: true }
  /** No answer ever comes after the content. */
  | { readonly hang: true };

export type Delivered = { readonly to: readonly string[]; readonly raw: string; readonly mail: Email };

export type MailServer = {
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What was taken, in the order of its arrival; what failed after it was taken, too. */
  readonly mails: readonly Delivered[];
  /** How many times a delivery was tried. */
  readonly tried: () => number;
  /** The next `times` deliveries fail so. */
  readonly fail: (fault: MailFault, times?: number) => void;
  /** Ends the server; nothing listens there any more. */
  readonly close: () => Promise<void>;
};

export const MAIL_FROM = 'Contoso Support <support@vendor.example>';

/** A real SMTP server on this machine that keeps what it is sent. */
export const startMailServer = async (options: { readonly password?: string } = {}): Promise<MailServer> => {
  const mails: Delivered[] = [];
  const faults: { fault: MailFault; left: number }[] = [];
  const sockets = new Set<Socket>();
  let tried = 0;
  const current = () => faults.find(it => it.left > 0);
  const refusal = (status: number) => Object.assign(new Error('told to refuse <mia@secret>'), { responseCode: status });

  const server = new SMTPServer({
    authOptional: options.password === undefined,
    disabledCommands: options.password === undefined ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ password }, _session, done) =>
      password === options.password ? done(null, { user: 'bot' }) : done(new Error('wrong password')),
    onRcptTo: (_address, _session, done) => {
      tried += 1;
      const found = current();
      if (found === undefined || !('status' in found.fault) || found.fault.at !== 'rcpt') return done();
      found.left -= 1;
      done(refusal(found.fault.status));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const found = current();
        if (found !== undefined) found.left -= 1;
        const fault = found?.fault;
        if (fault !== undefined && 'status' in fault) return done(refusal(fault.status));
        const raw = Buffer.concat(chunks);
        void PostalMime.parse(raw).then(mail => {
          mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: raw.toString('latin1'), mail });
          if (fault === undefined) done();
          else if ('reset' in fault) for (const socket of sockets) socket.destroy();
        });
      });
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const secret = options.password === undefined ? '' : `bot:${encodeURIComponent(options.password)}@`;
  const url = `smtp://${secret}127.0.0.1:${port}?socketTimeout=2000&greetingTimeout=2000`;
  return {
    url,
    environment: { SMTP_URL: url, MAIL_FROM },
    mails,
    tried: () => tried,
    fail: (fault, times = 1) => faults.push({ fault, left: times }),
    close: () =>
      new Promise<void>(resolve => {
        for (const socket of sockets) socket.destroy();
        server.close(resolve);
      }),
  };
};

/** The addresses that a mail leads to, by the words on their buttons. */
export const linksIn = (html: string): ReadonlyMap<string, string> =>
  new Map(
    [...html.matchAll(/<a href="([^"]+)"[^>]*>([^<]+)<\/a>/g)].map(([, url = '', words = '']) => [
      plain(words),
      plain(url),
    ]),
  );

const plain = (html: string): string =>
  html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
