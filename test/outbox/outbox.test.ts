import { afterEach, expect, test } from 'vitest';
import { asId, type ConversationId } from '../../bot/domain/ids.ts';
import { fileAttachment, message } from '../kit/activities.ts';
import { gate } from '../kit/app.ts';
import { wordsOf } from '../kit/cards.ts';
import type { Call } from '../kit/connector.ts';
import { effectsIn } from '../kit/effects.ts';
import { type Someone, startWorld, type World, type WorldOptions } from '../kit/world.ts';

const SECOND = 1_000;
/** A new case of Mia's in the demo data. */
const NEW = 'CS0001069';

let world: World;
let mia: Someone;
let jon: Someone;
afterEach(() => world.close());

/** Mia and Jon are known, and nothing is under way. */
const begin = async (options: WorldOptions = {}): Promise<void> => {
  world = await startWorld(options);
  mia = world.someone('mia');
  jon = world.someone('jon');
  await mia.says('help');
  await jon.says('help');
  world.connector.clear();
};

const posts = ({ method, activity }: Call): boolean => method === 'POST' && activity?.type === 'message';
const to =
  ({ chat }: Someone) =>
  (call: Call): boolean =>
    posts(call) && call.conversation === chat.id;
/** Messages that were made in a chat, failed calls that made one included. */
const madeFor = (who: Someone): readonly string[] =>
  world.connector.calls.filter(call => to(who)(call) && call.done).map(({ activity }) => activity?.summary ?? '');
const triedFor = (who: Someone): number => world.connector.calls.filter(to(who)).length;
const statuses = async () => (await effectsIn(world.database)).notices.map(({ status }) => status).sort();

const messageOf = (who: Someone, text: string) => message(who.person, who.chat, text);

/** Jon does something that Mia is told of. */
const jonSays = async (text: string): Promise<void> => {
  await jon.says(text);
};

test('told to wait, it waits as long as it was told, and sends once', async () => {
  await begin();
  world.connector.fail({ status: 429, retryAfter: '30' }, 1, to(mia));
  await jonSays(`take ${NEW}`);
  expect(madeFor(mia)).toEqual([]);
  await world.pass(29 * SECOND);
  expect(triedFor(mia)).toBe(1);
  await world.pass(2 * SECOND);
  expect(madeFor(mia)).toEqual([`${NEW}: Jon Park has taken your case.`]);
  await world.pass(3600 * SECOND);
  expect(triedFor(mia)).toBe(2);
});

test('a failure that made no message is made good', async () => {
  await begin();
  world.connector.fail({ status: 502 }, 1, to(mia));
  await jonSays(`take ${NEW}`);
  await world.pass(60 * SECOND);
  expect(madeFor(mia)).toHaveLength(1);
  expect(await statuses()).not.toContain('waiting');
});

test('a failure that did make one is repeated once, never more, and then left for somebody to look into', async () => {
  await begin();
  world.connector.fail({ status: 500, after: true }, 100, to(mia));
  await jonSays(`take ${NEW}`);
  for (let minute = 0; minute < 60; minute += 1) await world.pass(60 * SECOND);
  expect(madeFor(mia)).toHaveLength(2);
  expect(await statuses()).toContain('uncertain');
});

test('a connection that breaks after the message was taken is the same', async () => {
  await begin();
  world.connector.fail({ reset: true, after: true }, 100, to(mia));
  await jonSays(`take ${NEW}`);
  for (let minute = 0; minute < 10; minute += 1) await world.pass(60 * SECOND);
  expect(madeFor(mia)).toHaveLength(2);
});

