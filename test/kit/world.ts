import { pino } from 'pino';
import { z } from 'zod';
import { type Assistant, type AssistantParts, createAssistant } from '../../bot/assistant.ts';
import { readConfig } from '../../bot/config.ts';
import { createStore } from '../../db/create-store.ts';
import { openDialect } from '../../db/open.ts';
import { loadDemo } from '../../db/seed/load.ts';
import type { Store } from '../../db/store.ts';
import { createKnowledge } from '../../knowledge/knowledge.ts';
import { loadContent } from '../../knowledge/load.ts';
import { type Chat, execute, message, type Person, personalChat, type RawActivity, submit } from './activities.ts';
import { buttonOf, type SeenCard, valuesOf } from './cards.ts';
import { type Call, cardIn, type FakeConnector, startConnector } from './connector.ts';
import { postJson, type Posted } from './edge.ts';
import { DEMO_PEOPLE, type DemoName, demoPerson } from './people.ts';
import { testDatabase } from './database.ts';

/** One installation, the knowledge read once for all of them. */
const content = loadContent();
const knowledge = createKnowledge(content);

export const REFERENCE = new Date('2026-11-20T10:00:00Z');

export type World = {
  readonly url: string;
  readonly store: Store;
  readonly connector: FakeConnector;
  readonly assistant: Assistant;
  /** Everything that was logged. */
  readonly logged: () => string;
  readonly now: () => Date;
  /** Lets time pass, and what falls due happen. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** Waits until nothing is left to send. */
  readonly settled: () => Promise<void>;
  readonly someone: (name: DemoName | Person, chat?: Chat) => Someone;
  readonly channel: (id: string, of: Person) => Chat;
  readonly close: () => Promise<void>;
};

/** A person in front of a chat. */
export type Someone = {
  readonly person: Person;
  readonly chat: Chat;
  /** Types, and answers the card that comes back. */
  readonly says: (text: string, overrides?: RawActivity) => Promise<SeenCard>;
  /** Presses a button by its title with the inputs as they are, or as given. */
  readonly presses: (card: SeenCard, title: string, inputs?: Readonly<Record<string, string>>) => Promise<SeenCard>;
  /** The same press on a client without universal actions. */
  readonly submits: (card: SeenCard, title: string, inputs?: Readonly<Record<string, string>>, on?: string) => Promise<Posted>;
  /** The raw activity of a press, to be delivered in odd ways. */
  readonly press: (card: SeenCard, title: string, inputs?: Readonly<Record<string, string>>) => RawActivity;
  readonly posts: (activity: RawActivity) => Promise<Posted>;
  /** The latest card in this chat that is there now. */
  readonly sees: () => SeenCard;
  /** Cards sent to this chat, oldest first, as they were sent. */
  readonly received: () => readonly { readonly card: SeenCard; readonly summary: string }[];
};

const answerShape = z.looseObject({ statusCode: z.number(), type: z.string(), value: z.unknown() });
const cardShape = z.record(z.string(), z.unknown());

export const cardOf = (posted: Posted): SeenCard => {
  const answer = answerShape.parse(posted.body);
  if (answer.type !== 'application/vnd.microsoft.card.adaptive') throw new Error(`no card: ${posted.text}`);
  return cardShape.parse(answer.value);
};

export type WorldOptions = Partial<Pick<AssistantParts, 'fetchContent' | 'adapter'>> & {
  readonly environment?: Readonly<Record<string, string>>;
  readonly demo?: boolean;
};

export const startWorld = async (options: WorldOptions = {}): Promise<World> => {
  let clock = REFERENCE;
  const now = () => clock;
  const database = await testDatabase();
  const dialect = await openDialect(database.url);
  if (options.demo !== false) await loadDemo(dialect, content.vendor, REFERENCE);
  const store = createStore(dialect);
  const connector = await startConnector(DEMO_PEOPLE.map(demoPerson));
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: line => lines.push(line) });
  const assistant = createAssistant({
    config: readConfig(options.environment ?? {}),
    store,
    knowledge,
    log,
    now,
    every: 60_000,
    ...(options.adapter === undefined ? {} : { adapter: options.adapter }),
    ...(options.fetchContent === undefined ? {} : { fetchContent: options.fetchContent }),
  });
  const port = await assistant.server.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  const settled = async () => {
    assistant.worker.poke();
    await assistant.worker.idle();
  };

  const someone = (who: DemoName | Person, where?: Chat): Someone => {
    const person = typeof who === 'string' ? demoPerson(who) : who;
    const chat = where ?? personalChat(person, connector.serviceUrl);
    const posts = (activity: RawActivity) => postJson(`${url}/api/messages`, activity);
    const sent = (): readonly Call[] =>
      connector.calls.filter(call => call.method === 'POST' && call.conversation === chat.id && call.done);
    const press = (card: SeenCard, title: string, inputs: Readonly<Record<string, string>> = {}) => {
      const button = buttonOf(card, title);
      return execute(person, chat, button.verb, { ...valuesOf(card), ...inputs, ...button.data });
    };
    return {
      person,
      chat,
      posts,
      press,
      says: async (text, overrides = {}) => {
        const before = sent().length;
        const posted = await posts({ ...message(person, chat, text), ...overrides });
        if (posted.status !== 200) throw new Error(`status ${posted.status}: ${posted.text}`);
        await settled();
        const answer = sent()
          .slice(before)
          .find(call => cardIn(call.activity) !== undefined);
        if (answer === undefined) throw new Error(`no answer to "${text}"`);
        return cardShape.parse(cardIn(answer.activity));
      },
      presses: async (card, title, inputs) => {
        const posted = await posts(press(card, title, inputs));
        await settled();
        return cardOf(posted);
      },
      submits: async (card, title, inputs = {}, on) => {
        const button = buttonOf(card, title);
        const posted = await posts(
          submit(person, chat, { ...valuesOf(card), ...inputs, ...button.data, verb: button.verb }, on),
        );
        await settled();
        return posted;
      },
      sees: () => {
        const latest = [...connector.messages.values()].filter(it => it.conversation === chat.id).at(-1);
        return cardShape.parse(cardIn(latest?.activity));
      },
      received: () =>
        sent()
          .filter(call => cardIn(call.activity) !== undefined)
          .map(call => ({ card: cardShape.parse(cardIn(call.activity)), summary: call.activity?.summary ?? '' })),
    };
  };

  return {
    url,
    store,
    connector,
    assistant,
    logged: () => lines.join(''),
    now,
    pass: async milliseconds => {
      clock = new Date(clock.getTime() + milliseconds);
      await settled();
    },
    settled,
    someone,
    channel: (id, _of) => ({ kind: 'channel', id, serviceUrl: connector.serviceUrl }),
    close: async () => {
      await assistant.close();
      await connector.close();
      await database.drop();
    },
  };
};
