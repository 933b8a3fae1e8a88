import { describe, expect, test } from 'vitest';
import { asId } from '../../bot/domain/ids.ts';
import { byUrgency, type Entitlement, free, mayAssign, mayRelease } from '../../bot/domain/licensing.ts';

const entitlement = (product: string, owned: number, assigned: number): Entitlement => ({
  id: asId(product),
  account: asId('ours'),
  product: asId(product),
  country: 'DE',
  featureLevel: undefined,
  owned,
  assigned,
  expiresOn: new Date('2027-06-22T00:00:00Z'),
});

const HELD = { id: 'seat', entitlement: asId<Entitlement['id']>('x'), user: asId<never>('me'), at: new Date(0) };

describe('assigning', () => {
  test.each([
    ['with a free seat', entitlement('x', 4, 3), undefined, undefined],
    ['without one', entitlement('x', 4, 4), undefined, 'no-seat'],
    ['over-assigned', entitlement('x', 4, 6), undefined, 'no-seat'],
    ['to somebody who has it', entitlement('x', 4, 3), HELD, 'already-assigned'],
    ['to somebody who has it, without a free seat', entitlement('x', 4, 4), HELD, 'already-assigned'],
    ['of what is not owned', undefined, undefined, 'no-entitlement'],
    ['of nothing owned', entitlement('x', 0, 0), undefined, 'no-seat'],
  ] as const)('%s', (_, it, held, refusal) => {
    expect(mayAssign(it, held)).toBe(refusal);
  });
});

test('only what is held is released', () => {
  expect(mayRelease(HELD)).toBeUndefined();
  expect(mayRelease(undefined)).toBe('not-assigned');
});

test('trouble comes first, then what is full, then the rest by name', () => {
  const list = [
    entitlement('zebra', 9, 1),
    entitlement('full', 2, 2),
    entitlement('over', 2, 5),
    entitlement('apple', 9, 8),
    entitlement('edge', 3, 3),
  ];
  expect([...list].sort(byUrgency).map(it => it.product)).toEqual(['over', 'edge', 'full', 'apple', 'zebra']);
  expect(free(entitlement('over', 2, 5))).toBe(-3);
});
