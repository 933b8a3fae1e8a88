import { z } from 'zod';
import { wellFormed } from '../domain/well-formed.ts';
import { each, type IncomingActivity } from './activity.ts';

const mention = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string(), name: z.string().nullish() }),
});

/** Blanks at either end, as Teams writes them around a mention. */
const EDGES = /^(?:\s|&nbsp;)+|(?:\s|&nbsp;)+$/g;

/** What somebody typed: without the mention of the assistant, and with other people's mentions as plain names. */
export const spoken = (activity: IncomingActivity): string => {
  const named = each(mention, activity.entities).reduce(
    (text, { text: tag, mentioned }) =>
      text.replaceAll(tag, () => (mentioned.id === activity.recipient.id ? ' ' : (mentioned.name ?? ''))),
    activity.text ?? '',
  );
  return wellFormed(named).replace(EDGES, '');
};
