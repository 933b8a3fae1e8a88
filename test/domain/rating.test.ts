import { expect, test } from 'vitest';
import { asStars, averageOf } from '../../bot/domain/rating.ts';

test('stars are whole, from one to five', () => {
  expect([1, 2, 3, 4, 5].map(asStars)).toEqual([1, 2, 3, 4, 5]);
  for (const value of [0, 6, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(asStars(value)).toBeUndefined();
});

test('an average weighs each rating the same, and without any there is none', () => {
  expect(averageOf([])).toEqual({ count: 0, average: undefined });
  expect(averageOf([{ stars: 3, count: 1 }])).toEqual({ count: 1, average: 3 });
  expect(
    averageOf([
      { stars: 1, count: 3 },
      { stars: 5, count: 1 },
    ]),
  ).toEqual({ count: 4, average: 2 });
});
