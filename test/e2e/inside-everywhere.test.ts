import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPORT_FORMATS } from '../../bot/domain/export.ts';
import type { CaseId } from '../../bot/domain/ids.ts';
import { features } from '../../bot/features/index.ts';
import { translator } from '../../locales/index.ts';
import { execute, message } from '../kit/activities.ts';
import { type SeenCard, titlesOf, wordsOf } from '../kit/cards.ts';
import { ANSWERS, fills, PRODUCT } from '../kit/cases.ts';
import { EVERY_FIELD } from '../kit/every-field.ts';
import { givenCase, JON, MIA, OLIVIA, type Past } from '../kit/given.ts';
import { follows, linkOn } from '../kit/links.ts';
import { linksIn, type MailServer, startMailServer } from '../kit/mail.ts';
import { colleague } from '../kit/people.ts';
import { pdfInfo, pdfText } from '../kit/poppler.ts';
import { API_KEYS, anOutage, callApi } from '../kit/status.ts';
import { type Someone, startWorld, type World } from '../kit/world.ts';

const HOUR = 3_600_000;

/** Words that stand nowhere but in what engineers say among themselves, each in one kind of entry. */
const INSIDE = {
  note: 'Quokkabell says the customer is difficult.',
  'to-development': 'Marmosetlamp: an old schema, and nobody dares to say so.',
  'from-development': 'Ocelotpipe will not come before May.',
  'hand-over': 'Zebrafinch wants a discount first.',
} as const;
const CANARIES = ['Quokkabell', 'Marmosetlamp', 'Ocelotpipe', 'Zebrafinch', 'Pangolinkey', 'Axolotlrow'] as const;
/** So long that the page of a case does not hold it. */
const LONG_NOTE = `${'What support knows of it and does not tell. '.repeat(60)} Pangolinkey ${'More of that. '.repeat(40)}`;

const INSIDE_PAST: Past = [
  [JON, { type: 'take' }],
  [JON, { type: 'note', text: INSIDE.note }],
  [JON, { type: 'to-development', note: INSIDE['to-development'] }],
  [JON, { type: 'from-development', note: INSIDE['from-development'] }],
  [JON, { type: 'note', text: LONG_NOTE }],
  [JON, { type: 'comment', text: 'A capybara stands before everybody.' }],
];
/** In every state the life cycle has, with the same words inside. */
const ENDS = {
  'work-in-progress': [],
  'awaiting-info': [[JON, { type: 'ask', question: 'Which version?' }]],
  'pending-development': [[JON, { type: 'to-development', note: INSIDE['to-development'] }]],
  resolved: [[JON, { type: 'propose', resolution: 'Restart it.', articles: [] }]],
  closed: [
    [JON, { type: 'propose', resolution: 'Restart it.', articles: [] }],
    [MIA, { type: 'accept' }],
    [JON, { type: 'note', text: `Afterwards, too: ${INSIDE.note}` }],
  ],
  cancelled: [[OLIVIA, { type: 'close', reason: 'solved-itself' }]],
} as const satisfies Readonly<Record<string, Past>>;

let world: World;
let smtp: MailServer;
let customers: Readonly<Record<'mia' | 'contact' | 'watcher' | 'ada' | 'colleague' | 'tom', Someone>>;
let jon: Someone;
let kim: Someone;
let id: CaseId;
/** What came back over HTTP: answers to presses and look-ups, and files. */
const answered: string[] = [];
/** Every signed link that anybody was given. */
const links = new Set<string>();

beforeAll(async () => {
  smtp = await startMailServer();
  world = await startWorld({ environment: { ...smtp.environment, API_KEYS } });
  customers = {
    mia: world.someone('mia'),
    contact: world.meets(colleague('Olivia Hughes', 'contoso', 15)),
    watcher: world.meets(colleague('Samuel Okafor', 'contoso', 16)),
    ada: world.someone('ada'),
    colleague: world.meets(colleague('Priya Raman', 'contoso', 17)),
    tom: world.someone('tom'),
  };
  jon = world.someone('jon');
  kim = world.someone('kim');
  for (const who of [...Object.values(customers), jon, kim]) await who.says('help');
  await customers.contact.says('notifications all both');
  await customers.watcher.says('notifications all digest');
  await customers.watcher.says('digest by e-mail');
  id = await givenCase(world, INSIDE_PAST);
  // By the door too: what is told to whom is decided there.
  await jon.says(`note ${id}: ${INSIDE.note} Axolotlrow.`);
  const handOver = await jon.says(`hand over ${id}`);
  await jon.presses(handOver, 'Submit', { team: 'finops', comment: INSIDE['hand-over'] });
  await kim.says(`take ${id}`);
  const forward = await press(kim, id, 'Send to development');
  await kim.presses(forward, 'Submit', { comment: INSIDE['to-development'] });
  const back = await press(kim, id, 'Back from development');
  await kim.presses(back, 'Submit', { comment: INSIDE['from-development'] });
  await kim.says(`comment ${id}: A capybara again.`);
});
afterAll(async () => {
  await world.close();
  await smtp.close();
});

