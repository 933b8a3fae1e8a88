import type { Element, Extra } from './card.ts';

/** What people typed is shown in these only: a text run is never parsed for markup, mentions or templates. */
export type Run = { readonly text: string } & Extra;

export const runs = (parts: readonly Run[], extra: Extra = {}): Element => ({
  type: 'RichTextBlock',
  inlines: parts.map(part => ({ type: 'TextRun', ...part, text: flat(part.text) })),
  ...extra,
});

const flat = (words: string): string => words.replace(/\s+/g, ' ');

/** One line that holds something a person typed. */
export const line = (words: string, run: Extra = {}, extra: Extra = {}): Element => runs([{ ...run, text: words }], extra);

/** The heading of a card that is about something a person typed. */
export const title = (words: string, extra: Extra = {}): Element =>
  line(shorten(words, 200), { weight: 'Bolder', size: 'Medium' }, { spacing: 'Small', ...extra });

const MOST_LINES = 40;

/** Several lines that a person typed, one block a line, so that line breaks survive; cut to the room there is. */
export const literal = (words: string, room: number, run: Extra = {}, extra: Extra = {}): readonly Element[] => {
  const all = fit(words.trim(), room)
    .split(/\r?\n/)
    .filter(it => it.trim() !== '');
  // A card has a size: a text of very many lines goes on in its last one.
  const lines = all.length > MOST_LINES ? [...all.slice(0, MOST_LINES - 1), all.slice(MOST_LINES - 1).join(' ')] : all;
  return lines.map((it, index) => line(it, run, index > 0 ? { spacing: 'Small' } : extra));
};

/** At most so many characters, with a sign that there is more. */
export const shorten = (words: string, most: number): string =>
  words.length <= most ? words : `${whole(words.slice(0, most - 1))}…`;

const encoder = new TextEncoder();
const sizeOf = (words: string): number => encoder.encode(JSON.stringify(words)).length - 2;

/** At most so many bytes of JSON, with a sign that there is more. */
export const fit = (words: string, bytes: number): string => {
  if (sizeOf(words) <= bytes) return words;
  let least = 0;
  let most = words.length;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (sizeOf(words.slice(0, middle)) <= bytes) least = middle;
    else most = middle - 1;
  }
  return `${whole(words.slice(0, least))}…`;
};

/** Never half of a character that takes two. */
const whole = (words: string): string => words.replace(/[\uD800-\uDBFF]$/, '');
