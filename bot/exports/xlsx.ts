import { type ColumnDef, writeXlsxStream, XLSX_MAX_ROWS_PER_SHEET } from 'hucre/xlsx';
import { plainText } from './plain-text.ts';
import type { Batches, Bytes, Cell, Column, Sheet } from './sheet.ts';
import { wallClock } from './wall-clock.ts';
import { withFilters } from './with-filters.ts';

/** What Excel takes in one cell. */
const LONGEST = 32_767;

/** A workbook reads `_x0041_` as `A`, unless the first mark is written so itself. */
const ESCAPE = /_(?=x[0-9a-f]{4}_)/gi;

const fitting = (text: string): string => {
  const plain = plainText(text);
  const whole = plain.length <= LONGEST ? plain : plainText(`${plain.slice(0, LONGEST - 1)}…`);
  return whole.replace(ESCAPE, '_x005F_');
};

const columnOf = ({ heading, kind, width }: Column): ColumnDef => ({
  header: heading,
  width,
  ...(kind === 'instant' ? { numFmt: 'yyyy-mm-dd hh:mm' } : {}),
});

/** Names of tabs have a length, and characters that they may not have. */
const tabOf = (name: string): string => name.replace(/[\\/?*[\]:']/g, ' ').slice(0, 31);

/** A workbook of one table: numbers as numbers, instants as dates, and whatever a person wrote as text, never as a formula. */
export const xlsx = (sheet: Sheet, batches: Batches): Bytes => {
  const local = wallClock(sheet.timeZone);
  const valueIn = (cell: Cell): string | number | Date | null => {
    if (cell === undefined) return null;
    // A workbook knows no time zones: its dates are what the clock on the wall shows.
    if (cell instanceof Date) return new Date(`${local(cell).replace(' ', 'T')}Z`);
    return typeof cell === 'number' ? cell : fitting(cell);
  };
  let count = 0;
  const rows = async function* () {
    for await (const batch of batches)
      for (const row of batch) {
        count += 1;
        yield sheet.columns.map((_, index) => valueIn(row[index]));
      }
  };
  const written = writeXlsxStream(rows(), {
    name: tabOf(sheet.tab),
    columns: sheet.columns.map(columnOf),
    freezePane: { rows: 1 },
    // It is packed when the filters are in.
    compress: false,
  });
  return withFilters(written, { columns: sheet.columns.length, rowsOf: tab => rowsOn(tab, count) });
};

/** Rows of the n-th tab, its heading included: what does not fit on one goes on the next. */
const rowsOn = (tab: number, count: number): number =>
  Math.min(count - tab * (XLSX_MAX_ROWS_PER_SHEET - 1), XLSX_MAX_ROWS_PER_SHEET - 1) + 1;
