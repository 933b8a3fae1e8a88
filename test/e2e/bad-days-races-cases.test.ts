import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPORTS_UNDER_WAY } from '../../bot/domain/export.ts';
import type { CaseId } from '../../bot/domain/ids.ts';
import { execute, message, type RawActivity } from '../kit/activities.ts';
import { buttonWith, wordsOf } from '../kit/cards.ts';
import { type FileSource, startFileSource } from '../kit/file-source.ts';
import { actorOf, givenCase, identified, PASTS, type Past } from '../kit/given.ts';
import { heldStorage } from '../kit/held-storage.ts';
import { linksIn, type MailServer, startMailServer } from '../kit/mail.ts';
import { colleague } from '../kit/people.ts';
import { cardOf, type Someone, startWorld, type World } from '../kit/world.ts';

let world: World;
let smtp: MailServer;
let source: FileSource;
const storage = heldStorage();
let mia: Someone;
let olivia: Someone;
let samuel: Someone;
let ada: Someone;
let jon: Someone;
let kim: Someone;

beforeAll(async () => {
  smtp = await startMailServer();
  source = await startFileSource(20_000);
  world = await startWorld({ environment: smtp.environment, fetchContent: source.fetchContent, storage });
  mia = world.someone('mia');
  ada = world.someone('ada');
  jon = world.someone('jon');
  kim = world.someone('kim');
  olivia = world.meets(colleague('Olivia Hughes', 'contoso', 15));
  samuel = world.meets(colleague('Samuel Okafor', 'contoso', 16));
  for (const who of [mia, ada, jon, kim, olivia, samuel]) await who.says('help');
  await olivia.says('notifications all both');
});
afterAll(async () => {
  storage.release();
  await world.close();
  await source.close();
  await smtp.close();
});

const historyOf = async (id: CaseId, since: number) =>
  (await world.store.activities(id, 50))
    .map(({ event }) => event.type)
    .reverse()
    .slice(since);
const versionOf = async (id: CaseId): Promise<number> => (await world.store.case(id))?.version ?? 0;

/** A press about a case as it is now. */
const pressOf = async (who: Someone, verb: string, id: CaseId, data: Readonly<Record<string, unknown>> = {}) => {
  const activity = execute(who.person, who.chat, verb, { case: id, version: await versionOf(id), ...data });
  return async (): Promise<string> => wordsOf(cardOf(await who.posts(activity)));
};
/** The same by typing: answered in a message. */
const typing = (who: Someone, text: string) => {
  const activity: RawActivity = message(who.person, who.chat, text);
  return async (): Promise<string> => (await who.posts(activity)).text;
};

const linkTo = (words: string): string => {
  const mail = smtp.mails.findLast(({ to }) => to.includes(olivia.person.email));
  const found = linksIn(mail?.mail.html ?? '').get(words);
  if (found === undefined) throw new Error(`no link "${words}"`);
  return `${world.url}${new URL(found).pathname}`;
};
const following =
  (link: string, fields: Readonly<Record<string, string>> = {}) =>
  async (): Promise<string> =>
    (await fetch(link, { method: 'POST', body: new URLSearchParams(fields) })).text();

const together = async (doings: readonly (() => Promise<string>)[]): Promise<readonly string[]> => {
  world.drift(1000);
  const answers = await Promise.all(doings.map(doing => doing()));
  await world.settled();
  return answers;
};

/** A case with a question or a solution that Olivia has in an e-mail, too. */
const waiting = async (words: string, past: Past = PASTS['work-in-progress']): Promise<CaseId> => {
  const id = await givenCase(world, past);
  await jon.says(`${words.split(' ')[0]} ${id}: ${words.split(' ').slice(1).join(' ')}`);
  return id;
};
/** What the assignee was told of a case. */
const toldTo = (who: Someone, id: CaseId): readonly string[] =>
  who.received().flatMap(({ summary }) => (summary.startsWith(`${id}: `) ? [summary] : []));

const ROUNDS = 4;
const rounds = Array.from({ length: ROUNDS }, (_, at) => [at] as const);

