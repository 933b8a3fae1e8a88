import type { Batches, Bytes, Row, Sheet } from '../sheet.ts';
import type { Type } from './lines.ts';
import { createPen, GREY, heightOf, INK, PALE, type Pen } from './pen.ts';
import { writtenFor } from './written.ts';

const MARGIN = 36;
const TITLE: Type = { size: 15, weight: 700 };
const NOTE: Type = { size: 9, weight: 400 };
const HEAD: Type = { size: 8, weight: 700 };
const CELL: Type = { size: 8, weight: 400 };
const PAD = 4;
/** What somebody wrote is longer than a row should be high. */
const MOST_LINES = 3;

type Placed = { readonly index: number; readonly heading: string; readonly x: number; readonly width: number };

/** A table on pages, its headings on each of them. */
export const listOnPaper = async function* (
  sheet: Sheet & { readonly paper: { readonly kind: 'list' } },
  batches: Batches,
): Bytes {
  const { paper, title } = sheet;
  const pen = createPen(sheet, 'landscape', MARGIN);
  const written = writtenFor(sheet);
  const placed = placesOf(sheet, pen);
  block(pen, title, TITLE, INK);
  for (const note of paper.notes) block(pen, note, NOTE, GREY);
  pen.down(PAD * 2);
  heads(pen, placed);
  let rows = 0;
  for await (const batch of batches) {
    for (const row of batch) line(pen, placed, row, written);
    rows += batch.length;
    const bytes = pen.taken();
    if (bytes !== undefined) yield bytes;
  }
  if (rows === 0) {
    pen.down(PAD);
    block(pen, paper.empty, NOTE, GREY);
  }
  pen.end();
  const bytes = pen.taken();
  if (bytes !== undefined) yield bytes;
};

const block = (pen: Pen, text: string, type: Type, colour: string): void => {
  const lines = pen.lines(text, pen.width, type, MOST_LINES);
  pen.draw(lines, pen.left, pen.y(), type, colour);
  pen.down(heightOf(lines.length, type));
};

const placesOf = ({ columns }: Sheet, pen: Pen): readonly Placed[] => {
  const all = columns.reduce((sum, { onPaper = 0 }) => sum + onPaper, 0);
  let x = pen.left;
  return columns.flatMap(({ heading, onPaper }, index) => {
    if (onPaper === undefined) return [];
    const width = (pen.width * onPaper) / all;
    const place = { index, heading, x, width };
    x += width;
    return [place];
  });
};

const heads = (pen: Pen, placed: readonly Placed[]): void => {
  const cells = placed.map(({ heading, width }) => pen.lines(heading, width - 2 * PAD, HEAD, 2));
  const height = heightOf(Math.max(...cells.map(({ length }) => length)), HEAD) + 2 * PAD;
  pen.fill(pen.left, pen.y(), pen.width, height, PALE);
  for (const [index, { x }] of placed.entries()) pen.draw(cells[index] ?? [], x + PAD, pen.y() + PAD, HEAD, INK);
  pen.down(height);
};

const line = (pen: Pen, placed: readonly Placed[], row: Row, written: ReturnType<typeof writtenFor>): void => {
  const cells = placed.map(({ index, width }) =>
    pen.lines(written(row[index]).replace(/\s+/g, ' '), width - 2 * PAD, CELL, MOST_LINES),
  );
  const height = heightOf(Math.max(...cells.map(({ length }) => length)), CELL) + 2 * PAD;
  if (!pen.fits(height)) {
    pen.newPage();
    heads(pen, placed);
  }
  for (const [index, { x }] of placed.entries()) pen.draw(cells[index] ?? [], x + PAD, pen.y() + PAD, CELL, INK);
  pen.down(height);
  pen.rule(pen.y());
};
