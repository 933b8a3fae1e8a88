import { expect, test } from 'vitest';
import { IMPACTS, priorityOf, SITUATIONS } from '../../bot/domain/priority.ts';

test('priority by situation and impact', () => {
  const table = SITUATIONS.map(situation => [situation, ...IMPACTS.map(impact => priorityOf(situation, impact))]);
  expect(IMPACTS).toEqual(['one-user', 'one-location', 'multiple-locations']);
  expect(table).toEqual([
    ['critical', 2, 1, 1],
    ['high', 3, 2, 2],
    ['medium', 3, 3, 3],
    ['low', 4, 4, 4],
  ]);
});