/** Presses a button of a case, wherever it stands on its pages. */
const press = async (who: Someone, number: string, title: string): Promise<SeenCard> => {
  let card = await who.says(number);
  for (let pages = 0; pages < 4 && !titlesOf(card).includes(title); pages += 1) card = await who.presses(card, 'More');
  return who.presses(card, title);
};

/** Everything that reached this person: messages, e-mails, and what was answered to them. */
const reached = (who: Someone): string =>
  [
    ...world.connector.calls.filter(({ conversation }) => conversation === who.chat.id).map(it => JSON.stringify(it)),
    ...smtp.mails.filter(({ to }) => to.includes(who.person.email)).map(({ raw, mail }) => raw + JSON.stringify(mail)),
    ...answered,
  ].join('\n');

const holdsNothingInside = (text: string, about = ''): void => {
  const found = CANARIES.filter(word => text.toLowerCase().includes(word.toLowerCase()));
  expect(found, about).toEqual([]);
};

/** Asks with a raw press; whatever comes back is looked at. */
const asks = async (who: Someone, verb: string, data: Readonly<Record<string, unknown>>): Promise<string> => {
  world.drift(1000);
  const { status, text } = await who.posts(execute(who.person, who.chat, verb, data));
  expect(status, verb).toBe(200);
  await world.settled();
  answered.push(text);
  return text;
};

const WORDS = {
  csv: async (file: Buffer) => file.toString('utf8'),
  excel: async (file: Buffer) => JSON.stringify(await readSheet(file)),
  pdf: async (file: Buffer) => `${await pdfText(file)} ${await pdfInfo(file)}`,
} as const;

/** What somebody gets who asks for an export: its name, and every word in it. */
const exported = async (who: Someone, words: string): Promise<{ name: string; words: string }> => {
  await who.says(words);
  await world.settled();
  const link = linkOn(who.sees());
  links.add(link);
  const response = await follows(world, link);
  expect(response.status, words).toBe(200);
  const format = EXPORT_FORMATS.find(it => words.endsWith(it)) ?? 'csv';
  const file = Buffer.from(await response.arrayBuffer());
  const text = await WORDS[format](file);
  return { name: response.headers.get('content-disposition') ?? '', words: text.replace(/\s+/g, ' ') };
};

const NAMES = ['mia', 'contact', 'watcher', 'ada', 'colleague', 'tom'] as const;

/** Something for every field that a verb may carry. */
const FIELDS = {
  ...EVERY_FIELD,
  watcher: '',
  email: 'piotr.zielinski@contoso.example',
  contactMethod: 'email',
  order: 'oldest',
  words: 'given',
  ref: 'a-ref',
} as const;

