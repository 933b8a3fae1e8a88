import type { Batches, Bytes, Row, Sheet } from '../sheet.ts';
import type { Line, Type } from './lines.ts';
import { createPen, GREY, heightOf, INK, type Pen } from './pen.ts';
import { writtenFor } from './written.ts';

const MARGIN = 54;
const BAND: Type = { size: 9.5, weight: 400 };
const TITLE: Type = { size: 17, weight: 700 };
const HEADING: Type = { size: 12, weight: 700 };
const BODY: Type = { size: 10, weight: 400 };
const LABEL: Type = { size: 9, weight: 400 };
const WHO: Type = { size: 10, weight: 700 };
const LABELS = 130;
const GAP = 10;

/** One case as a document: what it is about, what was written, and its whole history from the beginning. */
export const caseOnPaper = async function* (
  sheet: Sheet & { readonly paper: { readonly kind: 'case' } },
  batches: Batches,
): Bytes {
  const { paper, title } = sheet;
  const pen = createPen(sheet, 'portrait', MARGIN);
  const written = writtenFor(sheet);
  words(pen, paper.band, BAND, GREY);
  words(pen, title, TITLE, INK);
  pen.down(GAP);
  for (const [name, value] of paper.facts) fact(pen, name, value);
  for (const [heading, text] of paper.parts) {
    head(pen, heading);
    words(pen, text, BODY, INK);
  }
  head(pen, paper.history);
  for await (const batch of batches) {
    for (const row of batch) entry(pen, row, written);
    const bytes = pen.taken();
    if (bytes !== undefined) yield bytes;
  }
  const [heading, names] = paper.files;
  if (names.length > 0) head(pen, heading);
  for (const name of names) words(pen, name, BODY, INK);
  pen.end();
  const bytes = pen.taken();
  if (bytes !== undefined) yield bytes;
};

/** Lines of text, over as many pages as they need. */
const flow = (pen: Pen, lines: readonly Line[], x: number, type: Type, colour: string): void => {
  for (const line of lines) {
    if (!pen.fits(heightOf(1, type))) pen.newPage();
    pen.draw([line], x, pen.y(), type, colour);
    pen.down(heightOf(1, type));
  }
};

const words = (pen: Pen, text: string, type: Type, colour: string): void =>
  flow(pen, pen.lines(text, pen.width, type), pen.left, type, colour);

/** Never alone at the foot of a page. */
const keep = (pen: Pen, height: number): void => {
  if (!pen.fits(height)) pen.newPage();
};

const head = (pen: Pen, text: string): void => {
  pen.down(GAP * 1.6);
  keep(pen, heightOf(1, HEADING) + heightOf(3, BODY) + GAP);
  pen.rule(pen.y());
  pen.down(GAP * 0.6);
  words(pen, text, HEADING, INK);
  pen.down(GAP * 0.4);
};

const fact = (pen: Pen, name: string, value: string): void => {
  const names = pen.lines(name, LABELS - GAP, LABEL);
  const values = pen.lines(value, pen.width - LABELS, BODY);
  keep(pen, heightOf(Math.max(names.length, Math.min(values.length, 3)), BODY));
  const top = pen.y();
  // The smaller letters of the name stand on the line of the value's.
  pen.draw(names, pen.left, top + (BODY.size - LABEL.size), LABEL, GREY);
  flow(pen, values, pen.left + LABELS, BODY, INK);
  const least = top + heightOf(names.length, LABEL) + 2;
  if (pen.y() > top && pen.y() < least) pen.down(least - pen.y());
};

/** The columns of a history, in their order: number, when, by whom, what happened, and in which words. */
const entry = (pen: Pen, [, at, , what, said]: Row, written: ReturnType<typeof writtenFor>): void => {
  keep(pen, heightOf(3, BODY));
  words(pen, written(what), WHO, INK);
  words(pen, written(at), LABEL, GREY);
  const text = written(said);
  if (text !== '') {
    pen.down(2);
    words(pen, text, BODY, INK);
  }
  pen.down(GAP);
};
