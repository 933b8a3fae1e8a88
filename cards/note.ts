import { box, type Element } from './card.ts';
import { line } from './literal.ts';

/** What a card says about what has just happened, or has not. */
export type Note = { readonly words: string; readonly style: 'good' | 'warning' | 'emphasis' };

/** A note in a box of its colour. */
export const noteBox = (note: Note | undefined): Element | undefined =>
  note === undefined ? undefined : box(note.style, [line(note.words, { size: 'Small' })]);

/** The same, but what is neither good nor bad stands there as a plain line. */
export const noteLine = (note: Note | undefined): Element | undefined =>
  note?.style === 'emphasis' ? line(note.words) : noteBox(note);

/** What is in the way, in a box. */
export const warning = (words: string | undefined): Element | undefined =>
  words === undefined ? undefined : noteBox({ words, style: 'warning' });
