import { describe, expect, it } from 'vitest';
import { asId } from '../../../bot/domain/ids.ts';
import type { Feedback } from '../../../db/store.ts';
import { aCase, aConversation, ada, aNotice, change, later, mia, opening, T0 } from '../world.ts';
import type { World } from './world-of.ts';

const CHANNEL = aConversation('19:channel@thread.tacv2;messageid=1', { kind: 'channel', user: undefined });

/** Where the assistant speaks, and what it shows there. */
export const conversationContract = (world: World): void => {
  describe('conversations', () => {
    const put = (it: ReturnType<typeof aConversation>, at = T0) =>
      change({ type: 'conversation.put', conversation: it, at });

    it('keeps the latest of a conversation, and a person and language once known', async () => {
      const { store } = await world();
      await store.commit(put(aConversation('c1', { user: undefined })));
      expect(await store.conversation(asId('c1'))).toEqual(aConversation('c1', { user: undefined }));
      await store.commit(put(aConversation('c1', { language: 'de', serviceUrl: 'https://other.example/' })));
      await store.commit(put(aConversation('c1', { user: undefined, serviceUrl: 'https://third.example/' })));
      const kept = aConversation('c1', { language: 'de', serviceUrl: 'https://third.example/' });
      expect(await store.conversation(asId('c1'))).toEqual(kept);
      expect(await store.conversation(asId('c2'))).toBeUndefined();
    });

    it('reaches a person in the latest personal chat that is not dead', async () => {
      const { store } = await world();
      expect(await store.personalConversation(mia.id)).toBeUndefined();
      await store.commit(put(aConversation('old'), later(1)));
      await store.commit(put(aConversation('new'), later(2)));
      await store.commit(put(aConversation('group', { kind: 'group' }), later(3)));
      await store.commit(put(aConversation('hers', { user: ada.id }), later(4)));
      expect((await store.personalConversation(mia.id))?.id).toBe('new');
      await store.commit(put(aConversation('old'), later(5)));
      expect((await store.personalConversation(mia.id))?.id).toBe('old');
    });

    it('knows the desks of a team', async () => {
      const { store } = await world();
      const desk = { conversation: CHANNEL.id, team: asId<never>('gts'), language: 'en', timeZone: 'UTC' } as const;
      await store.commit(
        change({ type: 'conversation.put', conversation: CHANNEL, at: T0 }, { type: 'desk.put', desk, at: T0 }),
      );
      expect(await store.desks(asId('gts'))).toEqual([desk]);
      expect(await store.desk(CHANNEL.id)).toEqual(desk);
      await store.commit(
        change({ type: 'desk.put', desk: { ...desk, team: asId('ims'), language: 'de' }, at: later(1) }),
      );
      expect(await store.desks(asId('gts'))).toEqual([]);
      expect(await store.desks(asId('ims'))).toEqual([{ ...desk, team: 'ims', language: 'de' }]);
    });

    it('forgets a conversation with its desk, what it shows and what waits for it', async () => {
      const { store } = await world();
      const desk = { conversation: CHANNEL.id, team: asId<never>('gts'), language: 'en', timeZone: 'UTC' } as const;
      await store.commit({
        writes: [
          { type: 'conversation.put', conversation: CHANNEL, at: T0 },
          { type: 'desk.put', desk, at: T0 },
          opening(aCase(1)),
          { type: 'shown.put', case: aCase(1).id, conversation: CHANNEL.id },
        ],
        notices: [aNotice('n1', { to: { conversation: CHANNEL.id } }), aNotice('n2')],
      });
      expect(await store.commit(change({ type: 'conversation.remove', id: CHANNEL.id }))).toBe('committed');
      expect(await store.conversation(CHANNEL.id)).toBeUndefined();
      expect(await store.desks(asId('gts'))).toEqual([]);
      expect(await store.shown(aCase(1).id)).toEqual([]);
      const claimed = await store.claimNotices(9, T0, { id: 'l', until: later(60) });
      expect(claimed.map(notice => notice.id)).toEqual(['n2']);
      expect(await store.commit(change({ type: 'conversation.remove', id: CHANNEL.id }))).toBe('committed');
    });

    it('notes once that a channel shows a case', async () => {
      const { store } = await world();
      const shown = { type: 'shown.put', case: aCase(1).id, conversation: CHANNEL.id } as const;
      expect(await store.commit(change(opening(aCase(1)), shown, shown))).toBe('committed');
      expect(await store.shown(aCase(1).id)).toEqual([{ conversation: CHANNEL.id, message: undefined }]);
    });

    it('keeps feedback once', async () => {
      const { store, dialect } = await world();
      const feedback: Feedback = {
        id: 'f1',
        user: undefined,
        account: undefined,
        question: 'how?',
        language: 'en',
        articles: ['a', 'b'],
        outcome: 'none-helped',
        at: T0,
      };
      expect(await store.commit(change({ type: 'feedback.add', feedback }))).toBe('committed');
      const again = { ...feedback, question: 'changed', user: mia.id };
      expect(await store.commit(change({ type: 'feedback.add', feedback: again }))).toBe('committed');
      const kept = await dialect.read(dialect.db.select().from(dialect.t.feedback));
      expect(kept).toEqual([{ ...feedback, user: null, account: null }]);
    });
  });
};
