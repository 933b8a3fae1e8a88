import { afterEach, describe, expect, test } from 'vitest';
import type { Reply, Turn } from '../../bot/feature.ts';
import {
  aside,
  BOT,
  type Chat,
  execute,
  installation,
  message,
  otherInvoke,
  person,
  personalChat,
  refresh,
  search,
  submit,
} from '../kit/activities.ts';
import { gate, plainCard, plainReply, stubApp } from '../kit/app.ts';
import { cardIn } from '../kit/connector.ts';
import { type Edge, type EdgeOptions, startEdge } from '../kit/edge.ts';

const TENANT = '11111111-1111-4111-8111-111111111111';
const mia = person('Mia', TENANT, 'a0000000-0000-4000-8000-000000000001');
const ada = person('Ada', TENANT, 'a0000000-0000-4000-8000-000000000002');

let open: Edge | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

type Answer = Parameters<typeof stubApp>[0];

const start = async (answer?: Answer, options?: EdgeOptions) => {
  const stub = stubApp(answer);
  const edge = await startEdge(stub.app, options);
  open = edge;
  const chat = personalChat(mia, edge.connector.serviceUrl);
  const sent = () => edge.connector.calls.filter(({ method }) => method !== 'GET');
  return { edge, chat, turns: stub.turns, connector: edge.connector, sent };
};

const words = (turn: Turn): string => (turn.deed.kind === 'said' ? turn.deed.text : turn.deed.kind);

describe('a message', () => {
  test('is answered with the card alone, as a reply to it', async () => {
    const { edge, chat, sent } = await start(() => plainReply('hello'));
    const posted = await edge.post(message(mia, chat, 'hi', { id: '17' }));
    expect([posted.status, posted.text]).toEqual([200, '']);
    expect(sent()).toHaveLength(1);
    expect(sent()[0]).toMatchObject({ method: 'POST', conversation: chat.id });
    const activity = sent()[0]?.activity;
    expect(activity).toMatchObject({ type: 'message', summary: 'hello', replyToId: '17', recipient: { id: mia.id } });
    expect(activity?.text).toBeUndefined();
    expect(activity?.attachments).toHaveLength(1);
    expect(cardIn(activity)).toEqual(plainCard('hello'));
  });

  test('that is answered elsewhere sends nothing', async () => {
    const { edge, chat, turns, sent } = await start(() => ({ kind: 'silence' }));
    expect((await edge.post(message(mia, chat, 'hi'))).status).toBe(200);
    expect([turns.length, sent().length]).toEqual([1, 0]);
  });

  test('from somebody without a directory identity is answered politely', async () => {
    const { edge, chat, turns, sent } = await start();
    const guest = message(mia, chat, 'hi', { from: { id: '29:guest' }, locale: 'de-DE' });
    expect((await edge.post(guest)).status).toBe(200);
    expect(turns).toEqual([]);
    expect(sent()[0]?.activity).toMatchObject({ text: 'no-identity in de-DE', textFormat: 'plain' });
  });

  test.each(['messageUpdate', 'messageDelete', 'messageReaction', 'typing'] as const)(
    'and not %s reaches the app',
    async type => {
      const { edge, chat, turns, sent } = await start();
      expect((await edge.post(aside(mia, chat, type))).status).toBe(200);
      expect([turns.length, sent().length]).toEqual([0, 0]);
    },
  );

  test('whose answer certainly was not shown is asked for again', async () => {
    const { edge, chat, turns, connector, sent } = await start();
    const hi = message(mia, chat, 'hi');
    connector.fail({ status: 429, retryAfter: '1' });
    expect((await edge.post(hi)).status).toBe(503);
    expect((await edge.post(hi)).status).toBe(200);
    expect(turns).toHaveLength(2);
    expect(sent().filter(({ done }) => done)).toHaveLength(1);
  });

  test('whose answer may have been shown is not answered twice', async () => {
    const { edge, chat, turns, connector, sent } = await start();
    const hi = message(mia, chat, 'hi');
    connector.fail({ status: 502, after: true });
    expect((await edge.post(hi)).status).toBe(200);
    expect((await edge.post(hi)).status).toBe(200);
    expect([turns.length, sent().length]).toEqual([1, 1]);
  });

  test('on which the app fails is 500 without a word of it, and is taken when it comes again', async () => {
    let fails = true;
    const { edge, chat, turns } = await start(() => {
      if (!fails) return plainReply('hello');
      fails = false;
      throw new Error('canary-7f3a');
    });
    const hi = message(mia, chat, 'hi');
    const posted = await edge.post(hi);
    expect([posted.status, posted.text]).toEqual([500, '{"status":500}']);
    expect(edge.logged()).toContain('delivery failed');
    expect(edge.logged()).not.toContain('canary');
    expect((await edge.post(hi)).status).toBe(200);
    expect(turns).toHaveLength(2);
  });
});

