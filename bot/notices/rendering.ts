import type { Card } from '../../cards/card.ts';
import type { Conversation, Store } from '../../db/store.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Outgoing } from '../ports.ts';

export type Rendering =
  | { readonly kind: 'messages'; readonly to: Conversation; readonly messages: readonly Outgoing[] }
  /** Nothing is left to say: the reader may no longer see it, or the message is gone. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unreachable'; readonly why: string };

/** What notices are drawn from. */
export type NoticeParts = { readonly store: Store; readonly knowledge: Knowledge; readonly now: () => Date };

export const messages = (to: Conversation, all: readonly Outgoing[]): Rendering => ({
  kind: 'messages',
  to,
  messages: all,
});

export const outgoing = (card: Card, summary: string, edits?: string): Outgoing => ({
  edits,
  card,
  text: undefined,
  summary,
});
