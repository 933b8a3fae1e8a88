import type { Activity } from 'botbuilder';
import type { Card } from '../../cards/card.ts';
import type { Reply } from '../feature.ts';

/** What is answered in the HTTP response. */
export type Answer = { readonly status: number; readonly body?: unknown };

export const OK: Answer = { status: 200 };

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const MOST_CHOICES = 15;

/** A message that is one card. Text beside it would be split off by Teams, and the message's id lost. */
export const cardMessage = (card: Card, summary: string): Partial<Activity> => ({
  type: 'message',
  summary,
  attachments: [{ contentType: ADAPTIVE_CARD, content: card }],
});

/** A message of words, shown as they are. */
export const textMessage = (text: string): Partial<Activity> => ({ type: 'message', text, textFormat: 'plain' });

/** The answer of a pressed button. An empty one would make Teams deliver the press again. */
export const pressAnswer = (reply: Reply, done: () => string): Answer =>
  reply.kind === 'card'
    ? invoke(ADAPTIVE_CARD, reply.card)
    : invoke('application/vnd.microsoft.activity.message', done());

/** The answer of a type-ahead. */
export const choicesAnswer = (reply: Reply): Answer =>
  invoke('application/vnd.microsoft.search.searchResponse', {
    results: reply.kind === 'choices' ? reply.choices.slice(0, MOST_CHOICES) : [],
  });

/** Tells why something that Teams asked for was not done, in the way in which that kind of question shows it. */
export const sorry = (name: string | undefined, text: string): Answer => {
  if (name === 'adaptiveCard/action') return { status: 200, body: error(text) };
  if (name === 'application/search') return choicesAnswer({ kind: 'silence' });
  if (name?.startsWith('task/')) return { status: 200, body: { task: { type: 'message', value: text } } };
  if (name?.startsWith('composeExtension/'))
    return { status: 200, body: { composeExtension: { type: 'message', text } } };
  return invoke('application/vnd.microsoft.activity.message', text);
};

const invoke = (type: string, value: unknown): Answer => ({ status: 200, body: { statusCode: 200, type, value } });

const error = (message: string) => ({
  statusCode: 400,
  type: 'application/vnd.microsoft.error',
  value: { code: 'BadRequest', message },
});
