import { type Press, row } from './button.ts';
import { type Element, type Extra, text } from './card.ts';

/** A few words that lead on: a tap target of its own, which `name` calls something shorter. */
export const link = (words: string, press: Press, extra: Extra = {}, name = words): Element =>
  row(name, press, [text(words, { size: 'Small', color: 'Accent' })], { spacing: 'Small', ...extra });
