/** A piece of a text; `found` where it is one of the words that were looked for. */
export type Piece = { readonly text: string; readonly found: boolean };

/** Marks the start of a text that was cut there, or its end. */
const MORE = '…';
/** In scripts that write without spaces a part of a run is a word as well. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Forms of one word share their beginning: `crash`, `crashes`, `crashed`. */
const STEM = 5;
const SHORTEST = 3;

/** What matters of a letter when words are compared. */
const folded = (letter: string): string =>
  UNSPACED.test(letter)
    ? letter.normalize('NFKC').toLowerCase()
    : letter
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase();

type Found = { readonly from: number; readonly to: number };

/** Each mark costs a card as much as a line of text. */
const MOST_MARKS = 3;

/** The part of a text around the words that were looked for, at most so many characters, cut between words. */
export const excerpt = (text: string, words: string, most: number): readonly Piece[] => {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  const places = placesOf(letters, words);
  const { from, to } = windowOf(letters, places, most);
  const pieces: Piece[] = from > 0 ? [{ text: MORE, found: false }] : [];
  let at = from;
  const add = (end: number, found: boolean) => {
    if (end > at) pieces.push({ text: letters.slice(at, end).join(''), found });
    at = Math.max(at, end);
  };
  for (const place of places.filter(it => it.from >= from && it.to <= to).slice(0, MOST_MARKS)) {
    add(place.from, false);
    add(place.to, true);
  }
  add(to, false);
  return to < letters.length ? [...pieces, { text: MORE, found: false }] : pieces;
};

/** Where the words stand, in order, none over another. */
const placesOf = (letters: readonly string[], words: string): readonly Found[] => {
  const plain = letters.map(folded);
  const wanted = [...new Set((words.match(WORD) ?? []).flatMap(partsOf))].sort((a, b) => b.length - a.length);
  const places: Found[] = [];
  let at = 0;
  while (at < plain.length) {
    const length = lengthAt(plain, at, wanted);
    if (length > 0) places.push({ from: at, to: at + length });
    at += Math.max(length, 1);
  }
  return places;
};

/** A word, folded; a run without spaces also in pairs, for it may be more than one word. */
const partsOf = (word: string): readonly string[] => {
  const run = [...word].map(folded).join('');
  if (!UNSPACED.test(run)) return [run];
  const letters = [...run];
  return [run, ...letters.slice(1).map((letter, index) => `${letters[index]}${letter}`)];
};

const isLetter = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{M}\p{N}]/u.test(letter);

/** How many letters of the text are one of the words here; 0 where none is. */
const lengthAt = (plain: readonly string[], at: number, wanted: readonly string[]): number => {
  const first = plain[at] ?? '';
  if (!isLetter(first)) return 0;
  if (UNSPACED.test(first)) {
    const word = wanted.find(it => startsWith(plain, at, it));
    return word === undefined ? 0 : [...word].length;
  }
  if (isLetter(plain[at - 1]) && !UNSPACED.test(plain[at - 1] ?? '')) return 0;
  let end = at;
  while (end < plain.length && isLetter(plain[end]) && !UNSPACED.test(plain[end] ?? '')) end += 1;
  const word = plain.slice(at, end).join('');
  return wanted.some(it => sameWord(it, word)) ? end - at : 0;
};

const startsWith = (plain: readonly string[], at: number, word: string): boolean => {
  const length = [...word].length;
  return plain.slice(at, at + length).join('') === word;
};

const sameWord = (wanted: string, word: string): boolean => {
  if (wanted === word) return true;
  if (wanted.length < SHORTEST || Math.abs(wanted.length - word.length) > STEM) return false;
  return word.startsWith(wanted.slice(0, Math.max(STEM, wanted.length - STEM)));
};

/** The stretch of the text that holds most of the words; the earliest of several. */
const windowOf = (letters: readonly string[], places: readonly Found[], most: number): Found => {
  if (letters.length <= most) return { from: 0, to: letters.length };
  const starts = places
    .slice(0, TRIED)
    .map(({ from }) => Math.max(0, Math.min(from - Math.floor(most / 4), letters.length - most)));
  const held = (from: number) => places.filter(it => it.from >= from && it.to <= from + most).length;
  const from = starts.reduce((best, it) => (held(it) > held(best) ? it : best), starts[0] ?? 0);
  return { from: wordStart(letters, from), to: wordEnd(letters, from + most) };
};

const TRIED = 100;

/** Words are not cut, unless they are very long. */
const PATIENCE = 20;

const wordStart = (letters: readonly string[], from: number): number => {
  if (from === 0) return 0;
  const space = letters.slice(from - 1, from + PATIENCE).indexOf(' ');
  return space < 0 ? from : from + space;
};

const wordEnd = (letters: readonly string[], to: number): number => {
  if (to >= letters.length) return letters.length;
  const space = letters.slice(to - PATIENCE, to + 1).lastIndexOf(' ');
  return space < 0 ? to : to - PATIENCE + space;
};
