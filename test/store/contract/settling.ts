import { describe, expect, it } from 'vitest';
import { asId } from '../../../bot/domain/ids.ts';
import type { Conversation, Store } from '../../../db/store.ts';
import { aCase, aConversation, aNotice, change, later, mia, opening, T0 } from '../world.ts';
import { claim, claimOne, ids, write } from './outbox.ts';
import type { World } from './world-of.ts';

const put = (store: Store, conversation: Conversation, seconds = 0) =>
  store.commit(change({ type: 'conversation.put', conversation, at: later(seconds) }));

/** How a sending ends, and what a lost lease means. */
export const settlingContract = (world: World): void => {
  describe('settling a notice', () => {
    const sent = { kind: 'sent', message: undefined } as const;
    const unclear = (again: Date | undefined) => ({ kind: 'uncertain', again, error: 'time-out' }) as const;

    it('begins only under the lease', async () => {
      const { store } = await world();
      await write(store, aNotice('n1'));
      const notice = await claimOne(store);
      expect(await store.beginNotice({ ...notice, lease: 'other' }, later(1))).toBe(false);
      expect(await store.beginNotice(notice, later(60))).toBe(false);
      expect(await store.beginNotice(notice, later(59))).toBe(true);
      await store.settleNotice(notice, sent, later(59));
      expect(await store.beginNotice(notice, later(59))).toBe(false);
    });

    it('settles nothing once the lease went to somebody else', async () => {
      const { store } = await world();
      await write(store, aNotice('n1'), aNotice('n2'));
      const lost = await claimOne(store);
      const held = await claimOne(store, 60, 'l2');
      expect(held).toMatchObject({ id: 'n1', lease: 'l2', attempts: 2 });
      await store.settleNotice(lost, { kind: 'failed', error: '403', dead: true }, later(61));
      expect(await store.beginNotice(lost, later(61))).toBe(false);
      expect(await store.beginNotice(held, later(61))).toBe(true);
      await store.settleNotice(held, sent, later(62));
      expect(ids(await claim(store, 62))).toEqual(['n2']);
    });

    it('repeats once what may have been sent when its lease ran out', async () => {
      const { store } = await world();
      await write(store, aNotice('n1'), aNotice('n2'));
      await store.beginNotice(await claimOne(store), later(1));
      const repeat = await claimOne(store, 60, 'l2');
      expect(repeat.id).toBe('n1');
      await store.beginNotice(repeat, later(61));
      expect(ids(await claim(store, 120, 'l3'))).toEqual(['n2']);
    });

    it('hands out again, as often as needed, what was never called', async () => {
      const { store } = await world();
      await write(store, aNotice('n1'));
      for (const round of [0, 1, 2, 3])
        expect((await claimOne(store, round * 60, `l${round}`)).attempts).toBe(round + 1);
    });

    it('repeats an uncertain one once where asked to', async () => {
      const { store } = await world();
      await write(store, aNotice('n1'));
      await store.settleNotice(await claimOne(store), unclear(later(5)), later(1));
      expect(ids(await claim(store, 4))).toEqual([]);
      await store.settleNotice(await claimOne(store, 5), unclear(later(9)), later(6));
      expect(ids(await claim(store, 99))).toEqual([]);
      await write(store, aNotice('n2'));
      await store.settleNotice(await claimOne(store, 99), unclear(undefined), later(99));
      expect(await store.nextDue()).toBeUndefined();
    });

    it('keeps the message in which a channel shows a case', async () => {
      const { store } = await world();
      const room = asId<never>('room');
      const shown = { type: 'shown.put', case: aCase(1).id, conversation: room } as const;
      const to = { conversation: room };
      await store.commit({
        writes: [opening(aCase(1)), shown],
        notices: [aNotice('n1', { to, body: { kind: 'desk', case: aCase(1).id } }), aNotice('n2', { to })],
      });
      await store.settleNotice(await claimOne(store), { kind: 'sent', message: 'm1' }, later(1));
      await store.settleNotice(await claimOne(store), { kind: 'sent', message: 'm2' }, later(1));
      expect(await store.shown(aCase(1).id)).toEqual([{ conversation: 'room', message: 'm1' }]);
    });

    it('keeps every message that shows a case, also after it came back to the queue', async () => {
      const { store } = await world();
      const room = asId<never>('room');
      const desk = (id: string) =>
        aNotice(id, { to: { conversation: room }, body: { kind: 'desk', case: aCase(1).id } });
      const shown = { type: 'shown.put', case: aCase(1).id, conversation: room } as const;
      await store.commit({ writes: [opening(aCase(1)), shown], notices: [desk('n1')] });
      expect(await store.shown(aCase(1).id)).toEqual([{ conversation: 'room', message: undefined }]);
      await store.settleNotice(await claimOne(store), { kind: 'sent', message: 'm1' }, later(1));
      await write(store, desk('n2'));
      await store.settleNotice(await claimOne(store), { kind: 'sent', message: 'm2' }, later(2));
      expect((await store.shown(aCase(1).id)).map(({ message }) => message)).toEqual(['m1', 'm2']);
    });

    it('marks a conversation dead until somebody writes there', async () => {
      const { store } = await world();
      await put(store, aConversation('chat'));
      const refused = { kind: 'failed', error: '403', dead: true } as const;
      await write(store, aNotice('n1', { to: { conversation: asId('chat') } }));
      await store.settleNotice(await claimOne(store, 1), refused, later(1));
      expect(await store.conversation(asId('chat'))).toEqual(aConversation('chat', { dead: true }));
      expect(await store.personalConversation(mia.id)).toEqual(aConversation('chat', { dead: true }));
      await put(store, aConversation('chat', { dead: true }), 2);
      expect(await store.conversation(asId('chat'))).toEqual(aConversation('chat'));
    });

    it('marks the latest chat of a person dead, then the one before', async () => {
      const { store } = await world();
      await put(store, aConversation('old'), 1);
      await put(store, aConversation('new'), 2);
      const refused = { kind: 'failed', error: '404', dead: true } as const;
      await write(store, aNotice('n1'), aNotice('n2'), aNotice('n3'));
      await store.settleNotice(await claimOne(store), { ...refused, dead: false }, later(3));
      expect((await store.personalConversation(mia.id))?.id).toBe('new');
      await store.settleNotice(await claimOne(store), refused, later(3));
      expect(await store.personalConversation(mia.id)).toEqual(aConversation('old'));
      await store.settleNotice(await claimOne(store), refused, later(3));
      expect(await store.personalConversation(mia.id)).toEqual(aConversation('new', { dead: true }));
    });

    it('leaves a conversation alive where somebody wrote after the call', async () => {
      const { store } = await world();
      await put(store, aConversation('chat'));
      await write(store, aNotice('n1', { to: { conversation: asId('chat') } }));
      const notice = await claimOne(store);
      await store.beginNotice(notice, later(1));
      await put(store, aConversation('chat'), 2);
      await store.settleNotice(notice, { kind: 'failed', error: '403', dead: true }, later(3));
      expect((await store.conversation(asId('chat')))?.dead).toBe(false);
    });

    it('gives back at start what only this process can have leased', async () => {
      const { store, dialect } = await world();
      const timer = { id: 't1', case: aCase(1).id, kind: 'close', dueAt: T0 } as const;
      await store.commit(change(opening(aCase(1), { timers: [timer] })));
      await write(store, aNotice('n1'));
      await claim(store);
      await store.claimTimers(9, T0, later(60));
      await store.releaseLeases();
      const waits = dialect.sole ? 1 : 0;
      expect(await claim(store, 1)).toHaveLength(waits);
      expect(await store.claimTimers(9, later(1), later(61))).toHaveLength(waits);
    });
  });
};
