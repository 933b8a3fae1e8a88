import { describe, expect, it } from 'vitest';
import { asId } from '../../../bot/domain/ids.ts';
import { aCase, change, jon, moving, opening } from '../world.ts';
import type { World } from './world-of.ts';

/** The history of a case, a page at a time. */
export const threadContract = (world: World): void => {
  describe('a history in pages', () => {
    const LONG = 30;
    const one = aCase(1).id;

    const told = async () => {
      const { store } = await world();
      await store.commit(change(opening(aCase(1)), opening(aCase(2))));
      for (let version = 2; version <= LONG; version += 1)
        await store.commit(change(moving(aCase(1, { version }), { type: 'commented', text: `comment ${version}` })));
      return store;
    };

    it.each(['newest', 'oldest'] as const)('walks from end to end without gap or repeat, %s first', async order => {
      const store = await told();
      const numbers: number[] = [];
      let from: number | undefined;
      for (;;) {
        const page = await store.activitiesPage(one, { order, from, limit: 7 });
        numbers.push(...page.map(({ number }) => number));
        const last = page.at(-1)?.number;
        if (page.length < 7 || last === undefined) break;
        from = order === 'newest' ? last - 1 : last + 1;
      }
      const all = Array.from({ length: LONG }, (_, index) => index + 1);
      expect(numbers).toEqual(order === 'newest' ? all.reverse() : all);
    });

    it('begins with the entry that is asked for, and gives entries as they are kept', async () => {
      const store = await told();
      const page = await store.activitiesPage(one, { order: 'newest', from: 12, limit: 2 });
      expect(page).toEqual((await store.activities(one, 50)).filter(({ number }) => number === 12 || number === 11));
      expect(page[0]).toMatchObject({ number: 12, by: jon.id, event: { type: 'commented', text: 'comment 12' } });
      const onwards = await store.activitiesPage(one, { order: 'oldest', from: 12, limit: 2 });
      expect(onwards.map(({ number }) => number)).toEqual([12, 13]);
    });

    it('is empty beyond either end, and of a case that is not there', async () => {
      const store = await told();
      expect(await store.activitiesPage(one, { order: 'newest', from: 0, limit: 9 })).toEqual([]);
      expect(await store.activitiesPage(one, { order: 'oldest', from: LONG + 1, limit: 9 })).toEqual([]);
      expect(await store.activitiesPage(asId('CS0000404'), { order: 'newest', from: undefined, limit: 9 })).toEqual([]);
      expect(await store.activitiesPage(aCase(2).id, { order: 'newest', from: undefined, limit: 9 })).toHaveLength(1);
    });

    it('does not move when something is written meanwhile', async () => {
      const store = await told();
      const range = { order: 'newest', from: 20, limit: 5 } as const;
      const before = await store.activitiesPage(one, range);
      await store.commit(change(moving(aCase(1, { version: LONG + 1 }), { type: 'commented', text: 'late' })));
      expect(await store.activitiesPage(one, range)).toEqual(before);
    });
  });
};