describe('what engineers say among themselves', () => {
  test('stands in the case for engineers, whole, and is found by its words', async () => {
    let seen = '';
    for (let page = 1; page < 5; page += 1) seen += wordsOf(await jon.says(`activity ${id} page ${page}`));
    const numbers = (await world.store.activities(id, 50)).map(({ number }) => number);
    for (const entry of numbers)
      for (let page = 1; page < 5; page += 1)
        seen += JSON.stringify(await jon.performs('case.entry', { case: id, entry, page }));
    for (const word of CANARIES) {
      expect(seen, word).toContain(word);
      expect(wordsOf(await kim.says(`find ${word}`)), word).toContain(id);
    }
  });

  test('is behind no button of a customer, in any state of the case', async () => {
    const verbs = features.flatMap(feature => Object.keys(feature.actions ?? {}));
    expect(verbs.length).toBeGreaterThan(60);
    for (const [state, end] of Object.entries(ENDS)) {
      const number = await givenCase(world, [...INSIDE_PAST, ...end]);
      const version = (await world.store.case(number))?.version ?? 0;
      for (const name of state === 'closed' ? (['mia', 'watcher', 'ada'] as const) : (['contact'] as const)) {
        const who = customers[name];
        for (const verb of ['case.show', 'case.more'])
          for (const order of ['newest', 'oldest'])
            for (const from of [undefined, 4, 6]) await asks(who, verb, { case: number, order, from });
        await asks(who, 'case.show', { case: number, view: 'attachments' });
        for (let entry = 1; entry <= version; entry += 1)
          for (let page = 1; page < 4; page += 1) await asks(who, 'case.entry', { case: number, entry, page });
      }
      for (const verb of verbs) await asks(customers.mia, verb, { ...FIELDS, case: number, version });
    }
    // What customers may read was there to be read.
    for (const words of ['A capybara', 'Restart it.', 'passed it to the developers', 'has it back from the developers'])
      expect(
        answered.some(text => text.includes(words)),
        words,
      ).toBe(true);
    for (const name of NAMES) holdsNothingInside(reached(customers[name]), name);
  }, 180_000);

  test('is in the answer to nothing that a customer types', async () => {
    const t = translator('en', 'UTC', world.now());
    const phrases = features
      .flatMap(feature => feature.commands ?? [])
      .map(({ name }) => t(`commands.${name}.phrases`).split('|')[0] ?? '')
      .map(phrase =>
        phrase
          .replace('{case}', id)
          .replace(/\{(page|entry|file|number|outage)\}/g, '1')
          .replace('{format}', 'csv')
          .replace('{email}', customers.watcher.person.email)
          .replace(/\{\w+\}/g, 'hello'),
      );
    expect(phrases.length).toBeGreaterThan(80);
    for (const name of ['ada', 'mia'] as const)
      for (const phrase of phrases) {
        world.drift(1000);
        const who = customers[name];
        expect((await who.posts(message(who.person, who.chat, phrase))).status, phrase).toBe(200);
        await world.settled();
      }
    for (const name of NAMES) holdsNothingInside(reached(customers[name]), name);
  }, 180_000);

  test('is in no export of a case or of a list, and in those of engineers', async () => {
    for (const format of EXPORT_FORMATS) {
      for (const name of ['mia', 'contact', 'watcher', 'ada'] as const) {
        const who = customers[name];
        await who.says(name === 'ada' ? 'account cases' : 'all cases');
        for (const words of [`export ${id} ${format}`, `export ${format}`]) {
          const file = await exported(who, words);
          expect(file.words, words).toContain(words.includes(id) ? 'A capybara again.' : 'A given case');
          holdsNothingInside(`${file.name} ${file.words}`, `${name}: ${words}`);
        }
      }
      const { words } = await exported(jon, `export ${id} ${format}`);
      for (const word of CANARIES) expect(words, format).toContain(word);
    }
  }, 120_000);

  test('is in no e-mail, no digest, no list of what was missed, and in no answer page', async () => {
    const { contact, watcher, mia } = customers;
    await kim.says(`propose ${id}: Restart the service.`);
    const mail = smtp.mails.findLast(({ to }) => to.includes(contact.person.email));
    const pages = [...linksIn(mail?.mail.html ?? '').values()].filter(link => link.includes('/answers/'));
    expect(pages).toHaveLength(2);
    for (const link of pages) {
      links.add(link);
      const page = await (await follows(world, link)).text();
      expect(page).toContain('Restart the service.');
      answered.push(page);
    }
    const before = smtp.mails.length;
    await world.pass(24 * HOUR);
    const digest = smtp.mails.slice(before).find(({ to }) => to.includes(watcher.person.email));
    expect(digest?.mail.text).toContain(id);
    expect(smtp.mails.filter(({ to }) => to.includes(contact.person.email)).length).toBeGreaterThan(3);
    for (const who of [mia, watcher, contact]) answered.push(JSON.stringify(await who.says('missed')));
    for (const name of NAMES) holdsNothingInside(reached(customers[name]), name);
    // Nobody was written to in the name of the desk, either.
    holdsNothingInside(
      smtp.mails
        .filter(({ to }) => !to.some(it => it.endsWith('@vendor.example')))
        .map(it => it.raw + it.mail.text)
        .join(),
    );
  });

  test('is on no page of an outage that the case is linked to', async () => {
    expect((await callApi(world, 'PUT', 'incidents/sign-in', anOutage())).status).toBe(201);
    const number = await givenCase(world, INSIDE_PAST);
    for (const who of [customers.mia, customers.tom, jon]) await who.says('subscribe outage 4');
    expect(wordsOf(await jon.says(`link ${number} to outage 4`))).toContain('linked');
    await callApi(world, 'PUT', 'incidents/sign-in', anOutage({ level: 'degraded' }));
    await world.settled();
    for (const who of [customers.mia, customers.tom, customers.ada])
      for (const words of ['outages', 'outage 4', number]) answered.push(JSON.stringify(await who.says(words)));
    const listed = await callApi(world, 'GET', 'incidents');
    holdsNothingInside(JSON.stringify(listed.body));
    for (const name of NAMES) holdsNothingInside(reached(customers[name]), name);
  });

  // These two say the words themselves, so they come last.
  test('makes no case similar to a form that says the same', async () => {
    for (const name of ['mia', 'colleague'] as const) {
      const who = customers[name];
      await fills(who, await who.says('product support'), {
        ...ANSWERS,
        ...PRODUCT,
        shortDescription: 'Quokkabell Marmosetlamp',
        description: 'Ocelotpipe Zebrafinch Pangolinkey Axolotlrow',
      });
      const review = who.sees();
      expect(wordsOf(review)).not.toMatch(/CS\d{7}/);
      await who.presses(await who.says('cancel'), 'Confirm');
    }
  });

  test.each(NAMES)('is nothing that %s finds a case by', async name => {
    const who = customers[name];
    const may = name !== 'colleague' && name !== 'tom';
    const first = (text: SeenCard) => /CS\d{7}/.exec(wordsOf(text))?.[0];
    expect(first(await who.says('find capybara')) !== undefined).toBe(may);
    for (const word of CANARIES)
      for (const command of ['find', 'search'])
        expect(first(await who.says(`${command} ${word}`)), `${command} ${word}`).toBeUndefined();
  });
});

