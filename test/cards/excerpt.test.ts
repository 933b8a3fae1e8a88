import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpt } from '../../cards/excerpt.ts';

/** Words that were found in brackets. */
const shown = (text: string, words: string, most = 60): string =>
  excerpt(text, words, most)
    .map(piece => (piece.found ? `[${piece.text}]` : piece.text))
    .join('');

const LONG = `${'Nothing happens here at all. '.repeat(20)}Then the raster reference vanishes after the sync. ${'And so on and on. '.repeat(20)}`;

describe('an excerpt', () => {
  test('of a short text is the whole of it, with the words marked', () => {
    expect(shown('The pump runs backwards', 'pump')).toBe('The [pump] runs backwards');
    expect(shown('Nothing of it', 'pump')).toBe('Nothing of it');
    expect(shown('', 'pump')).toBe('');
  });

  test('of a long text is cut between words around the place that says most', () => {
    const text = shown(LONG, 'raster reference sync', 80);
    expect(text).toContain('[raster] [reference] vanishes after the [sync]');
    expect(text.startsWith('…')).toBe(true);
    expect(text.endsWith('…')).toBe(true);
    expect(text.length).toBeLessThan(80 + 10);
    for (const word of text.replace(/[[\]….]/g, '').split(/\s+/)) expect(LONG).toContain(word);
  });

  test('marks the forms of a word, whole words only, whatever the accents and the case', () => {
    expect(shown('It crashes. CRASHED again, crash!', 'crash')).toBe('It [crashes]. [CRASHED] again, [crash]!');
    expect(shown('two nodes and a node', 'node')).toBe('two [nodes] and a [node]');
    expect(shown('Änderung an der Prüfung', 'anderung PRUFUNG')).toBe('[Änderung] an der [Prüfung]');
    expect(shown('an ant and a panther', 'an')).toBe('[an] ant and a panther');
  });

  test('finds its way in scripts without spaces', () => {
    expect(shown('同期の後でラスター参照が消えます。', 'ラスター')).toBe('同期の後で[ラスター]参照が消えます。');
    expect(shown('登录时许可证无效', '许可证 登录')).toBe('[登录]时[许可证]无效');
    expect(shown('라이선스가 없습니다', '라이선스')).toBe('[라이선스]가 없습니다');
    // The run as a whole is not there, but a part of it.
    expect(shown('参照が消えます', '参照消失')).toBe('[参照]が消えます');
  });

  test('is always a piece of the text, of no more than the letters there may be', () => {
    const letters = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc
        .array(fc.constantFrom('sync', 'raster', '参照', ' ', '\n', 'é', '👍', 'CS0001042'), { maxLength: 80 })
        .map(it => it.join(' ')),
    );
    fc.assert(
      fc.property(letters, letters, fc.integer({ min: 30, max: 120 }), (text, words, most) => {
        const flat = text.replace(/\s+/g, ' ').trim();
        const pieces = excerpt(text, words, most);
        const inner = pieces.filter(
          (piece, index) => !(piece.text === '…' && !piece.found && (index === 0 || index === pieces.length - 1)),
        );
        const joined = inner.map(piece => piece.text).join('');
        expect(flat).toContain(joined);
        expect([...joined].length).toBeLessThanOrEqual(most);
        expect(pieces.every(piece => piece.text !== '')).toBe(true);
      }),
    );
  });
});
