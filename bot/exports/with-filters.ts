import { Unzip, type UnzipFile, Zip, ZipDeflate } from 'fflate';
import type { Bytes } from './sheet.ts';

type Table = {
  readonly columns: number;
  /** How many rows the n-th tab has, its heading included; known when all of it is written. */
  readonly rowsOf: (tab: number) => number;
};

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const TAB = /^xl\/worksheets\/sheet(\d+)\.xml$/;
const END = '</worksheet>';
const FAST = { level: 4 } as const;

/**
 * Gives the tabs of a workbook, which comes unpacked, buttons to filter by, and packs it: hucre writes rows as they
 * come, but no filters in that mode. Nothing is held but what is being written.
 */
export const withFilters = async function* (workbook: AsyncIterable<Uint8Array>, table: Table): Bytes {
  const made: Uint8Array[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else made.push(chunk);
  });
  const unzip = new Unzip(file => copy(file, zip, table));
  for await (const chunk of workbook) {
    unzip.push(chunk);
    if (failure !== undefined) throw failure;
    yield* made.splice(0);
  }
  zip.end();
  yield* made;
};

const copy = (file: UnzipFile, zip: Zip, table: Table): void => {
  const packed = new ZipDeflate(file.name, FAST);
  zip.add(packed);
  const tab = TAB.exec(file.name)?.[1];
  // The end tag may come in two chunks.
  let held: Uint8Array = new Uint8Array();
  file.ondata = (error, chunk, last) => {
    if (error) throw error;
    const all = Buffer.concat([held, chunk]);
    if (!last) {
      const kept = Math.min(END.length, all.length);
      held = all.subarray(all.length - kept);
      packed.push(all.subarray(0, all.length - kept));
      return;
    }
    packed.push(tab === undefined ? all : filtered(all, table.columns, table.rowsOf(Number(tab) - 1)), true);
  };
  file.start();
};

const filtered = (end: Uint8Array, columns: number, rows: number): Uint8Array => {
  const text = decoder.decode(end);
  const at = text.lastIndexOf(END);
  return encoder.encode(`${text.slice(0, at)}<autoFilter ref="A1:${letterOf(columns)}${rows}"/>${text.slice(at)}`);
};

/** A table here has fewer columns than the alphabet has letters. */
const letterOf = (column: number): string => String.fromCharCode(64 + column);