describe('a solution that is answered from several sides at once is answered once', () => {
  test.each(rounds)('accepted in the chat, rejected by a link of the e-mail (%i)', async round => {
    const id = await waiting('propose Install the update.');
    const since = await versionOf(id);
    const link = following(linkTo('Reject solution'), { words: 'Still there.' });
    const press = await pressOf(mia, 'case.accept', id);
    await together(round % 2 === 0 ? [press, link] : [link, press]);
    const history = await historyOf(id, since);
    expect([['accepted'], ['rejected']]).toContainEqual(history);
    const state = (await world.store.case(id))?.progress.state;
    expect(state).toBe(history[0] === 'accepted' ? 'closed' : 'work-in-progress');
    expect(toldTo(jon, id).filter(words => /accepted|rejected/.test(words))).toHaveLength(1);
  });

  test('both links of one e-mail, a typed word, a press and a colleague, all at once', async () => {
    const id = await waiting('propose Install the update.');
    const since = await versionOf(id);
    const [accept, reject] = [linkTo('Accept solution'), linkTo('Reject solution')];
    await together([
      following(accept),
      following(reject, { words: 'No.' }),
      following(accept),
      typing(mia, `accept ${id}`),
      typing(mia, `reject ${id}: Still there.`),
      await pressOf(olivia, 'case.reject', id, { reason: 'It is not.' }),
    ]);
    // Whoever comes after an acceptance or a rejection finds nothing to answer.
    const history = await historyOf(id, since);
    expect([['accepted'], ['rejected']]).toContainEqual(history);
    expect(toldTo(jon, id).filter(words => /accepted|rejected/.test(words))).toHaveLength(1);
  });

  test('an answer to a question, by link, by link again, and by two people in the chat', async () => {
    const id = await waiting('ask Which version?');
    const since = await versionOf(id);
    const link = linkTo('Send answer');
    const answers = await together([
      following(link, { words: 'Version 23.' }),
      following(link, { words: 'Version 23.' }),
      await pressOf(samuel, 'case.reply', id, { comment: 'Version 24.' }),
      await pressOf(mia, 'case.reply', id, { comment: 'Version 25.' }),
    ]);
    expect(await historyOf(id, since)).toEqual(['replied']);
    expect(toldTo(jon, id).filter(words => words.includes('answered'))).toHaveLength(1);
    // Who was too late keeps what they wrote.
    const late = answers.slice(2).filter(words => words.includes('has changed') || words.includes('nothing was done'));
    expect(late.length).toBeGreaterThanOrEqual(1);
  });

  test('by the clock as well: closed by it or accepted, not both', async () => {
    const id = await waiting('propose Install the update.');
    const since = await versionOf(id);
    const press = await pressOf(mia, 'case.accept', id);
    world.drift(7 * 86_400_000 + 1);
    await together([
      press,
      following(linkTo('Accept solution')),
      async () => {
        world.assistant.worker.poke();
        return '';
      },
    ]);
    expect((await historyOf(id, since)).filter(type => type === 'accepted' || type === 'timed-out')).toHaveLength(1);
    expect((await world.store.case(id))?.progress.state).toBe('closed');
  });
});

describe('people of a case', () => {
  test.each(rounds)('a watcher is added once by two who add them, and by themselves (%i)', async () => {
    const id = await givenCase(world, PASTS['work-in-progress']);
    const since = await versionOf(id);
    const priya = 'priya.raman@contoso.example';
    const told = toldTo(jon, id).length;
    await together([
      await pressOf(mia, 'case.watch', id, { email: priya }),
      await pressOf(ada, 'case.watch', id, { email: priya }),
      typing(olivia, `add ${priya} to ${id}`),
    ]);
    expect(await historyOf(id, since)).toEqual(['watched']);
    const { user } = await actorOf(world, priya);
    const watchers = (await world.store.case(id))?.watchers ?? [];
    expect(watchers.filter(it => it === user.id)).toHaveLength(1);
    expect(toldTo(jon, id)).toHaveLength(told);
  });

  test('one is added while another leaves: both happen', async () => {
    const id = await givenCase(world, PASTS['work-in-progress']);
    const since = await versionOf(id);
    await together([typing(mia, `add priya.raman@contoso.example to ${id}`), typing(samuel, `unwatch ${id}`)]);
    expect([...(await historyOf(id, since))].sort()).toEqual(['unwatched', 'watched']);
    const { user } = await actorOf(world, 'priya.raman@contoso.example');
    expect((await world.store.case(id))?.watchers).toEqual([user.id]);
  });

  test('the contact is changed to one person, who is told once', async () => {
    const id = await givenCase(world, PASTS['work-in-progress']);
    const since = await versionOf(id);
    await together([
      await pressOf(mia, 'contact.change', id, { email: samuel.person.email, contactMethod: 'email' }),
      await pressOf(ada, 'contact.change', id, { email: ada.person.email, contactMethod: 'email' }),
    ]);
    expect(await historyOf(id, since)).toEqual(['contact-changed']);
    const contact = (await world.store.case(id))?.contact;
    const people = await Promise.all([samuel, ada].map(who => identified(world, who)));
    expect(people.map(({ user }) => user.id)).toContain(contact);
  });
});