describe('typing', () => {
  const isTyping = ({ activity }: { activity: { type: string } | undefined }) => activity?.type === 'typing';

  test('is shown while the app takes its time, and not after the answer', async () => {
    const { open: finish, passed } = gate();
    const { edge, chat, connector, sent } = await start(
      async () => {
        await passed;
        return plainReply('hello');
      },
      { typingAfter: 5 },
    );
    const posted = edge.post(message(mia, chat, 'hi'));
    await connector.waitFor(isTyping);
    finish();
    await posted;
    expect(sent().map(({ activity }) => activity?.type)).toEqual(['typing', 'message']);
  });

  test('that is slow to be shown is waited for, lest it be shown after the answer', async () => {
    const app = gate();
    const shown = gate();
    const { edge, chat, connector, sent } = await start(
      async () => {
        await app.passed;
        return plainReply('hello');
      },
      { typingAfter: 5 },
    );
    connector.fail({ until: shown.passed, after: true }, 1, isTyping);
    const posted = edge.post(message(mia, chat, 'hi'));
    await connector.waitFor(isTyping);
    app.open();
    await edge.post(message(ada, personalChat(ada, chat.serviceUrl), 'a turn that overtakes'));
    expect(sent().filter(({ conversation }) => conversation === chat.id)).toHaveLength(1);
    shown.open();
    await posted;
    expect(sent().filter(({ conversation }) => conversation === chat.id)).toHaveLength(2);
  });

  test('is not shown before a quick answer', async () => {
    const { edge, chat, sent } = await start(() => plainReply('hello'), { typingAfter: 2_000 });
    await edge.post(message(mia, chat, 'hi'));
    expect(sent().filter(isTyping)).toEqual([]);
  });

  test('is not shown for what is answered in the response', async () => {
    const { edge, chat, sent } = await start(
      async () => {
        await new Promise(resolve => setTimeout(resolve, 30));
        return plainReply('hello');
      },
      { typingAfter: 0 },
    );
    await edge.post(execute(mia, chat, 'x'));
    expect(sent()).toEqual([]);
  });

  test('that cannot be shown keeps nothing from being answered', async () => {
    const { open: finish, passed } = gate();
    const { edge, chat, connector, sent } = await start(
      async () => {
        await passed;
        return plainReply('hello');
      },
      { typingAfter: 5 },
    );
    connector.fail({ status: 500 }, 1, isTyping);
    const posted = edge.post(message(mia, chat, 'hi'));
    await connector.waitFor(isTyping);
    finish();
    expect((await posted).status).toBe(200);
    expect(sent().at(-1)?.activity?.type).toBe('message');
  });
});

