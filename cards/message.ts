import type { Translate } from '../locales/index.ts';
import { actions, type Card, card, type Element, line } from './card.ts';

/** One sentence, and where to go from it. */
export const messageCard = (t: Translate, words: string, buttons: readonly Element[] = []): Card =>
  card(t.language, words, [line(words), buttons.length === 0 ? undefined : actions(buttons)]);
