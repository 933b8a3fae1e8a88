import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costOf, literal } from '../../cards/literal.ts';
import { split } from '../../cards/split.ts';

const bare = (text: string): string => text.replace(/\s/g, '');
const words = fc.string({
  unit: fc.constantFrom('a', ' ', '\n', '\r\n', 'ü', '同', '。', '😀', '"', '\\'),
  maxLength: 900,
});

test('parts fit, are shown whole, and hold every letter once', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 130, max: 2000 }), (text, room) => {
      const parts = split(text, room);
      expect(bare(parts.join(''))).toBe(bare(text));
      for (const part of parts) {
        expect(costOf(part)).toBeLessThanOrEqual(room);
        expect(JSON.stringify(literal(part, room))).not.toContain('…');
        // Never half of a character that takes two.
        expect(Buffer.from(part, 'utf8').toString('utf8')).toBe(part);
      }
    }),
  );
});

test('breaks between words where there are any', () => {
  const parts = split('one two three four five six seven '.repeat(40), 400);
  expect(parts.length).toBeGreaterThan(2);
  for (const part of parts.slice(0, -1)) expect(part.endsWith(' ')).toBe(true);
});

test('a short text is one part, and so is none', () => {
  expect(split('one\n\ntwo', 1000)).toEqual(['one\n\ntwo']);
  expect(split('', 1000)).toEqual(['']);
});