describe('a pressed button', () => {
  const CARD = 'application/vnd.microsoft.card.adaptive';
  const MESSAGE = 'application/vnd.microsoft.activity.message';

  test('by Action.Execute is answered in the response, with the card', async () => {
    const { edge, chat, sent } = await start(() => plainReply('taken'));
    const posted = await edge.post(execute(mia, chat, 'case.take', { case: 'CS0001000' }));
    expect(posted.status).toBe(200);
    expect(posted.body).toEqual({ statusCode: 200, type: CARD, value: plainCard('taken') });
    expect(sent()).toEqual([]);
  });

  test.each([
    ['nothing to show', { kind: 'silence' }],
    ['choices, which no press asks for', { kind: 'choices', choices: [] }],
  ] as const)('with %s is never answered with nothing', async (_, reply) => {
    const { edge, chat } = await start(() => reply);
    for (const press of [execute(mia, chat, 'x'), refresh(mia, chat, 'x')]) {
      const posted = await edge.post(press);
      expect(posted.body).toEqual({ statusCode: 200, type: MESSAGE, value: 'done in en-US' });
    }
  });

  test('by Action.Submit is answered on the card that it is on', async () => {
    const { edge, chat, turns, sent } = await start(() => plainReply('taken'));
    expect((await edge.post(submit(mia, chat, { verb: 'case.take', a: 1 }, 'message-7'))).status).toBe(200);
    expect(turns[0]?.deed).toEqual({ kind: 'pressed', verb: 'case.take', data: { a: 1 }, refresh: false });
    expect(sent()).toHaveLength(1);
    expect(sent()[0]).toMatchObject({ method: 'PUT', message: 'message-7' });
    expect(sent()[0]?.activity).toMatchObject({ summary: 'taken' });
    expect(cardIn(sent()[0]?.activity)).toEqual(plainCard('taken'));
  });

  test('by Action.Submit on a card that is gone, or unknown, is answered below', async () => {
    const { edge, chat, connector, sent } = await start(() => plainReply('taken'));
    connector.fail({ status: 404 }, 1, ({ method }) => method === 'PUT');
    await edge.post(submit(mia, chat, { verb: 'x' }, 'message-7'));
    await edge.post(submit(mia, chat, { verb: 'x' }));
    expect(sent().map(({ method }) => method)).toEqual(['PUT', 'POST', 'POST']);
  });

  test('whose card cannot be edited just now does not get a second one', async () => {
    const { edge, chat, connector, sent } = await start(() => plainReply('taken'));
    connector.fail({ status: 503 }, 1, ({ method }) => method === 'PUT');
    expect((await edge.post(submit(mia, chat, { verb: 'x' }, 'message-7'))).status).toBe(503);
    expect(sent().map(({ method }) => method)).toEqual(['PUT']);
  });

  test('with data that no card sends is answered with an error that the card shows', async () => {
    const { edge, chat, turns } = await start();
    const posted = await edge.post(execute(mia, chat, 'x', JSON.parse('{"__proto__":{"a":1}}')));
    expect(posted.status).toBe(200);
    expect(posted.body).toEqual({
      statusCode: 400,
      type: 'application/vnd.microsoft.error',
      value: { code: 'BadRequest', message: 'bad-data in en-US' },
    });
    expect(turns).toEqual([]);
  });
});

describe('an invoke of another kind', () => {
  const text = 'unknown-action in en-US';
  test.each([
    ['task/fetch', { task: { type: 'message', value: text } }],
    ['composeExtension/query', { composeExtension: { type: 'message', text } }],
    ['suggestedAction/submit', { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text }],
    ['signin/verifyState', { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text }],
    ['__proto__', { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text }],
  ])('%s is answered politely', async (name, body) => {
    const { edge, chat } = await start();
    const posted = await edge.post(otherInvoke(mia, chat, name));
    expect([posted.status, posted.body]).toEqual([200, body]);
  });
});

