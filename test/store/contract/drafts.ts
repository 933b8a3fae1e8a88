import { describe, expect, it } from 'vitest';
import { asId } from '../../../bot/domain/ids.ts';
import { aDraft, ada, change, later, T0 } from '../world.ts';
import type { World } from './world-of.ts';

/** Forms under way. */
export const draftContract = (world: World): void => {
  describe('drafts', () => {
    it('opens a form once, however many try at once', async () => {
      const { store } = await world();
      const open = change({ type: 'draft.open', draft: aDraft('d1') });
      const ends = await Promise.all(Array.from({ length: 20 }, () => store.commit(open)));
      expect(ends.filter(end => end === 'committed')).toHaveLength(1);
      expect(ends.filter(end => end === 'stale')).toHaveLength(19);
      expect(await store.draft(asId('d1'))).toEqual(aDraft('d1'));
    });

    it('moves a revision once, however many try at once', async () => {
      const { store } = await world();
      await store.commit(change({ type: 'draft.open', draft: aDraft('d1') }));
      const to = (page: string) => aDraft('d1', { revision: 2, page, answers: { page } });
      const ends = await Promise.all(
        Array.from({ length: 20 }, (_, n) => store.commit(change({ type: 'draft.move', from: 1, draft: to(`${n}`) }))),
      );
      expect(ends.filter(end => end === 'committed')).toHaveLength(1);
      const kept = await store.draft(asId('d1'));
      expect(kept).toEqual(to(kept?.page ?? ''));
    });

    it("refuses to move or take over somebody else's form", async () => {
      const { store } = await world();
      await store.commit(change({ type: 'draft.open', draft: aDraft('d1') }));
      const foreign = aDraft('d1', { owner: ada.id, revision: 2 });
      expect(await store.commit(change({ type: 'draft.move', from: 1, draft: foreign }))).toBe('stale');
      expect(await store.draft(asId('d1'))).toEqual(aDraft('d1'));
    });

    it('ends a form once, and says afterwards what became of it', async () => {
      const { store } = await world();
      await store.commit(change({ type: 'draft.open', draft: aDraft('d1') }));
      const end = { type: 'draft.end', id: asId<never>('d1'), from: 1, as: 'CS0000001' } as const;
      expect(await store.commit(change({ ...end, from: 2 }))).toBe('stale');
      expect(await store.commit(change(end))).toBe('committed');
      expect(await store.commit(change(end))).toBe('stale');
      const ended = aDraft('d1', { revision: 2, endedAs: 'CS0000001' });
      expect(await store.draft(asId('d1'))).toEqual(ended);
      const move = aDraft('d1', { revision: 3 });
      expect(await store.commit(change({ type: 'draft.move', from: 2, draft: move }))).toBe('stale');
      expect(await store.openDraft(ended.owner, 'case', T0)).toBeUndefined();
    });

    it('resumes the latest form that has neither expired nor ended', async () => {
      const { store } = await world();
      const drafts = [
        aDraft('first', { updatedAt: later(1) }),
        aDraft('latest', { updatedAt: later(2) }),
        aDraft('expired', { updatedAt: later(3), expiresAt: later(10) }),
        aDraft('other', { updatedAt: later(4), form: 'licence' }),
        aDraft('hers', { updatedAt: later(5), owner: ada.id }),
      ];
      for (const draft of drafts) await store.commit(change({ type: 'draft.open', draft }));
      expect((await store.openDraft(aDraft('').owner, 'case', later(10)))?.id).toBe('latest');
      expect(await store.openDraft(aDraft('').owner, 'case', later(3600))).toBeUndefined();
      expect((await store.openDraft(ada.id, 'case', T0))?.id).toBe('hers');
    });
  });
};
