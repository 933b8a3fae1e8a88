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
export const line = (words: string, run: Extra = {}, extra: Extra = {}): Element =>
  runs([{ ...run, text: words }], extra);

/** The heading of a card that is about something a person typed. */
export const title = (words: string, extra: Extra = {}): Element =>
  line(shorten(words, 200), { weight: 'Bolder', size: 'Medium' }, { spacing: 'Small', ...extra });

/** What one more block costs beside its words, in bytes. */
const BLOCK = 110;

/** Several lines that a person typed, one block a line, so that line breaks survive; cut to the bytes there are. */
export const literal = (words: string, room: number, run: Extra = {}, extra: Extra = {}): readonly Element[] => {
  const blocks: Element[] = [];
  let left = room;
  for (const it of words.split(/\r?\n/).filter(it => it.trim() !== '')) {
    left -= BLOCK;
    const shown = cut(it, Math.max(left, 0));
    blocks.push(line(shown, run, blocks.length > 0 ? { spacing: 'Small' } : extra));
    if (shown !== it) break;
    left -= sizeOf(it);
  }
  return blocks;
};

/** What a text takes in `literal` when it is shown whole, in bytes. */
export const costOf = (words: string): number =>
  words
    .split(/\r?\n/)
    .filter(it => it.trim() !== '')
    .reduce((sum, it) => sum + BLOCK + sizeOf(it), 0);

/** At most so many characters, with a sign that there is more. */
export const shorten = (words: string, most: number): string =>
  words.length <= most ? words : `${whole(words.slice(0, most - 1))}…`;

type Report = { readonly shortDescription?: string | undefined; readonly description?: string | undefined };

/** Whether a description holds more than its short form; one that was typed as a single sentence does not. */
export const saysMore = ({ shortDescription = '', description = '' }: Report): boolean =>
  flat(description).trim() !== flat(shortDescription).trim();

const encoder = new TextEncoder();
const sizeOf = (words: string): number => encoder.encode(JSON.stringify(words)).length - 2;

/** What anything takes as JSON, in bytes. */
export const bytesOf = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;

/** At most so many bytes of JSON, with a sign that there is more. */
export const cut = (words: string, bytes: number): string => {
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
