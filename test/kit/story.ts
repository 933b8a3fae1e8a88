import { z } from 'zod';
import { type Chat, execute, installation, message, personalChat, type RawActivity, submit } from './activities.ts';
import { buttonOf, type SeenCard, valuesOf } from './cards.ts';
import { cardIn, type FakeConnector } from './connector.ts';
import type { Posted } from './edge.ts';
import { demoPerson } from './people.ts';

/** Who speaks where: three people in their own chats, and Jon in his team's channel. */
export type Part = 'mia' | 'jon' | 'ada' | 'desk';

/** One thing that somebody does in the story. */
export type Step = {
  readonly name: string;
  readonly part: Part;
  readonly kind: 'message' | 'press' | 'event';
  readonly activity: (scene: Scene) => RawActivity;
};

/** What the people of the story have before them. */
export type Scene = {
  readonly chat: (part: Part) => Chat;
  /** The latest message in a chat, as it is there now. */
  readonly latest: (part: Part) => { readonly id: string; readonly card: SeenCard };
  /** The card that the last press of this part was answered with. */
  readonly answer: (part: Part) => SeenCard;
  /** The number of the story's case, as the team's channel shows it first. */
  readonly number: () => string;
  /** Takes in what a step was answered with. */
  readonly answered: (step: Step, posted: Posted) => void;
};

export const CHANNEL = '19:desk@thread.tacv2';

const cardShape = z.record(z.string(), z.unknown());
const answerShape = z.looseObject({
  type: z.literal('application/vnd.microsoft.card.adaptive'),
  value: cardShape,
});

const personOf = (part: Part) => demoPerson(part === 'desk' ? 'jon' : part);

/** The card in an answer to a press. */
export const cardIn200 = (posted: Posted): SeenCard => {
  if (posted.status !== 200) throw new Error(`status ${posted.status}: ${posted.text}`);
  return answerShape.parse(posted.body).value;
};

/** The people of the story before the chats that a connector keeps. */
export const createScene = (connector: Pick<FakeConnector, 'messages' | 'serviceUrl'>): Scene => {
  const answers = new Map<Part, SeenCard>();
  const chat = (part: Part): Chat =>
    part === 'desk'
      ? { kind: 'channel', id: CHANNEL, serviceUrl: connector.serviceUrl }
      : personalChat(personOf(part), connector.serviceUrl);
  return {
    chat,
    latest: part => {
      const { id } = chat(part);
      const found = [...connector.messages].filter(([, it]) => it.conversation === id).at(-1);
      if (found === undefined) throw new Error(`no message in the chat of ${part}`);
      return { id: found[0], card: cardShape.parse(cardIn(found[1].activity)) };
    },
    answer: part => {
      const card = answers.get(part);
      if (card === undefined) throw new Error(`nothing was answered to ${part}`);
      return card;
    },
    number: () => {
      const inChannel = [...connector.messages.values()].filter(it => it.conversation === CHANNEL);
      const found = /CS\d{7}/.exec(JSON.stringify(inChannel));
      if (found === null) throw new Error('no case in the channel');
      return found[0];
    },
    answered: ({ kind, part }, posted) => {
      if (kind === 'press' && posted.body !== undefined) answers.set(part, cardIn200(posted));
      else if (posted.status !== 200) throw new Error(`status ${posted.status}: ${posted.text}`);
    },
  };
};

const says = (part: Part, text: string): Step => ({
  name: `${part} says ${text}`,
  part,
  kind: 'message',
  activity: scene =>
    message(personOf(part), scene.chat(part), text.includes(CASE) ? text.replace(CASE, scene.number()) : text),
});

type Inputs = Readonly<Record<string, string>>;

/** Presses a button on the card of the last answer, or on the latest message in the chat. */
const presses = (part: Part, where: 'answer' | 'latest', title: string, inputs: Inputs = {}): Step => ({
  name: `${part} presses ${title}${Object.keys(inputs).length === 0 ? '' : ` with ${Object.keys(inputs).join(', ')}`}`,
  part,
  kind: 'press',
  activity: scene => {
    const card = where === 'answer' ? scene.answer(part) : scene.latest(part).card;
    const { verb, data, associatedInputs } = buttonOf(card, title);
    const held = associatedInputs === 'none' ? {} : valuesOf(card);
    return execute(personOf(part), scene.chat(part), verb, { ...held, ...inputs, ...data });
  },
});

