import type { TurnContext } from 'botbuilder';
import type { Reply, Turn } from '../feature.ts';
import { type Logger, trace } from '../log.ts';
import type { App } from '../ports.ts';
import { type IncomingActivity, readActivity } from './activity.ts';
import type { TeamsAdapter } from './adapter.ts';
import { createInOrder } from './in-order.ts';
import { createOnce } from './once.ts';
import { outcomeOf } from './outcome.ts';
import { parseActivity, type Refusal } from './parse.ts';
import { type Answer, cardMessage, choicesAnswer, OK, pressAnswer, sorry, textMessage } from './reply.ts';
import { createRoster } from './roster.ts';
import { whileTyping } from './typing.ts';

/** What the edge itself says: that a press without anything to show is done, or why something was not. */
export type EdgePhrase = 'done' | Exclude<Refusal, 'malformed'>;

/** One request to the messages endpoint. */
export type Delivery = { readonly authorization: string | undefined; readonly body: unknown };

/** Answers deliveries of activities. */
export type Messages = (delivery: Delivery) => Promise<Answer>;

export type HandlerParts = {
  readonly adapter: TeamsAdapter;
  readonly app: App;
  /** The words for a phrase, in the language of a client's locale. */
  readonly say: (phrase: EdgePhrase, locale: string | undefined) => string;
  readonly now: () => Date;
  readonly log: Logger;
  /** Milliseconds before the typing indicator is shown. */
  readonly typingAfter?: number;
};

const TYPING_AFTER = 1_500;
const BARRED = { unauthorized: { status: 401 }, unavailable: { status: 503 } } as const;
const BUSY: Answer = { status: 429 };
const UNSENT: Answer = { status: 503 };

/** The way of an activity: proven, parsed, in order, once, answered. */
export const createHandler = (parts: HandlerParts): Messages => {
  const { adapter, app, say, now, log, typingAfter = TYPING_AFTER } = parts;
  const once = createOnce(now);
  const inOrder = createInOrder();

  const respond = async (context: TurnContext, activity: IncomingActivity): Promise<Answer> => {
    const parsed = parseActivity(activity);
    switch (parsed.kind) {
      case 'ignored':
        return OK;
      case 'refused':
        log.info({ type: activity.type, why: parsed.why }, 'activity refused');
        if (parsed.why === 'malformed') return { status: 400 };
        return refuse(context, activity, say(parsed.why, activity.locale));
      case 'turn': {
        const { turn } = parsed;
        const work = () => take(context, activity, turn);
        // What only reads needs no order, and must not wait for what does.
        if (turn.deed.kind === 'looked-up' || (turn.deed.kind === 'pressed' && turn.deed.refresh)) return work();
        return inOrder.run(turn.place.conversation, work) ?? BUSY;
      }
    }
  };

  const take = async (context: TurnContext, activity: IncomingActivity, turn: Turn): Promise<Answer> => {
    const roster = createRoster(context, activity);
    if (activity.type === 'invoke') {
      const reply = await app(turn, roster);
      // There is no place for words in this answer.
      if (turn.deed.kind === 'consented') return show(context, undefined, reply);
      return turn.deed.kind === 'looked-up' ? choicesAnswer(reply) : pressAnswer(reply, () => say('done', turn.locale));
    }
    // Action.Submit: the card that was pressed is the message that it answers.
    const pressedOn = turn.deed.kind === 'pressed' ? activity.replyToId : undefined;
    const reply =
      activity.type === 'message'
        ? await whileTyping(context, typingAfter, () => app(turn, roster))
        : await app(turn, roster);
    return show(context, pressedOn, reply);
  };

  /** Puts the card in the place of the one that was pressed, or below everything else. */
  const show = async (context: TurnContext, pressedOn: string | undefined, reply: Reply): Promise<Answer> => {
    if (reply.kind !== 'card') return OK;
    const message = cardMessage(reply.card, reply.summary);
    if (pressedOn !== undefined) {
      const edited = await attempt(() => context.updateActivity({ ...message, id: pressedOn }), true);
      if (edited !== 'failed') return edited;
    }
    const sent = await attempt(() => context.sendActivity(message), false);
    return sent === 'failed' ? OK : sent;
  };

  const refuse = async (context: TurnContext, activity: IncomingActivity, text: string): Promise<Answer> => {
    if (activity.type === 'invoke') return sorry(activity.name, text);
    const sent = await attempt(() => context.sendActivity(textMessage(text)), false);
    return sent === 'failed' ? OK : sent;
  };

  /** Only what certainly did not arrive is asked for again: the change is done, and another answer would be a second. */
  const attempt = async (call: () => Promise<unknown>, edit: boolean): Promise<Answer | 'failed'> => {
    try {
      await call();
      return OK;
    } catch (error) {
      const outcome = outcomeOf(error, edit, now());
      log.warn({ outcome: outcome.kind, error: outcome.error }, 'answer not shown');
      if (outcome.kind === 'failed') return 'failed';
      return outcome.kind === 'later' ? UNSENT : OK;
    }
  };

  return async ({ authorization, body }) => {
    if (adapter.guarded && authorization === undefined) return BARRED.unauthorized;
    const activity = readActivity(body);
    if (activity === undefined) return { status: 400 };
    let answer: Answer = OK;
    try {
      const admitted = await adapter.turn(authorization ?? '', activity, async context => {
        answer = await once(keyOf(activity), () => respond(context, activity));
      });
      if (admitted === 'done') return answer;
      log.info({ why: admitted }, 'delivery barred');
      return BARRED[admitted];
    } catch (error) {
      log.error({ type: activity.type, ...trace(error) }, 'delivery failed');
      return { status: 500 };
    }
  };
};

const keyOf = (activity: IncomingActivity): string =>
  [activity.type, activity.conversation.id, activity.from.id, activity.id ?? activity.timestamp].join('\n');
