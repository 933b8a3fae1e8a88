import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { message } from '../kit/activities.ts';
import { wordsOf } from '../kit/cards.ts';
import { effectsIn } from '../kit/effects.ts';
import { linksIn, type MailServer, startMailServer } from '../kit/mail.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
/** Mia's: a new one. */
const NEW = 'CS0001069';
const OTHER = 'CS0001047';

let world: World;
let smtp: MailServer;
let mia: Someone;
let jon: Someone;

beforeEach(async () => {
  smtp = await startMailServer();
});
afterEach(async () => {
  await world.close();
  await smtp.close();
});

const begin = async (more: Readonly<Record<string, string>> = {}) => {
  world = await startWorld({ environment: { ...smtp.environment, ...more } });
  mia = world.someone('mia');
  jon = world.someone('jon');
  await jon.says('help');
};
/** Mia is known in the chat, too. */
const withMia = async (...settings: readonly string[]) => {
  await begin();
  await mia.says('help');
  for (const setting of settings) await mia.says(setting);
};
const latest = () => {
  const mail = smtp.mails.at(-1);
  if (mail === undefined) throw new Error('no mail');
  return mail;
};
const madeFor = (who: Someone) => who.received().map(({ summary }) => summary);
const notices = async () => (await effectsIn(world.database)).notices;

describe('who is written an e-mail', () => {
  test('whoever was never in the chat', async () => {
    await begin();
    await jon.says(`take ${NEW}`);
    expect(smtp.mails.map(({ to }) => to)).toEqual([['mia.novak@contoso.example']]);
    expect(latest().mail.text).toContain(`${NEW}: Jon Park has taken your case.`);
    expect(wordsOf(await jon.says(`receipts ${NEW}`))).toContain('never written to the assistant');
  });

  test('whoever prefers it; the chat stays silent', async () => {
    await withMia('notifications progress e-mail');
    const before = madeFor(mia).length;
    await jon.says(`take ${NEW}`);
    expect(smtp.mails).toHaveLength(1);
    expect(madeFor(mia)).toHaveLength(before);
    await jon.says(`comment ${NEW}: I look into it.`);
    expect(smtp.mails).toHaveLength(1);
    expect(madeFor(mia).at(-1)).toContain('commented');
  });

  test('whoever wants both gets both, once each', async () => {
    await withMia('notifications all both');
    await jon.says(`take ${NEW}`);
    expect(smtp.mails).toHaveLength(1);
    expect(madeFor(mia).at(-1)).toBe(`${NEW}: Jon Park has taken your case.`);
    await world.pass(HOUR);
    expect(smtp.mails).toHaveLength(1);
  });

  test('whose chat refuses the message, and then whoever is known to be refused', async () => {
    await withMia();
    world.connector.fail({ status: 403 }, 1, call => call.method === 'POST' && call.conversation === mia.chat.id);
    await jon.says(`take ${NEW}`);
    expect(smtp.mails).toHaveLength(1);
    await jon.says(`ask ${NEW}: Since when?`);
    expect(smtp.mails).toHaveLength(2);
    expect(wordsOf(await jon.says(`receipts ${NEW}`))).toContain('their chat refuses messages');
    // Back in the chat, it is the chat again.
    await mia.says('language English');
    await mia.says(`reply ${NEW}: Since Monday.`);
    await jon.says(`propose ${NEW}: Install the update.`);
    expect(smtp.mails).toHaveLength(2);
    expect(madeFor(mia).at(-1)).toContain('proposes a solution');
  });

  test('nobody for what they did themselves, and nobody at all where it is not set up', async () => {
    world = await startWorld();
    jon = world.someone('jon');
    await jon.says(`take ${NEW}`);
    expect(smtp.tried()).toBe(0);
    expect(wordsOf(await jon.says(`receipts ${NEW}`))).toContain('Not delivered');
  });
});