/** Stands for the number that the case gets: a killed process may have used one up. */
const CASE = 'CS1';
const QUESTION = 'MicroStation starts in trial mode';

/** The whole story, from the welcome to a seat that was given and taken back. */
export const STORY: readonly Step[] = [
  {
    name: 'the assistant comes into the chat of mia',
    part: 'mia',
    kind: 'event',
    activity: scene => installation(personOf('mia'), scene.chat('mia')),
  },
  says('desk', 'desk Global Technical Support'),
  says('jon', 'help'),
  says('mia', QUESTION),
  presses('mia', 'latest', 'None of these helped'),
  presses('mia', 'answer', 'Next', { category: 'incident' }),
  presses('mia', 'answer', 'Next', { product: 'microstation' }),
  presses('mia', 'answer', 'Next', { productVersion: '23.00.01.44', productArea: 'licensing' }),
  presses('mia', 'answer', 'Next', { situation: 'high', impact: 'one-location' }),
  presses('mia', 'answer', 'Back'),
  presses('mia', 'answer', 'Next'),
  presses('mia', 'answer', 'Next'),
  presses('mia', 'answer', 'Submit'),
  presses('desk', 'latest', 'Take'),
  presses('desk', 'latest', 'Ask for information'),
  presses('desk', 'answer', 'Submit', { comment: 'What does the License Tool say?' }),
  presses('mia', 'latest', 'Submit', { comment: 'Invalid request.' }),
  says('jon', CASE),
  presses('jon', 'latest', 'Send to development'),
  presses('jon', 'answer', 'Submit', { comment: 'An old schema.' }),
  says('mia', `comment ${CASE}: It is urgent now.`),
  says('jon', `case ${CASE}`),
  presses('jon', 'latest', 'Back from development'),
  presses('jon', 'answer', 'Submit', { comment: 'Fixed in the next update.' }),
  says('jon', `note ${CASE}: Tell her about the update.`),
  presses('desk', 'latest', 'Propose solution'),
  presses('desk', 'answer', 'Submit', { resolution: 'Choose your feature level.', articles: '' }),
  presses('mia', 'latest', 'Reject solution'),
  presses('mia', 'answer', 'Submit', { reason: 'Still trial mode.' }),
  says('desk', `take ${CASE}`),
  says('desk', `case ${CASE}`),
  presses('desk', 'latest', 'Internal note'),
  presses('desk', 'answer', 'Submit', { comment: 'The update helps.' }),
  says('desk', `propose ${CASE}: Install the update of November.`),
  presses('mia', 'latest', 'Accept solution'),
  presses('mia', 'answer', 'Still need help'),
  presses('mia', 'answer', 'Next'),
  presses('mia', 'answer', 'Next'),
  presses('mia', 'answer', 'Next'),
  presses('mia', 'answer', 'Next', { description: 'It is back since the last update.' }),
  presses('mia', 'answer', 'Next'),
  presses('mia', 'answer', 'Submit'),
  says('mia', 'open a case'),
  says('mia', 'Short description: A pump runs backwards'),
  says('mia', 'cancel'),
  presses('mia', 'latest', 'Confirm'),
  says('mia', 'How do I paint a wooden fence in the garden?'),
  says('mia', QUESTION),
  presses('mia', 'latest', 'This solved it'),
  says('ada', 'assign PLAXIS 2D to mia.novak@contoso.example'),
  presses('ada', 'latest', 'Confirm'),
  presses('ada', 'answer', 'Undo'),
  says('ada', 'assign PLAXIS 2D to mia.novak@contoso.example'),
  presses('ada', 'latest', 'Confirm'),
  says('ada', 'release PLAXIS 2D from mia.novak@contoso.example'),
  presses('ada', 'latest', 'Confirm'),
  presses('ada', 'answer', 'Undo'),
  says('jon', 'queue'),
  says('mia', 'language Deutsch'),
  says('mia', 'Sprache Englisch'),
];

const pressedShape = z.looseObject({
  value: z.object({ action: z.object({ verb: z.string(), data: z.record(z.string(), z.unknown()) }) }),
});

/** The same press from a client without universal actions, on the message `on`. */
export const asSubmit = (part: Part, scene: Scene, press: RawActivity, on: string | undefined): RawActivity => {
  const { verb, data } = pressedShape.parse(press).value.action;
  return submit(personOf(part), scene.chat(part), { ...data, verb }, on, { id: press.id });
};
