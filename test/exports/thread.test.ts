import { getEventListeners } from 'node:events';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { writeInThread } from '../../bot/exports/in-thread.ts';
import type { Batches } from '../../bot/exports/sheet.ts';
import { pdfText } from '../kit/poppler.ts';
import { bytesOf, LANGUAGES_AT_ONCE, listSheet, many } from './sheets.ts';

const ROWS = 3_000;
const words = (index: number) => `${LANGUAGES_AT_ONCE[index % LANGUAGES_AT_ONCE.length]} ${index}`;

/** How many rows were read by when: a thread that takes all at once would read them all. */
const watched = (
  batches: Batches,
): { readonly batches: Batches; readonly read: () => number; readonly over: () => boolean } => {
  let read = 0;
  let over = false;
  return {
    read: () => read,
    over: () => over,
    batches: (async function* () {
      try {
        for await (const batch of batches) {
          read += batch.length;
          yield batch;
        }
      } finally {
        over = true;
      }
    })(),
  };
};

describe('writing in a thread of its own', () => {
  test('gives the same file in every format', async () => {
    const rows = parse(await bytesOf(writeInThread('csv', listSheet(), many(ROWS, words))), { bom: true });
    expect(rows).toHaveLength(ROWS + 1);
    expect(rows[ROWS]?.[1]).toBe(words(ROWS - 1));
    const table = await readSheet(await bytesOf(writeInThread('excel', listSheet(), many(ROWS, words))));
    expect(table).toHaveLength(ROWS + 1);
    expect(table[ROWS]?.[1]).toBe(words(ROWS - 1));
    const text = await pdfText(await bytesOf(writeInThread('pdf', listSheet(), many(ROWS, words))));
    expect(text.match(/CS\d{7}/g)).toHaveLength(ROWS);
  });

  test('reads no further than it is taken from, and is over when nobody takes any more', async () => {
    const source = watched(many(1_000_000, words));
    let taken = 0;
    for await (const bytes of writeInThread('csv', listSheet(), source.batches)) {
      taken += bytes.length;
      if (taken > 200_000) break;
    }
    expect(source.read()).toBeLessThan(20_000);
    expect(source.over()).toBe(true);
    expect(getEventListeners(process, 'exit').length).toBeLessThan(20);
  });

  test('fails where reading fails, and says so', async () => {
    const broken = async function* (): Batches {
      yield* many(500, words);
      throw new Error('the database is gone');
    };
    await expect(bytesOf(writeInThread('excel', listSheet(), broken()))).rejects.toThrow('the database is gone');
  });

  test('fails where writing fails', async () => {
    const sheet = listSheet({ timeZone: 'Nowhere/At all' });
    await expect(bytesOf(writeInThread('csv', sheet, many(10, words)))).rejects.toThrow('Nowhere');
  });
});
