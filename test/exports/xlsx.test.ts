import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { xlsx } from '../../bot/exports/xlsx.ts';
import { bytesOf, HOSTILE, inBatches, LANGUAGES_AT_ONCE, LONG, listSheet, many, rowOf, T0 } from './sheets.ts';

const written = async (words: readonly string[], sheet = listSheet()) =>
  bytesOf(
    xlsx(
      sheet,
      inBatches(
        words.map((it, index) => rowOf(index, it)),
        3,
      ),
    ),
  );

/** A date is a fraction of days in a workbook, which is a millisecond off at times. */
const toSecond = (value: unknown): unknown =>
  value instanceof Date ? new Date(Math.round(value.getTime() / 1000) * 1000) : value;

const sheetIn = (file: Buffer): string => strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());

describe('an Excel file', () => {
  test('has real types: text, dates by the clock on the wall, numbers', async () => {
    const rows = await readSheet(await written(['one']));
    expect(rows.map(row => row.map(toSecond))).toEqual([
      ['Number', 'Words', 'When', 'Count'],
      ['CS0001000', 'one', new Date('2026-07-02T00:30:00Z'), -3],
    ]);
    const there = await readSheet(await written(['one'], listSheet({ timeZone: 'Asia/Tokyo' })));
    expect(toSecond(there[1]?.[2])).toEqual(new Date(T0.getTime() + 9 * 3_600_000));
  });

  test('keeps every script as it is', async () => {
    const rows = await readSheet(await written(LANGUAGES_AT_ONCE));
    expect(rows.slice(1).map(row => row[1])).toEqual(LANGUAGES_AT_ONCE);
  });

  test('has what people wrote as text and never as a formula', async () => {
    const file = await written(HOSTILE);
    const xml = sheetIn(file);
    expect(xml).not.toMatch(/<f[ >]/);
    const cells = [...xml.matchAll(/<c r="B\d+"([^>]*)>/g)].map(([, attributes]) => attributes);
    expect(cells.length).toBe(HOSTILE.length + 1);
    for (const attributes of cells) expect(attributes).toContain('t="inlineStr"');
    const words = (await readSheet(file, { trim: false })).slice(1).map(row => row[1]);
    expect(words[0]).toBe('=1+1');
    expect(words[6]).toBe(HOSTILE[6]);
    expect(words[13]).toBe(HOSTILE[13]);
    expect(words[10]).toBe('first\nsecond\nthird\nfourth');
    expect(words[11]).toBe('nul bell escape end');
    expect(words[12]).toBe('half \u{FFFD} other \u{FFFD} end');
  });

  test('does not let what looks like an escape become another character', async () => {
    // Excel reads _x0041_ as A, unless the underscore itself is escaped.
    expect(sheetIn(await written([HOSTILE[14]]))).toContain('_x005F_x0041_ and _x005F_x000D_');
  });

  test('has a frozen heading, widths and filters over all rows, on a tab with an allowed name', async () => {
    const sheet = listSheet({ tab: "Fälle [alle]: 'offen' / geschlossen und noch viel länger" });
    const file = await written(LANGUAGES_AT_ONCE, sheet);
    const xml = sheetIn(file);
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" state="frozen"');
    expect(xml).toContain(`</sheetData><autoFilter ref="A1:D${LANGUAGES_AT_ONCE.length + 1}"/></worksheet>`);
    expect(xml).toContain('width="50"');
    const book = strFromU8(unzipSync(file)['xl/workbook.xml'] ?? new Uint8Array());
    expect(/<sheet name="([^"]*)"/.exec(book)?.[1]).toMatch(/^Fälle {2}alle {3}.{1,31}$/);
  });

  test('keeps long texts whole, and cuts what no cell takes', async () => {
    const rows = await readSheet(await written([LONG, `${'x'.repeat(40_000)}`]));
    expect(rows[1]?.[1]).toBe(LONG.trim());
    expect(String(rows[2]?.[1])).toHaveLength(32_767);
    expect(String(rows[2]?.[1]).endsWith('…')).toBe(true);
  });

  test('is whole where it is long, and where it is empty', async () => {
    const rows = await readSheet(
      await bytesOf(
        xlsx(
          listSheet(),
          many(5_000, index => `${HOSTILE[13]} ${index}`),
        ),
      ),
    );
    expect(rows).toHaveLength(5_001);
    expect(rows[5_000]?.[1]).toBe(`${HOSTILE[13]} 4999`);
    expect(await readSheet(await written([]))).toEqual([['Number', 'Words', 'When', 'Count']]);
  });
});