describe('two engineers', () => {
  test.each([
    ['take it', PASTS.new, 'case.take', {}, 'taken'],
    [
      'propose a solution',
      PASTS['work-in-progress'],
      'case.propose',
      { resolution: 'Restart it.', articles: '' },
      'proposed',
    ],
    ['ask', PASTS['work-in-progress'], 'case.ask', { comment: 'Since when?' }, 'asked'],
    ['hand it over', PASTS['work-in-progress'], 'case.hand-over', { team: 'finops', comment: '' }, 'handed-over'],
    [
      'set its priority',
      PASTS['work-in-progress'],
      'priority.change',
      { situation: 'critical', impact: 'multiple-locations' },
      'reprioritised',
    ],
    ['cancel it', PASTS['work-in-progress'], 'case.cancel', { reason: 'A double.' }, 'cancelled'],
  ] as const)('who %s at once have one effect', async (_, past, verb, data, event) => {
    const id = await givenCase(world, past);
    const since = await versionOf(id);
    const before = mia.received().length;
    await together([await pressOf(jon, verb, id, data), await pressOf(kim, verb, id, data)]);
    expect(await historyOf(id, since)).toEqual([event]);
    const told = mia
      .received()
      .slice(before)
      .filter(({ summary }) => summary.includes(id));
    expect(told.length).toBeLessThanOrEqual(1);
  });

  test('and the customer, who closes it meanwhile: one of the two', async () => {
    const id = await givenCase(world, PASTS['work-in-progress']);
    const since = await versionOf(id);
    await together([
      await pressOf(jon, 'case.propose', id, { resolution: 'Restart it.', articles: '' }),
      await pressOf(mia, 'case.close', id, { reason: 'solved-itself' }),
    ]);
    expect([['proposed'], ['closed']]).toContainEqual(await historyOf(id, since));
  });
});

describe('once is once', () => {
  test.each(rounds)('a rating by requester and contact at once (%i)', async () => {
    const id = await givenCase(world, PASTS.closed);
    const since = await versionOf(id);
    await together([
      await pressOf(mia, 'case.rate', id, { rating: '5', comment: '' }),
      await pressOf(olivia, 'case.rate', id, { rating: '1', comment: 'No.' }),
      typing(mia, `rate ${id}: 3`),
    ]);
    expect(await historyOf(id, since)).toEqual(['rated']);
    const { progress } = (await world.store.case(id)) ?? {};
    const [entry] = await world.store.activities(id, 1);
    const stars = entry?.event.type === 'rated' ? entry.event.stars : undefined;
    expect(progress).toMatchObject({ stars });
    expect(toldTo(jon, id).filter(words => /rated|star/i.test(words)).length).toBeLessThanOrEqual(1);
  });

  test('an export by one press that comes ten times, as ten deliveries', async () => {
    const press = execute(mia.person, mia.chat, 'export.start', { ref: 'one-press', format: 'csv', case: 'CS0001054' });
    const { user } = await identified(world, mia);
    const before = (await world.store.exportsOf(user.id, 100)).length;
    const files = storage.files.size;
    const cards = world.connector.messages.size;
    await together(
      Array.from(
        { length: 10 },
        (_, at) => async () => (await mia.posts({ ...press, id: `${String(press.id)}-${at}` })).text,
      ),
    );
    expect(await world.store.exportsOf(user.id, 100)).toHaveLength(before + 1);
    expect(storage.files.size).toBe(files + 1);
    expect(world.connector.messages.size).toBe(cards + 1);
  });

  test('and never more exports under way than one person may have, however many they press at once', async () => {
    const { user } = await identified(world, ada);
    const held = storage.hold();
    await ada.posts(execute(ada.person, ada.chat, 'export.start', { ref: 'held', format: 'csv', case: 'CS0001054' }));
    world.assistant.worker.poke();
    await held.taken;
    await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        ada.posts(
          execute(ada.person, ada.chat, 'export.start', { ref: `many-${at}`, format: 'csv', case: 'CS0001054' }),
        ),
      ),
    );
    const open = await world.store.countOpenExports(user.id);
    held.goOn();
    await world.settled();
    expect(open).toBeGreaterThan(0);
    expect(open).toBeLessThanOrEqual(EXPORTS_UNDER_WAY);
  });

  test('files that wait go to one of two cases that are tapped at once', async () => {
    const [one, two] = [
      await givenCase(world, PASTS['work-in-progress']),
      await givenCase(world, PASTS['work-in-progress']),
    ];
    await world.pass(31 * 60_000);
    const card = await mia.says('', { attachments: [source.holds('race.txt', 'plain words')] });
    const { data } = buttonWith(card, 'files.to');
    await together(
      [one, two].map(
        id => async () => (await mia.posts(execute(mia.person, mia.chat, 'files.to', { ...data, case: id }))).text,
      ),
    );
    const counts = await Promise.all([one, two].map(async id => (await world.store.attachmentsOfCase(id)).length));
    expect([...counts].sort()).toEqual([0, 1]);
    const entries = await Promise.all([one, two].map(async id => (await world.store.activities(id, 1))[0]?.event.type));
    expect(entries.filter(type => type === 'attached')).toHaveLength(1);
  });
});

test('nothing of all that failed', () => {
  expect(
    world
      .logged()
      .split('\n')
      .filter(line => /"level":[56]0/.test(line)),
  ).toEqual([]);
});
