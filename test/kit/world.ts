import { pino } from 'pino';
import { z } from 'zod';
import { type Assistant, type AssistantParts, createAssistant } from '../../bot/assistant.ts';
import { readConfig } from '../../bot/config.ts';
import { createStore } from '../../db/create-store.ts';
import type { Dialect } from '../../db/dialect.ts';
import { openDialect } from '../../db/open.ts';
import { loadDemo } from '../../db/seed/load.ts';
import type { Store } from '../../db/store.ts';
import { createKnowledge } from '../../knowledge/knowledge.ts';
import { loadContent } from '../../knowledge/load.ts';
import {
  type Chat,
  execute,
  message,
  type Person,
  personalChat,
  type RawActivity,
  search,
  submit,
} from './activities.ts';
import { buttonOf, type SeenAction, type SeenCard, valuesOf, wordsOf } from './cards.ts';
import { type Call, cardIn, type FakeConnector, startConnector } from './connector.ts';
import { testDatabase } from './database.ts';
import { type Posted, postJson } from './edge.ts';
import { DEMO_PEOPLE, type DemoName, demoPerson } from './people.ts';
import { SIGNING_KEY } from './signing-key.ts';

/** One installation, the knowledge read once for all of them. */
const content = loadContent();
const knowledge = createKnowledge(content);

const REFERENCE = new Date('2026-11-20T10:00:00Z');

export type World = {
  readonly url: string;
  /** Where its data is, for what the store has no reading of. */
  readonly database: string;
  readonly store: Store;
  readonly connector: FakeConnector;
  readonly assistant: Assistant;
  /** Everything that was logged. */
  readonly logged: () => string;
  readonly now: () => Date;
  /** Lets time pass, and what falls due happen. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** Lets time pass without waiting for anything. */
  readonly drift: (milliseconds: number) => void;
  /** Waits until nothing is left to send. */
  readonly settled: () => Promise<void>;
  readonly someone: (name: DemoName | Person, chat?: Chat) => Someone;
  /** A person whom the roster knows from now on. */
  readonly meets: (person: Person) => Someone;
  readonly channel: (id: string) => Chat;
  /** Stops the assistant and starts it again on the same database, so many milliseconds later. */
  readonly restart: (downFor?: number) => Promise<void>;
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
  readonly submits: (
    card: SeenCard,
    title: string,
    inputs?: Readonly<Record<string, string>>,
    on?: string,
  ) => Promise<Posted>;
  /** The raw activity of a press, to be delivered in odd ways. */
  readonly press: (card: SeenCard, title: string, inputs?: Readonly<Record<string, string>>) => RawActivity;
  readonly posts: (activity: RawActivity) => Promise<Posted>;
  /** Presses a button that was found on a card, such as one of several rows. */
  readonly taps: (card: SeenCard, button: SeenAction, inputs?: Readonly<Record<string, string>>) => Promise<SeenCard>;
  /** A press that no card in sight offers: an old or a forged one. */
  readonly performs: (verb: string, data?: Readonly<Record<string, unknown>>) => Promise<SeenCard>;
  /** Type-ahead in a choice set, with the other inputs of the card. */
  readonly looksUp: (
    dataset: string,
    query: string,
    data?: Readonly<Record<string, unknown>>,
    options?: { skip: number; top: number },
  ) => Promise<readonly { readonly title: string; readonly value: string }[]>;
  /** The card in this chat that says these words, as it is there now; the latest one of several. */
  readonly seesAbout: (words: string) => SeenCard;
  /** The latest card in this chat that is there now. */
  readonly sees: () => SeenCard;
  /** Cards sent to this chat, oldest first, as they were sent. */
  readonly received: () => readonly { readonly card: SeenCard; readonly summary: string }[];
};

const answerShape = z.looseObject({ statusCode: z.number(), type: z.string(), value: z.unknown() });
const cardShape = z.record(z.string(), z.unknown());
const choicesShape = z.looseObject({
  value: z.looseObject({ results: z.array(z.object({ title: z.string(), value: z.string() })) }),
});

export const cardOf = (posted: Posted): SeenCard => {
  const answer = answerShape.parse(posted.body);
  if (answer.type !== 'application/vnd.microsoft.card.adaptive') throw new Error(`no card: ${posted.text}`);
  return cardShape.parse(answer.value);
};

/** What the inputs of the card send with a press of this button. */
const carried = (card: SeenCard, button: SeenAction): Readonly<Record<string, string>> =>
  button.associatedInputs === 'none' ? {} : valuesOf(card);

export type WorldOptions = Partial<
  Pick<AssistantParts, 'fetchContent' | 'storage' | 'adapter' | 'feedAccess' | 'upload'>
