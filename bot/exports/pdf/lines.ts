import { plainText } from '../plain-text.ts';
import type { Fonts, Weight } from './fonts.ts';

/** A piece of a line in one font. */
export type Run = { readonly font: string; readonly text: string; readonly width: number };
export type Line = { readonly runs: readonly Run[]; readonly width: number };

export type Type = { readonly size: number; readonly weight: Weight };

/** What has no shape of its own: joiners, variation selectors, marks that turn text around. */
const SHAPELESS = /\p{Cf}|\p{Variation_Selector}/gu;

/** Scripts that are broken between any two characters. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u{3000}-\u{303F}\u{FF00}-\u{FFEF}]/u;
/** What never begins a line. */
const CLOSING = /[\p{Pe}\p{Pf}、。，．！？：；・ー々,.!?:;%]/u;
/** Behind these a word may be broken. */
const HYPHEN = /[-/\\_‐–—]/u;

const BLANK = /\s/u;

type Piece = { readonly font: string; readonly text: string; readonly width: number; readonly blank: boolean };

/** The lines of a text in a width; one too long for a line is broken where it may be, at last anywhere. */
export const linesOf = (text: string, width: number, { size, weight }: Type, fonts: Fonts): readonly Line[] =>
  plainText(text)
    .normalize('NFC')
    .replace(SHAPELESS, '')
    .replaceAll('\t', '    ')
    .split('\n')
    .flatMap(paragraph => broken(piecesOf(paragraph, size, weight, fonts), width));

const piecesOf = (paragraph: string, size: number, weight: Weight, fonts: Fonts): readonly Piece[] =>
  Array.from(paragraph, character => {
    const blank = BLANK.test(character);
    const { font, text, advance } = fonts(blank ? ' ' : character, weight);
    return { font, text, width: advance * size, blank };
  });

const broken = (pieces: readonly Piece[], width: number): readonly Line[] => {
  const lines: Line[] = [];
  let from = 0;
  let taken = 0;
  /** Where the line can end without breaking a word; the line's beginning where it cannot. */
  let end = 0;
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece === undefined) break;
    if (at > from && mayBreak(pieces[at - 1], piece)) end = at;
    if (taken + piece.width > width && !piece.blank && at > from) {
      const next = end > from ? end : at;
      lines.push(lineOf(pieces.slice(from, next)));
      from = next;
      end = next;
      taken = pieces.slice(from, at).reduce((sum, it) => sum + it.width, 0);
    }
    taken += piece.width;
  }
  lines.push(lineOf(pieces.slice(from)));
  return lines;
};

const mayBreak = (before: Piece | undefined, after: Piece): boolean => {
  if (before === undefined || after.blank || CLOSING.test(after.text)) return false;
  return before.blank || HYPHEN.test(before.text) || WIDE.test(before.text) || WIDE.test(after.text);
};

/** Neighbours in one font become one run; blanks at the end are not drawn. */
const lineOf = (pieces: readonly Piece[]): Line => {
  let last = pieces.length;
  while (last > 0 && pieces[last - 1]?.blank === true) last -= 1;
  const runs: { font: string; text: string; width: number }[] = [];
  for (const { font, text, width } of pieces.slice(0, last)) {
    const run = runs.at(-1);
    if (run?.font === font) {
      run.text += text;
      run.width += width;
    } else runs.push({ font, text, width });
  }
  return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
};

/** At most so many lines, the last one with a sign that there is more. */
export const cutTo = (
  most: number,
  lines: readonly Line[],
  width: number,
  type: Type,
  fonts: Fonts,
): readonly Line[] => {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most - 1);
  const rest = lines.slice(most - 1).flatMap(({ runs }) => runs.map(({ text }) => text));
  const more = fonts('…', type.weight);
  const room = width - more.advance * type.size;
  const [first] = linesOf(rest.join(' '), room, type, fonts);
  const end = { font: more.font, text: more.text, width: more.advance * type.size };
  const runs = [...(first?.runs ?? []), end];
  return [...kept, { runs, width: runs.reduce((sum, run) => sum + run.width, 0) }];
};
