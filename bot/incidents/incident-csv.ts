import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

/** The columns that are understood; others are left alone. */
const INCIDENT_COLUMNS = [
  'id',
  'title',
  'level',
  'component',
  'products',
  'started_at',
  'ended_at',
  'url',
  'at',
  'update_id',
  'update_at',
  'phase',
  'text',
] as const;

/** An incident as its rows describe it, still to be checked. */
export type Described = {
  readonly id: string;
  /** The line of its first row. */
  readonly line: number;
  readonly described: Readonly<Record<string, unknown>>;
};

export type ReadCsv =
  | { readonly ok: true; readonly incidents: readonly Described[] }
  | { readonly ok: false; readonly why: string };

const row = z.record(z.string(), z.string());
const parsedRows = z.array(z.object({ record: row, info: z.looseObject({ lines: z.number() }) }));

const MOST_ROWS = 2000;

/** The first line's names, lower-cased; spreadsheets of some countries divide by semicolons. */
export const csvHeader = (text: string): { readonly names: readonly string[]; readonly delimiter: ',' | ';' } => {
  const [first = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  const delimiter = first.includes(';') && !first.includes(',') ? ';' : ',';
  return {
    names: first.split(delimiter).map(name => name.trim().replace(/^"|"$/g, '').trim().toLowerCase()),
    delimiter,
  };
};

/** Whether a file with these columns is about incidents. */
export const isIncidentHeader = (names: readonly string[]): boolean =>
  ['id', 'title', 'level', 'started_at'].every(name => names.includes(name));

/** Incidents out of CSV: a row an update, and what the first row of an id says need not be repeated. */
export const readIncidentCsv = (text: string): ReadCsv => {
  if (text.includes('\uFFFD')) return { ok: false, why: 'not written in UTF-8: save it as "CSV UTF-8"' };
  const { names, delimiter } = csvHeader(text);
  if (!isIncidentHeader(names)) return { ok: false, why: `the first line must name: ${INCIDENT_COLUMNS.join(', ')}` };
  // Spreadsheets leave empty columns at the end, and empty rows.
  const named = names.filter(name => name !== '');
  if (new Set(named).size < named.length) return { ok: false, why: 'the first line names a column twice' };
  try {
    const rows = parsedRows.parse(
      parse(text, {
        bom: true,
        columns: [...names],
        from_line: 2,
        delimiter,
        info: true,
        trim: true,
        skip_empty_lines: true,
        skip_records_with_empty_values: true,
        relax_column_count_less: true,
        max_record_size: 64 * 1024,
        to: MOST_ROWS + 1,
      }),
    );
    if (rows.length > MOST_ROWS) return { ok: false, why: `more than ${MOST_ROWS} rows` };
    return { ok: true, incidents: grouped(rows.map(({ record, info }) => ({ record, line: info.lines }))) };
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, why: `line ${Number(error.lines ?? 0)}: ${error.code}` };
    throw error;
  }
};

type Row = { readonly record: Readonly<Record<string, string>>; readonly line: number };

const grouped = (rows: readonly Row[]): readonly Described[] => {
  const byId = new Map<string, Row[]>();
  for (const row of rows) byId.set(row.record.id ?? '', [...(byId.get(row.record.id ?? '') ?? []), row]);
  return [...byId].map(([id, own]) => ({ id, line: own[0]?.line ?? 0, described: describedBy(own) }));
};

const describedBy = (rows: readonly Row[]): Readonly<Record<string, unknown>> => {
  const first = (name: string): string | undefined =>
    rows.map(({ record }) => record[name]).find(value => value !== undefined && value !== '');
  const products = first('products');
  return {
    title: first('title'),
    level: first('level'),
    component: first('component'),
    products: products
      ?.split('|')
      .map(name => name.trim())
      .filter(name => name !== ''),
    startedAt: first('started_at'),
    endedAt: first('ended_at'),
    url: first('url'),
    at: first('at'),
    updates: rows.flatMap(({ record }) =>
      (record.text ?? '') === ''
        ? []
        : [
            {
              id: record.update_id === '' ? undefined : record.update_id,
              at: record.update_at,
              phase: record.phase === '' ? undefined : record.phase,
              text: record.text,
            },
          ],
    ),
  };
};