describe('no line of the log', () => {
  test('holds an address, the words of a case or the token of a link', async () => {
    const { mia, contact } = customers;
    // What goes wrong is logged, so that much goes wrong.
    const number = await givenCase(world, INSIDE_PAST);
    for (const who of [mia, contact])
      world.connector.fail({ status: 403 }, 1, call => call.method === 'POST' && call.conversation === who.chat.id);
    smtp.fail({ status: 550, at: 'rcpt' });
    smtp.fail({ status: 451, at: 'data' });
    for (const words of ['comment', 'ask', 'propose']) await kim.says(`${words} ${number}: Toucanlog.`);
    await world.pass(HOUR);
    const bodies = ['{"toucanlog":', '{"type":"message","text":"toucanlog olivia.hughes@contoso.example"}', '[]'];
    for (const body of bodies)
      await fetch(`${world.url}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      });
    await callApi(world, 'POST', 'incidents', 'id,title,level,started_at\n"toucanlog', { 'Content-Type': 'text/csv' });
    await callApi(world, 'PUT', 'incidents/toucanlog', anOutage({ title: 'Toucanlog', level: 'toucanlog' }));
    for (const link of links) {
      const { pathname } = new URL(link);
      for (const path of [pathname, `${pathname}x`, `${pathname}?toucanlog=olivia.hughes@contoso.example`])
        for (const method of ['GET', 'HEAD', 'POST']) await fetch(`${world.url}${path}`, { method });
    }
    await mia.posts(execute(mia.person, mia.chat, 'no.such.verb.toucanlog', { text: 'toucanlog' }));
    expect(links.size).toBeGreaterThan(10);
    const logged = world.logged();
    expect(logged.split('\n').length).toBeGreaterThan(500);
    expect(logged).toContain('SMTP 550');
    expect(logged).not.toMatch(/[\w.]+@[\w-]+\.example|toucanlog|capybara|given case|Restart it/i);
    holdsNothingInside(logged);
    for (const link of links) {
      const token = link.split('/').at(-1) ?? '';
      for (const part of token.split('.').slice(1)) expect(logged.includes(part), link).toBe(false);
    }
    // One line, one entry: nothing that came from outside has made another.
    for (const line of logged.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  });
});
