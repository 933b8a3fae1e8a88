import { describe, expect, it } from 'vitest';
import { asId, type ConversationId } from '../../../bot/domain/ids.ts';
import { aCase, aConversation, aDraft, aNotice, change, later, mia, opening } from '../world.ts';
import { claimOne, write } from './outbox.ts';
import type { World } from './world-of.ts';

const DAY = 86_400;
const chat = asId<ConversationId>('chat');
const once = (activity: string, seconds: number) => ({ conversation: chat, activity, at: later(seconds) });

/** What is forgotten, and what is not. */
export const tidyContract = (world: World): void => {
  describe('tidying', () => {
    it('forgets old deliveries, but never that a welcome was given', async () => {
      const { store } = await world();
      for (const turn of [once('old', 0), once('welcome', 0), once('new', 10 * DAY)])
        await store.commit({ once: turn, writes: [], notices: [] });
      await store.tidy(later(15 * DAY));
      const again = (activity: string) => store.commit({ once: once(activity, 15 * DAY), writes: [], notices: [] });
      expect([await again('old'), await again('welcome'), await again('new')]).toEqual(['committed', 'seen', 'seen']);
    });

    it('welcomes anew after a removal', async () => {
      const { store } = await world();
      await store.commit(change({ type: 'conversation.put', conversation: aConversation('chat'), at: later(0) }));
      const welcome = { once: once('welcome', 0), writes: [], notices: [] };
      await store.commit(welcome);
      await store.commit(change({ type: 'conversation.remove', id: chat }));
      expect(await store.commit(welcome)).toBe('committed');
    });

    it('forgets threads that nobody wrote in for long, never a personal chat or a desk', async () => {
      const { store } = await world();
      const at = (id: string, kind: 'personal' | 'channel') => ({
        type: 'conversation.put' as const,
        conversation: aConversation(id, { kind, user: undefined }),
        at: later(0),
      });
      const desk = { conversation: asId<ConversationId>('desk'), team: asId<never>('gts'), timeZone: 'UTC' } as const;
      await store.commit(
        change(at('thread', 'channel'), at('desk', 'channel'), at('chat', 'personal'), {
          type: 'desk.put',
          desk: { ...desk, language: 'en' },
          at: later(0),
        }),
      );
      await store.tidy(later(91 * DAY));
      const left = await Promise.all(['thread', 'desk', 'chat'].map(id => store.conversation(asId(id))));
      expect(left.map(it => it?.id)).toEqual([undefined, 'desk', 'chat']);
    });

    it('removes expired drafts with their files, and leaves those of cases', async () => {
      const { store } = await world();
      const file = (id: string, draft: string) =>
        ({
          type: 'attachment.add',
          attachment: {
            id,
            account: mia.account,
            draft: asId<never>(draft),
            case: undefined,
            by: mia.id,
            name: id,
            type: undefined,
            size: undefined,
            state: 'pending',
            reason: undefined,
            source: { url: 'https://files.example/f', kind: 'teams-file' },
            at: later(0),
          },
        }) as const;
      const short = { expiresAt: later(10) };
      await store.commit(change({ type: 'draft.open', draft: aDraft('gone', short) }, file('f1', 'gone')));
      await store.commit(change({ type: 'draft.open', draft: aDraft('used', short) }, file('f2', 'used')));
      await store.commit(change({ type: 'draft.open', draft: aDraft('kept') }, file('f3', 'kept')));
      await store.commit(change(opening(aCase(1), { draft: asId('used') })));
      const [claimed] = await store.claimAttachments(1, later(1), later(60));
      if (claimed !== undefined)
        await store.commit(
          change({ type: 'attachment.stored', attachment: claimed, mediaType: 'text/plain', size: 1 }),
        );
      await store.tidy(later(11));
      expect(await store.draft(asId('gone'))).toBeUndefined();
      expect(await store.attachmentsOfDraft(asId('gone'))).toEqual([]);
      expect((await store.attachmentsOfDraft(asId('kept'))).map(({ id }) => id)).toEqual(['f3']);
      expect((await store.attachmentsOfCase(aCase(1).id)).map(({ id }) => id)).toEqual(['f2']);
      // Its content may be in a storage of its own.
      expect(await store.claimRemovals(9, later(11), later(60))).toEqual(['attachments/f1']);
    });

    it('removes a content that was never written to its end, and none that may still be', async () => {
      const { dialect, store } = await world();
      const { db, t, read } = dialect;
      const begin = (key: string, seconds: number) =>
        read(
          db
            .insert(t.blobs)
            .values({ key, type: 'text/plain', at: later(seconds) })
            .returning(),
        );
      await begin('killed', 0);
      await begin('young', 60);
      await store.putBlob('whole', [new Uint8Array([1])], 'text/plain', later(0));
      await store.tidy(later(DAY + 1));
      expect((await read(db.select({ key: t.blobs.key }).from(t.blobs))).map(({ key }) => key).sort()).toEqual([
        'whole',
        'young',
      ]);
    });

    it('forgets receipts after ninety days, never what still waits', async () => {
      const { store } = await world();
      await write(store, aNotice('n1'), aNotice('n2'));
      await store.settleNotice(await claimOne(store), { kind: 'sent', message: 'm' }, later(1));
      await store.tidy(later(91 * DAY));
      // A known id is ignored, a forgotten one is new.
      await write(store, aNotice('n1', { at: later(91 * DAY) }));
      expect((await claimOne(store, 91 * DAY, 'l2')).id).toBe('n2');
    });
  });
};
