import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font, type Glyph } from 'fontkit';
import type { Language } from '../../domain/language.ts';

export type Weight = 400 | 700;

/** A character as it can be shown: in which font, as which text, and how wide at a size of one. */
export type Shown = { readonly font: string; readonly text: string; readonly advance: number };

export type Fonts = (character: string, weight: Weight) => Shown;

type Part = { readonly family: string; readonly file: string; readonly ranges: readonly (readonly [number, number])[] };

const require = createRequire(import.meta.url);

/** The same Chinese character is drawn differently for readers of Chinese, Japanese and Korean. */
const HAN: Readonly<Partial<Record<Language, readonly string[]>>> = {
  ja: ['noto-sans-jp', 'noto-sans-sc', 'noto-sans-kr'],
  ko: ['noto-sans-kr', 'noto-sans-sc', 'noto-sans-jp'],
};
const familiesFor = (language: Language): readonly string[] => [
  'noto-sans',
  ...(HAN[language] ?? ['noto-sans-sc', 'noto-sans-jp', 'noto-sans-kr']),
];

/** A font comes in parts, each for some characters: `[21]` or `latin-ext`, with ranges such as `U+4e00-4e10,U+ff01`. */
const partsOf = (family: string): readonly Part[] => {
  const listed: unknown = JSON.parse(readFileSync(require.resolve(`@fontsource/${family}/unicode.json`), 'utf8'));
  if (typeof listed !== 'object' || listed === null) throw new Error(`${family}: no list of its parts`);
  return Object.entries(listed).map(([name, ranges]) => ({
    family,
    file: name.replace(/^\[|\]$/g, ''),
    ranges: String(ranges)
      .split(',')
      .map(range => {
        const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
        return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
      }),
  }));
};

/** What stands for a character that no font has. */
const REPLACEMENT = '\u{FFFD}';

/** Finds the font for each character, and opens a part of one when the first of its characters comes. */
export const createFonts = (language: Language, register: (name: string, font: Font) => void): Fonts => {
  const families = familiesFor(language);
  const listed = new Map<string, readonly Part[]>();
  const opened = new Map<string, Font>();
  const known = { 400: new Map<string, Shown>(), 700: new Map<string, Shown>() };

  /** Listed when the families before have not got what is looked for: most texts need only the first. */
  const parts = function* (): Iterable<Part> {
    for (const family of families) {
      const ready = listed.get(family) ?? partsOf(family);
      listed.set(family, ready);
      yield* ready;
    }
  };

  const open = ({ family, file }: Part, weight: Weight): { name: string; font: Font } => {
    const name = `${family}-${file}-${weight}-normal`;
    const ready = opened.get(name);
    if (ready !== undefined) return { name, font: ready };
    const font = plain(create(readFileSync(require.resolve(`@fontsource/${family}/files/${name}.woff`))));
    opened.set(name, font);
    register(name, font);
    return { name, font };
  };

  const find = (character: string, weight: Weight): Shown | undefined => {
    const code = character.codePointAt(0) ?? 0;
    for (const part of parts()) {
      if (!part.ranges.some(([from, to]) => code >= from && code <= to)) continue;
      const { name, font } = open(part, weight);
      // What a part is listed for, it need not have.
      if (font.hasGlyphForCodePoint(code))
        return { font: name, text: character, advance: font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm };
    }
    return undefined;
  };

  return (character, weight) => {
    const ready = known[weight].get(character);
    if (ready !== undefined) return ready;
    const shown = find(character, weight) ?? find(REPLACEMENT, weight);
    if (shown === undefined) throw new Error('no font has the replacement character');
    known[weight].set(character, shown);
    return shown;
  };
};

/**
 * One glyph for each character. A long table costs a tenth of what kerning and ligatures cost, and widths add up, so
 * that lines can be broken before they are drawn.
 */
const plain = (font: Font): Font => {
  const glyphs = new Map<number, Glyph>();
  const glyphOf = (code: number): Glyph => {
    const ready = glyphs.get(code);
    if (ready !== undefined) return ready;
    const made = font.glyphForCodePoint(code);
    glyphs.set(code, made);
    return made;
  };
  return Object.assign(font, {
    layout: (text: string) => {
      const run = [...text].map(character => glyphOf(character.codePointAt(0) ?? 0));
      return {
        glyphs: run,
        positions: run.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 })),
        advanceWidth: run.reduce((sum, glyph) => sum + glyph.advanceWidth, 0),
      };
    },
  });
};
