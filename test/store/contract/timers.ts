import { describe, expect, it } from 'vitest';
import type { Timer } from '../../../bot/domain/timers.ts';
import { aCase, change, later, opening, T0 } from '../world.ts';
import type { World } from './world-of.ts';

const aTimer = (n: number, due: number): Timer => ({
  id: `t${n}`,
  case: aCase(1).id,
  kind: n % 2 === 0 ? 'close' : 'remind',
  dueAt: later(due),
});

/** What falls due by itself. */
export const timerContract = (world: World): void => {
  describe('timers', () => {
    it('fall due, earliest first, to one claimer each', async () => {
      const { store } = await world();
      const timers = [aTimer(1, 30), aTimer(2, 10), aTimer(3, 20), aTimer(4, 99)];
      await store.commit(change(opening(aCase(1), { timers })));
      expect(await store.nextDue()).toEqual(later(10));
      expect(await store.claimTimers(9, later(9), later(69))).toEqual([]);
      expect(await store.claimTimers(2, later(30), later(90))).toEqual([aTimer(2, 10), aTimer(3, 20)]);
      const claims = await Promise.all(Array.from({ length: 5 }, () => store.claimTimers(9, later(30), later(90))));
      expect(claims.flat()).toEqual([aTimer(1, 30)]);
    });

    it('are gone once done, and back once a lease runs out', async () => {
      const { store } = await world();
      await store.commit(change(opening(aCase(1), { timers: [aTimer(1, 0), aTimer(2, 0)] })));
      await store.claimTimers(9, T0, later(60));
      await store.dropTimer('t1');
      await store.dropTimer('t404');
      expect(await store.nextDue()).toEqual(later(60));
      expect(await store.claimTimers(9, later(60), later(120))).toEqual([aTimer(2, 0)]);
    });
  });
};
