import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { asId } from '../../bot/domain/ids.ts';
import type { Mail } from '../../bot/mail/mail.ts';
import { mailSettings, mailVariables } from '../../bot/mail/mail-settings.ts';
import { createMailer } from '../../bot/mail/mailer.ts';
import { smtpOutcome } from '../../bot/mail/smtp-outcome.ts';
import { type MailServer, startMailServer } from '../kit/mail.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
const from = { name: 'Support', address: 'support@vendor.example' };

const mail = (rest: Partial<Mail> = {}): Mail => ({
  id: asId('CS0001042:7:person:mia'),
  thread: asId('CS0001042'),
  to: { name: 'Mia Novák', address: 'mia@contoso.example' },
  language: 'cs',
  subject: 'Raster reference',
  text: 'Hello',
  html: '<p>Hello</p>',
  ...rest,
});

let smtp: MailServer | undefined;
afterEach(async () => {
  await smtp?.close();
  smtp = undefined;
});
const started = async (): Promise<MailServer> => {
  smtp = await startMailServer();
  return smtp;
};
const mailer = (url: string) => createMailer({ url, from }, () => NOW);

describe('headers', () => {
  test('a name or a subject adds no header and no receiver', async () => {
    const { url, mails } = await started();
    const evil = 'Mia\r\nBcc: a@evil.example\r\n\r\nbody\u2028<b@evil.example>, c@evil.example';
    const sent = await mailer(url)(mail({ subject: evil, to: { name: evil, address: 'mia@contoso.example' } }));
    expect(sent).toEqual({ kind: 'sent', message: undefined });
    expect(mails[0]?.to).toEqual(['mia@contoso.example']);
    expect(mails[0]?.mail.to).toHaveLength(1);
    expect(mails[0]?.mail.bcc).toBeUndefined();
    expect(mails[0]?.mail.text?.trim()).toBe('Hello');
  });

  test.each([
    'a@contoso.example, b@evil.example',
    'a@contoso.example\r\nRCPT TO:<b@evil.example>',
    '<a@contoso.example>',
    'nobody',
    '',
    '"a b"@contoso.example',
  ])('%j is no address, and nothing is sent', async address => {
    const { url, tried } = await started();
    expect(await mailer(url)(mail({ to: { name: 'Mia', address } }))).toEqual({
      kind: 'failed',
      error: 'bad address',
      dead: false,
    });
    expect(tried()).toBe(0);
  });

  test('the same notice has the same Message-ID, another one another', async () => {
    const { url, mails } = await started();
    const send = mailer(url);
    await send(mail());
    await send(mail({ text: 'Hello again' }));
    await send(mail({ id: asId('CS0001042:8:person:mia') }));
    const ids = mails.map(it => it.mail.messageId);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(ids[0]).toMatch(/^<[0-9a-f]{40}@vendor\.example>$/);
    expect(mails[0]?.mail.references).toBe('<CS0001042.case@vendor.example>');
  });

  test('every script arrives as it was written', async () => {
    const { url, mails } = await started();
    const words = 'Příliš žluťoučký kůň 佐藤 😀';
    await mailer(url)(mail({ subject: words, text: words, html: `<p>${words}</p>` }));
    const [found] = mails;
    expect([found?.mail.subject, found?.mail.text?.trim(), found?.mail.to?.[0]?.name]).toEqual([
      words,
      words,
      'Mia Novák',
    ]);
    expect(found?.mail.html).toContain(words);
  });
});