test('a chat that refuses is left alone until its person writes again, and then heard at once', async () => {
  await begin();
  world.connector.fail({ status: 403 }, 1, to(mia));
  await jonSays(`take ${NEW}`);
  expect(await world.store.conversation(asId<ConversationId>(mia.chat.id))).toMatchObject({ dead: true });
  await jonSays(`ask ${NEW}: Since when?`);
  await world.pass(3600 * SECOND);
  expect(triedFor(mia)).toBe(1);

  // A message that changes something: its answer goes through the outbox.
  expect(wordsOf(await mia.says('language English'))).toContain('English');
  expect(await world.store.conversation(asId<ConversationId>(mia.chat.id))).toMatchObject({ dead: false });
  await jonSays(`note ${NEW}: She is back.`);
  await mia.says(`reply ${NEW}: Since Monday.`);
  await jonSays(`propose ${NEW}: Install the update.`);
  expect(madeFor(mia).at(-1)).toContain('proposes a solution');
});

test('the same within the minute in which the chat refused', async () => {
  await begin();
  world.connector.fail({ status: 403 }, 1, to(mia));
  await mia.posts(messageOf(mia, 'language Deutsch'));
  await world.settled();
  expect(await world.store.conversation(asId<ConversationId>(mia.chat.id))).toMatchObject({ dead: true });
  expect(wordsOf(await mia.says('language English'))).toContain('English');
});

test('a call that is never answered ends, holds nobody else up, and is repeated once', async () => {
  await begin({ adapter: { deadline: 3_000 } });
  world.connector.fail({ hang: true }, 1, to(mia));
  const kim = world.someone('kim');
  await kim.says('help');
  await jon.posts(messageOf(jon, `take ${NEW}`));
  await world.connector.waitFor(to(mia));
  // Mia's call hangs; Kim's answer comes all the same.
  await kim.posts(messageOf(kim, 'language English'));
  await world.connector.waitFor(call => to(kim)(call) && (call.activity?.summary ?? '').includes('English'));
  const { notices } = await effectsIn(world.database);
  expect(notices.filter(({ kind, status }) => kind === 'case' && status === 'leased')).toHaveLength(1);
  await world.settled();
  await world.pass(60 * SECOND);
  expect(madeFor(mia)).toEqual([`${NEW}: Jon Park has taken your case.`]);
});

test('what one person is told arrives in the order in which it happened, whatever fails first', async () => {
  await begin();
  world.connector.fail({ status: 429, retryAfter: '20' }, 1, to(mia));
  world.connector.fail({ status: 503 }, 1, to(mia));
  await jonSays(`take ${NEW}`);
  await jonSays(`comment ${NEW}: I am looking into it.`);
  await jonSays(`ask ${NEW}: Since when?`);
  await jonSays(`propose ${NEW}: Install the update.`);
  for (let half = 0; half < 10; half += 1) await world.pass(30 * SECOND);
  expect(madeFor(mia).map(summary => /taken|commented|asked|proposes/.exec(summary)?.[0])).toEqual([
    'taken',
    'commented',
    'asked',
    'proposes',
  ]);
});

test('a file that takes its time holds no answer up', async () => {
  const slow = gate();
  await begin({
    fetchContent: async () => {
      await slow.passed;
      return { ok: false, reason: 'gone' };
    },
  });
  const sent = {
    ...messageOf(mia, 'Here it is'),
    attachments: [fileAttachment('log.txt', 'https://contoso.sharepoint.com/d')],
  };
  await mia.posts(sent);
  await world.connector.waitFor(to(mia));
  slow.open();
});

test('what a replica held when it died is sent by another one when its lease is over, and repeated once at most', async () => {
  await begin();
  // The channel hangs up on the living one so that the notice stays for the one that dies.
  world.connector.fail({ status: 429, retryAfter: '10' }, 1, to(mia));
  await jonSays(`take ${NEW}`);
  const dying = async () => {
    const at = new Date(world.now().getTime() + 10 * SECOND);
    const [held] = await world.store.claimNotices(1, at, { id: 'dying', until: new Date(at.getTime() + 60 * SECOND) });
    if (held === undefined) throw new Error('nothing to hold');
    expect(await world.store.beginNotice(held, at)).toBe(true);
  };
  await dying();
  await world.pass(65 * SECOND);
  expect(triedFor(mia)).toBe(1);
  await world.pass(10 * SECOND);
  expect(madeFor(mia)).toHaveLength(1);
});
