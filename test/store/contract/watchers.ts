import { describe, expect, it } from 'vitest';
import { aCase, ada, change, mia, moving, opening, piotr } from '../world.ts';
import type { World } from './world-of.ts';

/** Who watches a case moves with the case. */
export const watcherContract = (world: World): void => {
  describe('watchers', () => {
    const watching = async () => {
      const { store } = await world();
      await store.commit(change(opening(aCase(1), { watchers: [ada.id] })));
      const at = (version: number) => aCase(1, { version });
      const watchers = async () => (await store.case(aCase(1).id))?.watchers;
      return { store, at, watchers };
    };

    it('come and go by the events of the case', async () => {
      const { store, at, watchers } = await watching();
      expect(await store.commit(change(moving(at(2), { type: 'watched', user: piotr.id })))).toBe('committed');
      expect(await watchers()).toEqual([ada.id, piotr.id]);
      expect((await store.openCases(piotr.id, 9)).map(({ id }) => id)).toEqual([aCase(1).id]);
      expect(await store.commit(change(moving(at(3), { type: 'unwatched', user: ada.id })))).toBe('committed');
      expect(await watchers()).toEqual([piotr.id]);
      expect(await store.countOpenCases(ada.id)).toBe(0);
      expect(await store.commit(change(moving(at(4), { type: 'commented', text: 'Hm.' })))).toBe('committed');
      expect(await watchers()).toEqual([piotr.id]);
    });

    it('are those of one change, however many try at once', async () => {
      const { store, at, watchers } = await watching();
      const ends = await Promise.all(
        [mia.id, piotr.id].flatMap(user => [
          store.commit(change(moving(at(2), { type: 'watched', user }))),
          store.commit(change(moving(at(2), { type: 'unwatched', user: ada.id }))),
        ]),
      );
      expect(ends.filter(end => end === 'committed')).toHaveLength(1);
      const [told] = await store.activities(aCase(1).id, 1);
      const expected = told?.event.type === 'watched' ? [ada.id, told.event.user].sort() : [];
      expect(await watchers()).toEqual(expected);
    });

    it('stay as they were where the case has moved meanwhile', async () => {
      const { store, at, watchers } = await watching();
      await store.commit(change(moving(at(2), { type: 'commented', text: 'Hm.' })));
      expect(await store.commit(change(moving(at(2), { type: 'watched', user: piotr.id })))).toBe('stale');
      expect(await store.commit(change(moving(at(2), { type: 'unwatched', user: ada.id })))).toBe('stale');
      expect(await watchers()).toEqual([ada.id]);
    });

    it('stay through a change of contact, of priority, and a rating, which are kept', async () => {
      const { store } = await watching();
      const contact = { contact: piotr.id, contactMethod: 'phone' } as const;
      const changed = aCase(1, { version: 2, ...contact });
      const event = { type: 'contact-changed', from: mia.id, to: piotr.id, method: 'phone' } as const;
      await store.commit(change(moving(changed, event)));
      expect(await store.case(changed.id)).toEqual({ ...changed, watchers: [ada.id] });
      const urgent = aCase(1, { version: 3, ...contact, situation: 'critical', impact: 'one-location', priority: 1 });
      const { situation, impact, priority } = urgent;
      await store.commit(change(moving(urgent, { type: 'reprioritised', situation, impact, priority })));
      expect(await store.case(urgent.id)).toEqual({ ...urgent, watchers: [ada.id] });
      const rated = aCase(1, { version: 4, progress: { state: 'closed', reason: 'accepted', stars: 3 } });
      await store.commit(change(moving(rated, { type: 'rated', stars: 3, words: undefined, proposer: undefined })));
      expect(await store.case(rated.id)).toEqual({ ...rated, watchers: [ada.id] });
    });
  });
};