describe('a type-ahead', () => {
  const type = 'application/vnd.microsoft.search.searchResponse';
  const choices = Array.from({ length: 40 }, (_, n) => ({ title: `Product ${n}`, value: `${n}` }));

  test('is answered with at most what the list shows', async () => {
    const { edge, chat } = await start(() => ({ kind: 'choices', choices }));
    const posted = await edge.post(search(mia, chat, 'products', 'prod'));
    expect(posted.body).toEqual({ statusCode: 200, type, value: { results: choices.slice(0, 15) } });
  });

  test('of anything else finds nothing', async () => {
    const { edge, chat } = await start(() => ({ kind: 'silence' }));
    const none = { statusCode: 200, type, value: { results: [] } };
    expect((await edge.post(search(mia, chat, 'products', 'prod'))).body).toEqual(none);
    expect((await edge.post(otherInvoke(mia, chat, 'application/search'))).body).toEqual(none);
  });
});

test('an installation is welcomed', async () => {
  const { edge, chat, sent } = await start(() => plainReply('welcome'));
  expect((await edge.post(installation(mia, chat))).status).toBe(200);
  expect(cardIn(sent()[0]?.activity)).toEqual(plainCard('welcome'));
});

describe('a repeated delivery', () => {
  test('is one run and one answer, while the first is running and after', async () => {
    const { open: finish, passed } = gate();
    const { edge, chat, turns, sent } = await start(async () => {
      await passed;
      return plainReply('hello');
    });
    const hi = message(mia, chat, 'hi');
    const first = edge.post(hi);
    await expect.poll(() => turns.length).toBe(1);
    const second = edge.post(hi);
    finish();
    expect([(await first).status, (await second).status, (await edge.post(hi)).status]).toEqual([200, 200, 200]);
    expect([turns.length, sent().length]).toEqual([1, 1]);
  });

  test('is another one with another id, in another chat, or after ten minutes', async () => {
    let now = new Date('2026-11-20T10:00:00.000Z');
    const { edge, chat, turns } = await start(() => ({ kind: 'silence' }), { now: () => now });
    const elsewhere: Chat = { kind: 'group', id: '19:group', serviceUrl: chat.serviceUrl };
    await edge.post(message(mia, chat, 'a', { id: '1' }));
    await edge.post(message(mia, chat, 'a', { id: '2' }));
    await edge.post(message(mia, elsewhere, 'a', { id: '1' }));
    expect(turns).toHaveLength(3);
    now = new Date(now.getTime() + 599_999);
    await edge.post(message(mia, chat, 'a', { id: '1' }));
    expect(turns).toHaveLength(3);
    now = new Date(now.getTime() + 1);
    await edge.post(message(mia, chat, 'a', { id: '1' }));
    expect(turns).toHaveLength(4);
  });
});