> & {
  readonly environment?: Readonly<Record<string, string>>;
  readonly demo?: boolean;
};

export const startWorld = async ({ environment = {}, demo = true, ...parts }: WorldOptions = {}): Promise<World> => {
  let clock = REFERENCE;
  const now = () => clock;
  const database = await testDatabase();
  const dialect = await openDialect(database.url);
  if (demo) await loadDemo(dialect, content.vendor, REFERENCE);
  const connector = await startConnector(DEMO_PEOPLE.map(demoPerson));
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: line => lines.push(line) });
  const begin = async (opened: Dialect) => {
    const store = createStore(opened);
    const assistant = createAssistant({
      config: readConfig(environment),
      signingKey: Buffer.from(SIGNING_KEY),
      store,
      knowledge,
      log,
      now,
      every: 60_000,
      ...parts,
    });
    const port = await assistant.server.listen(0, '127.0.0.1');
    return { store, assistant, url: `http://127.0.0.1:${port}` };
  };
  let life = await begin(dialect);
  const settled = async () => {
    life.assistant.worker.poke();
    await life.assistant.worker.idle();
  };

  // Nobody acts twice in one second; the rate limit of the channel counts on that.
  const tick = () => {
    clock = new Date(clock.getTime() + 1000);
  };

  const someone = (who: DemoName | Person, where?: Chat): Someone => {
    const person = typeof who === 'string' ? demoPerson(who) : who;
    const chat = where ?? personalChat(person, connector.serviceUrl);
    const posts = (activity: RawActivity) => postJson(`${life.url}/api/messages`, activity);
    const sent = (): readonly Call[] =>
      connector.calls.filter(call => call.method === 'POST' && call.conversation === chat.id && call.done);
    const pressOf = (card: SeenCard, button: SeenAction, inputs: Readonly<Record<string, string>>) =>
      execute(person, chat, button.verb, { ...carried(card, button), ...inputs, ...button.data });
    const press = (card: SeenCard, title: string, inputs: Readonly<Record<string, string>> = {}) =>
      pressOf(card, buttonOf(card, title), inputs);
    const answered = async (activity: RawActivity) => {
      tick();
      const posted = await posts(activity);
      await settled();
      return cardOf(posted);
    };
    const seen = () => [...connector.messages.values()].filter(it => it.conversation === chat.id);
    return {
      person,
      chat,
      posts,
      press,
      says: async (text, overrides = {}) => {
        tick();
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
      presses: (card, title, inputs) => answered(press(card, title, inputs)),
      taps: (card, button, inputs = {}) => answered(pressOf(card, button, inputs)),
      performs: (verb, data = {}) => answered(execute(person, chat, verb, data)),
      looksUp: async (dataset, query, data, range) => {
        const posted = await posts(search(person, chat, dataset, query, data, range));
        return choicesShape.parse(posted.body).value.results;
      },
      seesAbout: words => {
        const cards = seen().map(it => cardShape.parse(cardIn(it.activity) ?? {}));
        const found = cards.findLast(card => wordsOf(card).includes(words));
        if (found === undefined) throw new Error(`no card here says "${words}"`);
        return found;
      },
      submits: async (card, title, inputs = {}, on) => {
        tick();
        const button = buttonOf(card, title);
        const posted = await posts(
          submit(person, chat, { ...carried(card, button), ...inputs, ...button.data, verb: button.verb }, on),
        );
        await settled();
        return posted;
      },
      sees: () => cardShape.parse(cardIn(seen().at(-1)?.activity)),
      received: () =>
        sent()
          .filter(call => cardIn(call.activity) !== undefined)
          .map(call => ({ card: cardShape.parse(cardIn(call.activity)), summary: call.activity?.summary ?? '' })),
    };
  };

  return {
    get url() {
      return life.url;
    },
    get store() {
      return life.store;
    },
    get assistant() {
      return life.assistant;
    },
    database: database.url,
    connector,
    restart: async (downFor = 0) => {
      await life.assistant.close();
      clock = new Date(clock.getTime() + downFor);
      life = await begin(await openDialect(database.url));
    },
    logged: () => lines.join(''),
    now,
    drift: milliseconds => {
      clock = new Date(clock.getTime() + milliseconds);
    },
    pass: async milliseconds => {
      clock = new Date(clock.getTime() + milliseconds);
      await settled();
    },
    settled,
    someone,
    meets: person => {
      connector.people.push(person);
      return someone(person);
    },
    channel: id => ({ kind: 'channel', id, serviceUrl: connector.serviceUrl }),
    close: async () => {
      await life.assistant.close();
      await connector.close();
      await database.drop();
    },
  };
};
