import { describe, expect, it } from 'vitest';
import { asId } from '../../../bot/domain/ids.ts';
import type { Rating } from '../../../db/store/ratings.ts';
import { aCase, ada, change, contoso, jon, later, lea, mia, moving, opening } from '../world.ts';
import type { World } from './world-of.ts';

const rating = (of: number, rest: Partial<Rating> = {}): Rating => ({
  case: aCase(of).id,
  account: contoso.id,
  team: asId('gts'),
  engineer: jon.id,
  by: mia.id,
  stars: 4,
  words: undefined,
  at: later(of),
  ...rest,
});

const given = (it: Rating, number = Number(it.case.slice(2))) =>
  change(opening(aCase(number)), { type: 'rating.add', rating: it });

/** What customers think of solutions. */
export const ratingContract = (world: World): void => {
  describe('ratings', () => {
    it('are counted by stars, for an engineer, a team and an account, since a day or ever', async () => {
      const { store } = await world();
      for (const one of [
        rating(1),
        rating(2, { stars: 1, engineer: undefined }),
        rating(3, { team: asId('ims') }),
        rating(4, { account: lea.account }),
        rating(5, { stars: 5 }),
      ])
        expect(await store.commit(given(one))).toBe('committed');
      const counts = (scope: Parameters<typeof store.ratingCounts>[0], since?: Date) =>
        store.ratingCounts(scope, since);
      expect(await counts({ kind: 'engineer', id: jon.id })).toEqual([
        { stars: 4, count: 3 },
        { stars: 5, count: 1 },
      ]);
      expect(await counts({ kind: 'team', id: asId('gts') })).toEqual([
        { stars: 1, count: 1 },
        { stars: 4, count: 2 },
        { stars: 5, count: 1 },
      ]);
      expect(await counts({ kind: 'account', id: lea.account })).toEqual([{ stars: 4, count: 1 }]);
      expect(await counts({ kind: 'engineer', id: jon.id }, later(4))).toEqual([
        { stars: 4, count: 1 },
        { stars: 5, count: 1 },
      ]);
      expect(await counts({ kind: 'engineer', id: jon.id }, later(6))).toEqual([]);
      expect(await counts({ kind: 'engineer', id: ada.id })).toEqual([]);
    });

    it('come back with their words, newest first, without those that say nothing', async () => {
      const { store } = await world();
      const [first, second] = [rating(1, { words: 'Quick.' }), rating(3, { words: '“So-so” 😀', engineer: undefined })];
      for (const one of [first, rating(2), second, rating(4, { words: 'Theirs', account: lea.account })])
        await store.commit(given(one));
      expect(await store.ratingsInWords({ kind: 'account', id: contoso.id }, 9)).toEqual([second, first]);
      expect(await store.ratingsInWords({ kind: 'account', id: contoso.id }, 1)).toEqual([second]);
      expect(await store.ratingsInWords({ kind: 'engineer', id: jon.id }, 9)).toHaveLength(2);
    });

    it('are given once a case, however many try at once, and only together with the case', async () => {
      const { store } = await world();
      await store.commit(change(opening(aCase(1))));
      const rated = (stars: Rating['stars']) =>
        store.commit(
          change(moving(aCase(1, { version: 2 }), { type: 'rated', stars, words: undefined, proposer: jon.id }), {
            type: 'rating.add',
            rating: rating(1, { stars }),
          }),
        );
      const ends = await Promise.all(([1, 2, 3, 4, 5] as const).map(rated));
      expect(ends.filter(end => end === 'committed')).toHaveLength(1);
      expect(await rated(5)).toBe('stale');
      const again = aCase(1, { version: 3 });
      const twice = moving(again, { type: 'rated', stars: 1, words: undefined, proposer: jon.id });
      expect(await store.commit(change(twice, { type: 'rating.add', rating: rating(1) }))).toBe('stale');
      expect((await store.case(again.id))?.version).toBe(2);
      const [only, ...others] = await store.ratingCounts({ kind: 'engineer', id: jon.id }, undefined);
      expect([only?.count, others]).toEqual([1, []]);
    });
  });
};