describe('turns', () => {
  test('of one chat come one after the other, of two side by side', async () => {
    const { open: finish, passed } = gate();
    const log: string[] = [];
    const answer = async (turn: Turn): Promise<Reply> => {
      log.push(`start ${words(turn)}`);
      if (words(turn) === 'slow') await passed;
      log.push(`end ${words(turn)}`);
      return { kind: 'silence' };
    };
    const { edge, chat } = await start(answer);
    const slow = edge.post(message(mia, chat, 'slow'));
    await expect.poll(() => log).toEqual(['start slow']);
    const next = edge.post(message(mia, chat, 'next'));
    await edge.post(message(ada, personalChat(ada, chat.serviceUrl), 'other'));
    expect(log).toEqual(['start slow', 'start other', 'end other']);
    finish();
    await Promise.all([slow, next]);
    expect(log.slice(3)).toEqual(['end slow', 'start next', 'end next']);
  });

  test('that only read do not wait', async () => {
    const { open: finish, passed } = gate();
    const { edge, chat, turns } = await start(async turn => {
      if (words(turn) === 'slow') await passed;
      return { kind: 'silence' };
    });
    const slow = edge.post(message(mia, chat, 'slow'));
    await expect.poll(() => turns.length).toBe(1);
    await edge.post(search(mia, chat, 'products', 'x'));
    await edge.post(refresh(mia, chat, 'x'));
    expect(turns).toHaveLength(3);
    finish();
    await slow;
  });

  test('that fail hold up nothing', async () => {
    const { edge, chat, turns } = await start(turn => {
      if (words(turn) === 'bad') throw new Error('bad');
      return { kind: 'silence' };
    });
    const all = await Promise.all(['bad', 'good', 'bad', 'good'].map(text => edge.post(message(mia, chat, text))));
    expect(all.map(({ status }) => status)).toEqual([500, 200, 500, 200]);
    expect(turns).toHaveLength(4);
  });

  test('pile up to a limit, beyond which the sender is told to wait', async () => {
    const { open: finish, passed } = gate();
    const { edge, chat, turns } = await start(async () => {
      await passed;
      return { kind: 'silence' };
    });
    const all = Promise.all(Array.from({ length: 60 }, (_, n) => edge.post(message(mia, chat, `${n}`))));
    await expect.poll(() => turns.length).toBe(1);
    const other = edge.post(message(ada, personalChat(ada, chat.serviceUrl), 'other'));
    await expect.poll(() => turns.length).toBe(2);
    finish();
    const statuses = (await all).map(({ status }) => status);
    expect(statuses.filter(status => status === 200)).toHaveLength(50);
    expect(statuses.filter(status => status === 429)).toHaveLength(10);
    expect((await other).status).toBe(200);
  });
});

describe('the roster', () => {
  const ask = async (prepare: (edge: Edge) => void, where?: (chat: Chat) => Chat) => {
    let email: string | undefined = 'unasked';
    const { edge, chat } = await start(async (_, roster) => {
      email = await roster();
      return { kind: 'silence' };
    });
    prepare(edge);
    await edge.post(message(mia, where?.(chat) ?? chat, 'hi'));
    return { email, calls: edge.connector.calls };
  };

  test('knows the address of the person who writes', async () => {
    const { email } = await ask(edge => edge.connector.people.push(ada, mia));
    expect(email).toBe('mia@contoso.example');
  });

  test('is that of the team in a channel', async () => {
    const { email, calls } = await ask(
      edge => edge.connector.people.push(mia),
      chat => ({ kind: 'channel', id: '19:channel@thread.tacv2;messageid=1', serviceUrl: chat.serviceUrl }),
    );
    expect(email).toBe('mia@contoso.example');
    expect(calls[0]?.conversation).toBe('19:team@thread.tacv2');
  });

  test('is listed where it cannot be asked for one', async () => {
    const { email } = await ask(edge => {
      edge.connector.people.push(ada, mia);
      edge.connector.fail({ status: 501 }, 1, ({ path }) => path.includes('/members/'));
    });
    expect(email).toBe('mia@contoso.example');
  });

  test('counts only for the very person', async () => {
    const { email } = await ask(edge => edge.connector.people.push({ ...ada, id: mia.id }));
    expect(email).toBeUndefined();
  });

  test('that fails, or knows nobody, says nothing', async () => {
    expect((await ask(() => {})).email).toBeUndefined();
    await open?.close();
    const { email } = await ask(edge => edge.connector.fail({ status: 500 }, 2, ({ method }) => method === 'GET'));
    expect(email).toBeUndefined();
  });
});

test('what people write is in no log', async () => {
  const { edge, chat, connector } = await start();
  connector.fail({ status: 403, code: 'mia@contoso.example' });
  await edge.post(message(mia, chat, 'canary-7f3a'));
  await edge.post(execute(mia, chat, 'x', JSON.parse('{"__proto__":"canary-7f3a"}')));
  await edge.post(message(mia, chat, 'x', { from: { id: 'canary-7f3a' }, recipient: BOT }));
  const logged = edge.logged();
  expect(logged).toContain('answer not shown');
  expect(logged).toContain('activity refused');
  expect(logged).not.toMatch(/canary|contoso|Mia/);
});
