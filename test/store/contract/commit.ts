import { describe, expect, it } from 'vitest';
import { asId } from '../../../bot/domain/ids.ts';
import { aCase, aConversation, aDraft, aNotice, change, later, moving, opening, T0 } from '../world.ts';
import type { World } from './world-of.ts';

/** Everything of a change is written, or nothing. */
export const commitContract = (world: World): void => {
  describe('commit', () => {
    const once = { conversation: asId<never>('chat'), activity: 'a1', at: T0 };

    it('does the same message once', async () => {
      const { store } = await world();
      const first = { once, writes: [opening(aCase(1))], notices: [aNotice('n1')] };
      const again = { once, writes: [opening(aCase(2))], notices: [aNotice('n2')] };
      expect(await store.commit(first)).toBe('committed');
      expect(await store.commit(again)).toBe('seen');
      expect(await store.case(aCase(2).id)).toBeUndefined();
      const claimed = await store.claimNotices(10, T0, { id: 'l', until: later(60) });
      expect(claimed.map(notice => notice.id)).toEqual(['n1']);
    });

    it('does a message once when it is delivered twenty times at once', async () => {
      const { store } = await world();
      const ends = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          store.commit({ once, writes: [opening(aCase(n + 1))], notices: [aNotice(`n${n}`)] }),
        ),
      );
      expect(ends.filter(end => end === 'committed')).toHaveLength(1);
      expect(ends.filter(end => end === 'seen')).toHaveLength(19);
      expect((await store.queue([asId('gts')], 50, 0)).total).toBe(1);
    });

    it('writes nothing of a stale change, and lets the message be done later', async () => {
      const { store } = await world();
      await store.commit(change(opening(aCase(1))));
      const stale = {
        once,
        writes: [
          { type: 'conversation.put', conversation: aConversation('chat'), at: T0 } as const,
          { type: 'draft.open', draft: aDraft('d1') } as const,
          opening(aCase(2)),
          moving({ ...aCase(1), version: 9 }, { type: 'taken' }),
        ],
        notices: [aNotice('n1')],
      };
      expect(await store.commit(stale)).toBe('stale');
      expect(await store.conversation(asId('chat'))).toBeUndefined();
      expect(await store.draft(asId('d1'))).toBeUndefined();
      expect(await store.case(aCase(2).id)).toBeUndefined();
      expect(await store.nextDue()).toBeUndefined();
      expect(await store.commit({ once, writes: [opening(aCase(2))], notices: [] })).toBe('committed');
    });

    it('keeps the same activity id of another conversation apart', async () => {
      const { store } = await world();
      expect(await store.commit({ once, writes: [], notices: [] })).toBe('committed');
      const elsewhere = { ...once, conversation: asId<never>('other') };
      expect(await store.commit({ once: elsewhere, writes: [], notices: [] })).toBe('committed');
    });

    it('fails whole where the change makes no sense', async () => {
      const { store } = await world();
      const unknown = opening(aCase(1, { requester: asId('nobody') }));
      await expect(
        store.commit({ writes: [{ type: 'draft.open', draft: aDraft('d1') }, unknown], notices: [] }),
      ).rejects.toThrow();
      expect(await store.draft(asId('d1'))).toBeUndefined();
    });
  });
};