describe('outcomes', () => {
  const refused = (responseCode: number, code: string) =>
    Object.assign(new Error('to <mia@secret>'), { responseCode, code });

  test.each([
    [refused(450, 'EENVELOPE'), 'later', 'SMTP 450 EENVELOPE'],
    [refused(550, 'EENVELOPE'), 'failed', 'SMTP 550 EENVELOPE'],
    [refused(554, 'EMESSAGE'), 'failed', 'SMTP 554 EMESSAGE'],
    [refused(503, 'EENVELOPE'), 'later', 'SMTP 503 EENVELOPE'],
    // Not about this mail: the operator mends it, and it goes.
    [refused(535, 'EAUTH'), 'later', 'SMTP 535 EAUTH'],
    [refused(554, 'EPROTOCOL'), 'later', 'SMTP 554 EPROTOCOL'],
    [Object.assign(new Error('x'), { code: 'ECONNECTION' }), 'later', 'SMTP ECONNECTION'],
    [Object.assign(new Error('x'), { code: 'EENVELOPE' }), 'failed', 'SMTP EENVELOPE'],
    ['nonsense', 'later', 'SMTP'],
    [Object.assign(new Error('x'), { code: 'a@b evil\n' }), 'later', 'SMTP'],
  ])('before anything was said of the mail: %s', (error, kind, words) => {
    expect(smtpOutcome(error, false, NOW)).toMatchObject({ kind, error: words });
  });

  test('lost after the mail had begun to leave, it may have arrived', () => {
    const lost = Object.assign(new Error('x'), { code: 'ECONNECTION' });
    expect(smtpOutcome(lost, true, NOW)).toEqual({ kind: 'uncertain', again: undefined, error: 'SMTP ECONNECTION' });
    expect(smtpOutcome(refused(451, 'EMESSAGE'), true, NOW)).toMatchObject({ kind: 'later' });
  });

  test('nobody listens: later', async () => {
    const { url, close } = await started();
    await close();
    expect(await mailer(url)(mail())).toMatchObject({ kind: 'later' });
    smtp = undefined;
  });

  test('a server that is silent, or says nonsense, ends in time', async () => {
    const sockets: Socket[] = [];
    const silent = createServer(socket => sockets.push(socket));
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const sent = mailer(`smtp://127.0.0.1:${port}?greetingTimeout=300&socketTimeout=300`)(mail());
    expect(await sent).toMatchObject({ kind: 'later' });
    for (const socket of sockets) socket.destroy();
    await new Promise(resolve => silent.close(resolve));
  });

  test.each(['0.0.0.0', '127.1'])('a password is not told to another machine in the clear: %s', async host => {
    // The server offers no encryption, and by this address it could be another machine.
    const { url, mails, tried } = await started();
    const { port } = new URL(url);
    const remote = `smtp://bot:secret@${host}:${port}?socketTimeout=1000`;
    expect(await mailer(remote)(mail())).toMatchObject({ kind: 'later' });
    expect([mails, tried()]).toEqual([[], 0]);
  });
});

describe('settings', () => {
  const faultOf = (name: 'SMTP_URL' | 'MAIL_FROM', text: string) =>
    mailVariables[name].safeParse(text).error?.issues[0]?.message;

  test('are none without a server, and need a sender with one', () => {
    expect(mailSettings({ SMTP_URL: '', MAIL_FROM: '' })).toBeUndefined();
    expect(() => mailSettings({ SMTP_URL: 'smtp://mail.example', MAIL_FROM: '' })).toThrow(
      'MAIL_FROM: required with SMTP_URL',
    );
  });

  test.each([
    ['support@vendor.example', { name: '', address: 'support@vendor.example' }],
    ['Support <support@vendor.example>', { name: 'Support', address: 'support@vendor.example' }],
    ['"Support, EMEA" <support@vendor.example>', { name: 'Support, EMEA', address: 'support@vendor.example' }],
  ])('sender %s', (text, sender) => {
    expect(faultOf('MAIL_FROM', text)).toBeUndefined();
    expect(mailSettings({ SMTP_URL: 'smtps://mail.example', MAIL_FROM: text })?.from).toEqual(sender);
  });

  test.each(['nobody', 'a@b@c', 'A <a@b', 'a@b, c@d', 'x <a@b>\nBcc: c@d'])('%j is no sender', text => {
    expect(faultOf('MAIL_FROM', text)).toContain('is not a sender');
  });

  test.each(['mail.example', 'http://bot:hunter2@mail.example', 'smtp://', 'smtp:mail', 'hunter2'])(
    '%j is no server, and is not quoted',
    text => {
      const fault = faultOf('SMTP_URL', text);
      expect(fault).toContain('is not an address');
      expect(fault).not.toContain('hunter2');
    },
  );
});
