import PDFDocument from 'pdfkit';
import type { Sheet } from '../sheet.ts';
import { createFonts, type Fonts } from './fonts.ts';
import { cutTo, type Line, linesOf, type Type } from './lines.ts';

export const INK = '#1b1a19';
export const GREY = '#605e5c';
export const PALE = '#f3f2f1';
const RULE = '#d2d0ce';

const LEADING = 1.4;
/** From the top of a line to where its letters stand. */
const BASELINE = 1.05;
const FOOT: Type = { size: 8, weight: 400 };
const FOOT_HEIGHT = 22;

/** Pages that are drawn from the top to the bottom; what is finished leaves the memory. */
export type Pen = {
  /** Between the margins. */
  readonly left: number;
  readonly width: number;
  readonly fonts: Fonts;
  /** Where the next thing is drawn, from the top. */
  readonly y: () => number;
  readonly down: (by: number) => void;
  /** Whether so much fits on this page. */
  readonly fits: (height: number) => boolean;
  readonly newPage: () => void;
  readonly lines: (text: string, width: number, type: Type, most?: number) => readonly Line[];
  /** Draws lines from there on, without moving the pen. */
  readonly draw: (lines: readonly Line[], x: number, y: number, type: Type, colour: string) => void;
  readonly fill: (x: number, y: number, width: number, height: number, colour: string) => void;
  readonly rule: (y: number) => void;
  /** What is finished, to be taken now; at most a few pages. */
  readonly taken: () => Uint8Array | undefined;
  readonly end: () => void;
};

export const heightOf = (lines: number, { size }: Type): number => lines * size * LEADING;

/** A document on A4 in the reader's language, with a footer of its title and the number of each page. */
export const createPen = (sheet: Sheet, layout: 'portrait' | 'landscape', margin: number): Pen => {
  const document = new PDFDocument({
    size: 'A4',
    layout,
    margin: 0,
    autoFirstPage: false,
    // Fonts are those that are given, and what was laid out once is not remembered: every word of a long list is new.
    font: '',
    fontLayoutCache: false,
    pdfVersion: '1.7',
    lang: sheet.language,
    displayTitle: true,
    info: { Title: sheet.title, CreationDate: sheet.madeAt },
  });
  const fonts = createFonts(sheet.language, (name, font) => document.registerFont(name, font));
  let page = 0;
  let y = 0;

  const lines: Pen['lines'] = (text, width, type, most) => {
    const all = linesOf(text, width, type, fonts);
    return most === undefined ? all : cutTo(most, all, width, type, fonts);
  };

  const draw: Pen['draw'] = (all, x, from, { size }, colour) => {
    document.fillColor(colour).fontSize(size);
    for (const [index, { runs }] of all.entries()) {
      let at = x;
      for (const { font, text, width } of runs) {
        document.font(font).text(text, at, from + (index * LEADING + BASELINE) * size, {
          lineBreak: false,
          baseline: 'alphabetic',
        });
        at += width;
      }
    }
  };

  const bottom = (): number => document.page.height - margin - FOOT_HEIGHT;

  const foot = (): void => {
    const { width, height } = document.page;
    const at = height - margin - heightOf(1, FOOT);
    draw(lines(sheet.title.replace(/\s+/g, ' '), width - 2 * margin - 60, FOOT, 1), margin, at, FOOT, GREY);
    const number = lines(String(page), 60, FOOT);
    draw(number, width - margin - (number[0]?.width ?? 0), at, FOOT, GREY);
  };

  const newPage = (): void => {
    const before = page === 0 ? undefined : document.page;
    document.addPage();
    // It is written, and of a finished page no more than its number is needed at the end.
    if (before !== undefined) before.dictionary.data = { Pattern: undefined, Annots: undefined };
    page += 1;
    y = margin;
    foot();
  };
  newPage();

  return {
    left: margin,
    width: document.page.width - 2 * margin,
    fonts,
    y: () => y,
    down: by => {
      y += by;
    },
    fits: height => y + height <= bottom(),
    newPage,
    lines,
    draw,
    fill: (x, from, width, height, colour) => {
      document.rect(x, from, width, height).fill(colour);
    },
    rule: at => {
      document
        .moveTo(margin, at)
        .lineTo(document.page.width - margin, at)
        .lineWidth(0.5)
        .stroke(RULE);
    },
    taken: () => {
      const bytes: unknown = document.read();
      return bytes instanceof Uint8Array ? bytes : undefined;
    },
    end: () => document.end(),
  };
};
