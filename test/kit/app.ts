import type { Reply, Turn } from '../../bot/feature.ts';
import type { App } from '../../bot/ports.ts';
import type { Card } from '../../cards/card.ts';

/** A card that says something. */
export const plainCard = (text: string): Card => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang: 'en',
  fallbackText: text,
  body: [{ type: 'TextBlock', text, wrap: true }],
});

export const plainReply = (text: string): Reply => ({ kind: 'card', card: plainCard(text), summary: text });

/** An app that keeps its turns and answers as told. */
export const stubApp = (
  answer: (turn: Turn, email: () => Promise<string | undefined>) => Reply | Promise<Reply> = () => plainReply('hello'),
): { readonly app: App; readonly turns: readonly Turn[] } => {
  const turns: Turn[] = [];
  return {
    turns,
    app: async (turn, roster) => {
      turns.push(turn);
      return answer(turn, roster);
    },
  };
};

/** Something that tests wait for and decide. */
export const gate = (): { readonly open: () => void; readonly passed: Promise<void> } => {
  let open = () => {};
  const passed = new Promise<void>(resolve => {
    open = resolve;
  });
  return { open, passed };
};
