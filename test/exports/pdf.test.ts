import { describe, expect, test } from 'vitest';
import type { Row } from '../../bot/exports/sheet.ts';
import { write } from '../../bot/exports/write.ts';
import { pdfFonts, pdfInfo, pdfPages, pdfPictures, pdfText } from '../kit/poppler.ts';
import {
  bytesOf,
  caseSheet,
  HOSTILE,
  inBatches,
  LANGUAGES_AT_ONCE,
  LONG,
  listSheet,
  many,
  rowOf,
  T0,
} from './sheets.ts';

const list = (words: readonly string[], sheet = listSheet()) =>
  bytesOf(write('pdf', sheet, inBatches(words.map((it, index) => rowOf(index, it)))));

const entry = (number: number, words: string | undefined): Row => [
  number,
  new Date(T0.getTime() + number * 60_000),
  'Jon Park',
  `Jon Park commented (${number})`,
  words,
];

/** Lines are broken where the page ends; the words are the same. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('a list on paper', () => {
  test('can be read in every language, with fonts that come with it', async () => {
    const file = await list(LANGUAGES_AT_ONCE);
    const text = flat(await pdfText(file));
    for (const words of LANGUAGES_AT_ONCE) expect(text).toContain(words);
    const fonts = await pdfFonts(file);
    expect(fonts.length).toBeGreaterThan(3);
    expect(fonts.filter(({ embedded }) => !embedded)).toEqual([]);
    expect(fonts.map(({ name }) => name).join()).toContain('NotoSansKR');
  });

  test('says what it is: title, language, size of the paper, nothing that runs', async () => {
    const file = await list(['one'], listSheet({ language: 'de', title: 'Meine Fälle' }));
    const info = await pdfInfo(file);
    expect(info).toMatch(/Title: +Meine Fälle/);
    expect(info).toMatch(/Page size: +841\.89 x 595\.28 pts \(A4\)/);
    expect(info).toMatch(/JavaScript: +no/);
    expect(file.toString('latin1')).toContain('/Lang (de)');
    expect(file.toString('latin1')).toContain('/DisplayDocTitle true');
  });

  test('has its headings and its number on every page, and every row once', async () => {
    const count = 300;
    const pages = await pdfPages(
      await bytesOf(
        write(
          'pdf',
          listSheet(),
          many(count, index => `row ${index} of many`),
        ),
      ),
    );
    expect(pages.length).toBeGreaterThan(5);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('Number');
      expect(
        page
          .trimEnd()
          .split('\n')
          .map(line => line.trim()),
      ).toContain(String(index + 1));
    }
    const numbers = pages.join('\n').match(/CS\d{7}/g);
    expect(numbers).toHaveLength(count);
    expect(new Set(numbers).size).toBe(count);
  });

  test('draws the Chinese characters as the reader of each language knows them', async () => {
    const fontsOf = async (language: 'en' | 'zh' | 'ja' | 'ko') =>
      (await pdfFonts(await list(['直 海 骨'], listSheet({ language })))).map(({ name }) => name).join();
    expect(await fontsOf('zh')).toContain('NotoSansSC');
    expect(await fontsOf('en')).toContain('NotoSansSC');
    expect(await fontsOf('ja')).toContain('NotoSansJP');
    expect(await fontsOf('ja')).not.toContain('NotoSansSC');
    expect(await fontsOf('ko')).toContain('NotoSansKR');
  });

  test('shows what no font has as a sign, and nothing of what people wrote is markup', async () => {
    const text = flat(await pdfText(await list(HOSTILE)));
    expect(text).toContain('=1+1');
    expect(text).toContain('</t></is></c>');
    expect(text).toContain('half \u{FFFD} other \u{FFFD} end');
    expect(text).toMatch(/emoji \u{FFFD} family \u{FFFD}+ flag \u{FFFD}+/u);
    expect(text).toContain('turned zero');
  });

  test('cuts what is longer than a row should be, and shows that', async () => {
    const text = flat(await pdfText(await list([LONG])));
    expect(text).toMatch(/A description of 6000 characters\. .*…/);
    expect(text.length).toBeLessThan(1_000);
  });

  test('says so where there is nothing', async () => {
    expect(await pdfText(await list([]))).toContain('There is no case in this list.');
  });

  test('can be drawn by another renderer', async () => {
    const pictures = await pdfPictures(await list([...LANGUAGES_AT_ONCE, ...HOSTILE]));
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) expect([...picture.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
  });
});

describe('a case on paper', () => {
  test('is whole: facts, description, every entry with its author, time and words, and the files', async () => {
    const entries = [
      entry(1, undefined),
      ...LANGUAGES_AT_ONCE.map((words, index) => entry(index + 2, `${words}\nsecond line`)),
      entry(40, LONG),
    ];
    const file = await bytesOf(write('pdf', caseSheet(), inBatches(entries, 4)));
    const pages = await pdfPages(file);
    // The footer stands between the words of two pages.
    const text = flat(pages.join(' ').replace(/CS0001054: [^\n]*\n+\d+\n/g, ' '));
    expect(text).toContain('CS0001054 · Priority 2 High · Awaiting Info');
    expect(text).toContain('The last line of the description.');
    for (const words of LANGUAGES_AT_ONCE) expect(text).toContain(`${words} second line`);
    expect(text.split('A description of 6000 characters.').length - 1).toBeGreaterThanOrEqual(2 * 176);
    expect(text).toContain('Jon Park commented (40)');
    expect(text).toContain('2 Jul 2026, 01:10');
    expect(text).toContain('図面.pdf');
    expect(await pdfInfo(file)).toMatch(/Page size: +595\.28 x 841\.89 pts \(A4\)/);
    for (const [index, page] of pages.entries()) expect(page.trimEnd().split('\n').at(-1)).toBe(String(index + 1));
  });
});
