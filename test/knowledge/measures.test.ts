import { describe, expect, it } from 'vitest';
import { bandOf } from '../../knowledge/confidence.ts';
import { fitLogistic, predict } from '../bench/logistic-regression.ts';
import { qualityOf, quantile } from '../bench/retrieval.ts';

describe('bandOf', () => {
  it('has its borders at .7 and .4', () => {
    expect([0.7, 0.69, 0.4, 0.39].map(bandOf)).toEqual(['answer', 'maybe', 'maybe', 'none']);
  });
});

describe('fitLogistic', () => {
  it('recovers the log odds of two groups', () => {
    const group = (x: number, right: number, wrong: number) => [
      { x: [x], y: 1 as const, weight: right },
      { x: [x], y: 0 as const, weight: wrong },
    ];
    const fit = fitLogistic([...group(0, 10, 30), ...group(1, 30, 10)], 0);
    expect(predict(fit, [0])).toBeCloseTo(0.25, 6);
    expect(predict(fit, [1])).toBeCloseTo(0.75, 6);
  });
});

describe('qualityOf', () => {
  it('is 1 for the ideal ranking', () => {
    expect(qualityOf(['a', 'b', 'c'], { a: 1, b: 1 })).toEqual({ ndcg10: 1, recall5: 1, mrr10: 1 });
  });

  it('discounts a late hit', () => {
    const late = qualityOf(['x', 'y', 'z', 'u', 'v', 'a'], { a: 1 });
    expect(late.ndcg10).toBeCloseTo(1 / Math.log2(7), 6);
    expect(late).toMatchObject({ recall5: 0, mrr10: 1 / 6 });
  });

  it('is 0 without a hit within ten', () => {
    expect(qualityOf([...'0123456789a'], { a: 1 })).toEqual({ ndcg10: 0, recall5: 0, mrr10: 0 });
  });
});

describe('quantile', () => {
  it('reads the sorted values', () => {
    expect([0, 0.5, 0.95, 1].map(share => quantile([5, 1, 4, 2, 3], share))).toEqual([1, 3, 5, 5]);
  });
});
