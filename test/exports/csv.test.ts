import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { csv } from '../../bot/exports/csv.ts';
import { bytesOf, HOSTILE, inBatches, LANGUAGES_AT_ONCE, LONG, listSheet, rowOf } from './sheets.ts';

const written = async (words: readonly string[], sheet = listSheet()) =>
  bytesOf(
    csv(
      sheet,
      inBatches(
        words.map((it, index) => rowOf(index, it)),
        3,
      ),
    ),
  );

const read = (file: Buffer): string[][] => parse(file, { bom: true, record_delimiter: '\r\n' });

describe('a CSV file', () => {
  test('begins with the mark of UTF-8, and ends its lines as RFC 4180 wants', async () => {
    const file = await written(['one', 'two']);
    expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = file.toString('utf8').split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toBe('');
    expect(lines.join('')).not.toContain('\n');
  });

  test('keeps every script as it is', async () => {
    const rows = read(await written(LANGUAGES_AT_ONCE));
    expect(rows[0]).toEqual(['Number', 'Words', 'When', 'Count']);
    expect(rows.slice(1).map(row => row[1])).toEqual(LANGUAGES_AT_ONCE);
  });

  test('writes instants as the clock on the wall and numbers as numbers', async () => {
    const [, first, second] = read(await written(['one', 'two']));
    expect(first).toEqual(['CS0001000', 'one', '2026-07-02 00:30:00', '-3']);
    expect(second?.[2]).toBe('2026-07-02 00:31:00');
    const [, there] = read(await written(['one'], listSheet({ timeZone: 'America/New_York' })));
    expect(there?.[2]).toBe('2026-07-01 18:30:00');
  });

  test('has no cell of somebody else that a spreadsheet calculates', async () => {
    const rows = read(await written(HOSTILE)).slice(1);
    expect(rows).toHaveLength(HOSTILE.length);
    for (const [index, row] of rows.entries()) {
      expect(row).toHaveLength(4);
      expect(row[1], HOSTILE[index]).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r]/u);
    }
    expect(rows[0]?.[1]).toBe("'=1+1");
    expect(rows[6]?.[1]).toBe(`'${HOSTILE[6]}`);
    expect(rows[9]?.[1]).toBe(HOSTILE[9]);
    expect(rows[10]?.[1]).toBe('first\nsecond\nthird\nfourth');
  });

  test('is valid Unicode without control characters', async () => {
    const text = (await written(HOSTILE)).toString('utf8');
    expect(text).toContain('nul bell escape end');
    expect(text).toContain('half \u{FFFD} other \u{FFFD} end');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  });

  test('keeps long texts whole', async () => {
    const rows = read(await written([LONG]));
    expect(rows[1]?.[1]).toBe(LONG);
  });

  test('has its headings where there are no rows', async () => {
    expect(read(await written([]))).toEqual([['Number', 'Words', 'When', 'Count']]);
  });
});
