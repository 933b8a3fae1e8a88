import { stringify } from 'csv-stringify/sync';
import { plainText } from './plain-text.ts';
import type { Batches, Bytes, Cell, Sheet } from './sheet.ts';
import { wallClock } from './wall-clock.ts';

const encoder = new TextEncoder();
const BOM = '\u{FEFF}';

/** A spreadsheet takes a cell that begins so for a formula, some of them behind spaces too. */
const FORMULA = /^(?:\t|\s*[=+\-@＝＋－＠])/u;

/** Text that no spreadsheet calculates with: a formula is made visible as what it is. */
const inert = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** RFC 4180 in UTF-8, with a mark for the spreadsheets that would guess another encoding. */
export const csv = async function* ({ columns, timeZone }: Sheet, batches: Batches): Bytes {
  const local = wallClock(timeZone);
  const written = (cell: Cell): string | number => {
    if (cell === undefined) return '';
    if (typeof cell === 'number') return cell;
    return cell instanceof Date ? local(cell) : inert(plainText(cell));
  };
  const lines = (rows: readonly (readonly Cell[])[]): string =>
    stringify(
      rows.map(row => columns.map((_, index) => written(row[index]))),
      { record_delimiter: '\r\n' },
    );
  yield encoder.encode(BOM + lines([columns.map(({ heading }) => heading)]));
  for await (const rows of batches) if (rows.length > 0) yield encoder.encode(lines(rows));
};
