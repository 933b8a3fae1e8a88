import type { Translate } from '../locales/index.ts';
import { actions } from './button.ts';
import { type Card, card, type Element } from './card.ts';
import { line } from './literal.ts';

/** One sentence, and where to go from it. */
export const messageCard = (t: Translate, words: string, buttons: readonly Element[] = []): Card =>
  card(t.language, words, [line(words), buttons.length === 0 ? undefined : actions(buttons)]);