describe('what it says', () => {
  test('in the language of its reader, as plain text and as a page, with what support wrote', async () => {
    await withMia('language Deutsch', 'notifications all email');
    await jon.says(`take ${NEW}`);
    await jon.says(`ask ${NEW}: Which version?\nAnd since when?`);
    const { mail } = latest();
    expect(mail.subject).toMatch(new RegExp(`^\\[${NEW}\\] .+`));
    for (const words of ['Jon Park', 'Which version?', 'And since when?', 'Antwort senden', 'Benachrichtigungen'])
      expect(mail.text).toContain(words);
    expect(mail.html).toContain('<html lang="de">');
    expect(mail.html).toContain('Which version?<br>And since when?');
    expect(linksIn(mail.html ?? '').size).toBe(1);
  });

  test('a question that another one has followed is told without a button', async () => {
    await withMia('notifications all email', 'quiet hours 10:00 to 16:00');
    await jon.says(`take ${NEW}`);
    await jon.says(`ask ${NEW}: Which version?`);
    await mia.says(`reply ${NEW}: The latest.`);
    await jon.says(`ask ${NEW}: Which update of it?`);
    await mia.says('quiet hours off');
    const buttonsOn = (words: string) => {
      const found = smtp.mails.find(({ mail }) => mail.text?.includes(words));
      return [...linksIn(found?.mail.html ?? '').keys()];
    };
    expect(buttonsOn('Which version?')).toEqual([]);
    expect(buttonsOn('Which update of it?')).toEqual(['Send answer']);
  });

  test('words of people are text: no markup, nothing fetched, no header of their own', async () => {
    await withMia('notifications all email');
    await jon.says(`take ${NEW}`);
    const evil =
      '<img src="https://evil.example/x.png" onerror="x()"><script>alert(1)</script> & "quoted"\r\nBcc: a@evil.example';
    await jon.says(`ask ${NEW}: ${evil}`);
    const { mail, raw } = latest();
    expect(mail.text).toContain('<script>alert(1)</script>');
    expect(mail.html).not.toContain('<script>');
    expect(mail.html).not.toContain('<img');
    expect(mail.html).toContain('&#60;script&#62;');
    expect(mail.html).not.toMatch(/<(img|link|style|script|iframe|object|video|svg)|url\(/);
    expect(mail.bcc).toBeUndefined();
    expect(raw.slice(0, raw.indexOf('\r\n\r\n'))).not.toMatch(/^bcc:/im);
  });

  test('internal notes stay inside, also in the mail of an engineer for a customer', async () => {
    await withMia('notifications all email');
    await jon.says(`take ${NEW}`);
    const before = smtp.mails.length;
    await jon.says(`note ${NEW}: Secret canary.`);
    await jon.presses(await jon.presses(await jon.says(NEW), 'Send to development'), 'Submit', { comment: 'Canary.' });
    expect(smtp.mails).toHaveLength(before + 1);
    expect(JSON.stringify(smtp.mails)).not.toContain('anary');
  });

  test('its headers: one thread a case, one id a notice, nothing that answers by itself', async () => {
    await withMia('notifications all email');
    await jon.says(`take ${NEW}`);
    await jon.says(`comment ${NEW}: I look into it.`);
    await jon.says(`comment ${OTHER}: And into this one.`);
    const [first, second, third] = smtp.mails.map(({ mail }) => mail);
    expect(first?.references).toBe(second?.references);
    expect(first?.references).not.toBe(third?.references);
    expect(new Set([first?.messageId, second?.messageId, third?.messageId]).size).toBe(3);
    expect(first?.subject).toBe(second?.subject);
    const header = (name: string) => first?.headers.find(({ key }) => key === name)?.value;
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('content-language')).toBe('en');
    expect(first?.from).toEqual({ name: 'Contoso Support', address: 'support@vendor.example' });
    expect(first?.to).toEqual([{ name: 'Mia Novak', address: 'mia.novak@contoso.example' }]);
  });

  test('no address and no word of it is in the log', async () => {
    await withMia('notifications all email');
    smtp.fail({ status: 550, at: 'rcpt' });
    await jon.says(`ask ${NEW}: A canary.`);
    await jon.says(`take ${NEW}`);
    expect(world.logged()).toContain('SMTP 550');
    expect(world.logged()).not.toMatch(/@contoso|@secret|canary/);
  });
});

describe('when it goes wrong', () => {
  test('a mail server that asks to wait is asked again', async () => {
    await withMia('notifications all email');
    smtp.fail({ status: 451, at: 'rcpt' });
    await jon.says(`take ${NEW}`);
    expect(smtp.mails).toHaveLength(0);
    expect(wordsOf(await jon.says(`receipts ${NEW}`))).toContain('Not delivered yet');
    await world.pass(61 * SECOND);
    expect(smtp.mails).toHaveLength(1);
  });

  test.each(['rcpt', 'data'] as const)(
    'one that refuses for good at %s is believed, and the engineer sees it',
    async at => {
      await withMia('notifications all email');
      smtp.fail({ status: 550, at });
      await jon.says(`take ${NEW}`);
      await world.pass(HOUR);
      expect(smtp.mails).toHaveLength(0);
      expect(wordsOf(await jon.says(`receipts ${NEW}`))).toContain('the mail server refused it');
      expect(wordsOf(await mia.says('missed'))).toContain('Could not be delivered');
    },
  );

  test('a connection that breaks after the mail was taken is repeated once, as the same mail', async () => {
    await withMia('notifications all email');
    smtp.fail({ reset: true }, 9);
    await jon.says(`take ${NEW}`);
    for (let minute = 0; minute < 5; minute += 1) await world.pass(60 * SECOND);
    expect(smtp.mails).toHaveLength(2);
    expect(new Set(smtp.mails.map(({ mail }) => mail.messageId)).size).toBe(1);
    expect((await notices()).find(({ id }) => id.startsWith(`${NEW}:2:person`))?.status).toBe('uncertain');
  });

  test('one that is not there delays no message in the chat, and gets its mail later', async () => {
    await withMia('notifications all both');
    smtp.fail({ hang: true });
    world.connector.clear();
    await jon.posts(message(jon.person, jon.chat, `take ${NEW}`));
    await world.connector.waitFor(call => call.conversation === mia.chat.id && call.activity?.type === 'message');
    expect(madeFor(mia)).toEqual([`${NEW}: Jon Park has taken your case.`]);
    await world.settled();
    await world.pass(60 * SECOND);
    expect(smtp.mails).toHaveLength(2);
  });
});

test('a server that wants a name and a password is told them', async () => {
  await smtp.close();
  smtp = await startMailServer({ password: 'pä ss@word' });
  await begin();
  await jon.says(`take ${NEW}`);
  expect(smtp.mails).toHaveLength(1);
});
