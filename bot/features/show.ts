import type { Card, Element } from '../../cards/card.ts';
import { messageCard } from '../../cards/message.ts';
import type { Change } from '../../db/store.ts';
import type { Context, Result } from '../feature.ts';

/** A card as the answer. Its fallback text is what a toast and a screen reader say. */
export const show = (card: Card, change?: Change): Result => ({
  reply: { kind: 'card', card, summary: card.fallbackText },
  ...(change === undefined ? {} : { change }),
});

/** One sentence as the answer. */
export const tell = ({ t }: Pick<Context, 't'>, words: string, buttons: readonly Element[] = []): Result =>
  show(messageCard(t, words, buttons));
