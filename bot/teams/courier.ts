import type { SendOutcome } from '../../db/store.ts';
import type { Courier, Outgoing } from '../ports.ts';
import type { TeamsAdapter } from './adapter.ts';
import { fileMessage } from './file-cards.ts';
import { outcomeOf } from './outcome.ts';
import { cardMessage, textMessage } from './reply.ts';

/** Sends through the Bot Connector, outside any turn. */
export const createCourier =
  (adapter: Pick<TeamsAdapter, 'resume'>, now: () => Date): Courier =>
  async (to, message) => {
    let outcome: SendOutcome = { kind: 'failed', error: 'nothing to send', dead: false };
    const activity = activityOf(message);
    if (activity === undefined) return outcome;
    try {
      await adapter.resume(to, async context => {
        const sent =
          message.edits === undefined
            ? await context.sendActivity(activity)
            : await context.updateActivity({ ...activity, id: message.edits });
        outcome = { kind: 'sent', message: sent?.id || message.edits };
      });
    } catch (error) {
      outcome = outcomeOf(error, message.edits !== undefined, now());
    }
    return outcome;
  };

const activityOf = ({ card, text, file, summary }: Outgoing) => {
  if (file !== undefined) return fileMessage(file, summary);
  if (card !== undefined) return cardMessage(card, summary);
  return text === undefined ? undefined : { ...textMessage(text), summary };
};
