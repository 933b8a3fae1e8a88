import { describe, expect, it } from 'vitest';
import { asId } from '../../../bot/domain/ids.ts';
import type { LeasedNotice, Notice, Store } from '../../../db/store.ts';
import { ada, aNotice, later, T0 } from '../world.ts';
import type { World } from './world-of.ts';

const write = (store: Store, ...notices: readonly Notice[]) => store.commit({ writes: [], notices });

const claim = (store: Store, seconds = 0, lease = 'l1') =>
  store.claimNotices(99, later(seconds), { id: lease, until: later(seconds + 60) });

const ids = (notices: readonly LeasedNotice[]): readonly string[] => notices.map(notice => notice.id);

/** The first notice that is claimed; a test without one has failed. */
const claimOne = async (store: Store, seconds = 0, lease = 'l1'): Promise<LeasedNotice> => {
  const [notice] = await claim(store, seconds, lease);
  if (notice === undefined) throw new Error('nothing to claim');
  return notice;
};

const LEASED = { lease: 'l1', attempts: 1, way: 'chat', copy: false, seen: false };

/** Who is served when: order, keys and leases. */
export const outboxContract = (world: World): void => {
  describe('outbox', () => {
    it('hands out what was written, as it was written', async () => {
      const { store } = await world();
      await write(store, aNotice('n1', { key: 'k' }));
      expect(await claim(store)).toEqual([{ ...aNotice('n1', { key: 'k' }), ...LEASED }]);
    });

    it('serves each receiver one notice at a time, in the order of writing', async () => {
      const { store } = await world();
      const room = { conversation: asId<never>('room') };
      await write(
        store,
        aNotice('m1'),
        aNotice('a1', { to: { user: ada.id } }),
        aNotice('m2'),
        aNotice('r1', { to: room }),
      );
      await write(store, aNotice('m3', { at: later(-5) }), aNotice('r2', { to: room }));
      const first = await claim(store);
      expect(ids(first)).toEqual(['m1', 'a1', 'r1']);
      expect(ids(await claim(store))).toEqual([]);
      const [m1, , r1] = first;
      if (m1 === undefined || r1 === undefined) throw new Error('not claimed');
      await store.settleNotice(m1, { kind: 'sent', message: undefined }, later(1));
      expect(ids(await claim(store, 1))).toEqual(['m2']);
      await store.settleNotice(r1, { kind: 'later', at: later(30), error: '429' }, later(1));
      // What was postponed still comes before what was written later.
      expect(ids(await claim(store, 2))).toEqual([]);
      expect(ids(await claim(store, 30))).toEqual(['r1']);
    });

    it('hands nothing out twice, however many ask at once', async () => {
      const { store } = await world();
      const rooms = Array.from({ length: 30 }, (_, n) => aNotice(`n${n}`, { to: { conversation: asId(`room${n}`) } }));
      await write(store, ...rooms, ...rooms.map(room => ({ ...room, id: asId<never>(`${room.id}-second`) })));
      const claims = await Promise.all(
        Array.from({ length: 10 }, (_, n) => store.claimNotices(5, T0, { id: `l${n}`, until: later(60) })),
      );
      const claimed = ids(claims.flat());
      expect(new Set(claimed).size).toBe(claimed.length);
      expect(claimed.some(id => id.endsWith('second'))).toBe(false);
      expect(ids([...claims.flat(), ...(await claim(store))]).length).toBe(30);
    });

    it('hands out no more than asked for, and nothing before it is due', async () => {
      const { store } = await world();
      await write(store, aNotice('n1', { to: { user: ada.id } }), aNotice('n2', { at: later(5) }));
      expect(ids(await claim(store))).toEqual(['n1']);
      expect(await store.nextDue()).toEqual(later(5));
      expect(ids(await store.claimNotices(0, later(5), { id: 'l', until: later(60) }))).toEqual([]);
      expect(ids(await claim(store, 5))).toEqual(['n2']);
    });

    it('ignores an id that it knows', async () => {
      const { store } = await world();
      await write(store, aNotice('n1'));
      await write(store, aNotice('n1', { at: later(9) }), aNotice('n1', { key: 'k' }));
      const notice = await claimOne(store);
      expect(notice).toEqual({ ...aNotice('n1'), ...LEASED });
      await store.settleNotice(notice, { kind: 'sent', message: undefined }, later(1));
      await write(store, aNotice('n1'));
      expect(ids(await claim(store, 2))).toEqual([]);
      await write(store, aNotice('n2', { key: 'k' }));
      expect(await write(store, aNotice('n1', { key: 'k' }))).toBe('committed');
      expect(ids(await claim(store, 2))).toEqual(['n2']);
    });

    it('lets a later notice take the place of a waiting one with the same key and receiver', async () => {
      const { store } = await world();
      await write(store, aNotice('n1', { key: 'k' }), aNotice('n2'), aNotice('n3', { key: 'k', to: { user: ada.id } }));
      const body = { kind: 'redraw', case: asId<never>('CS0000001') } as const;
      await write(store, aNotice('n4', { key: 'k', body, at: later(1) }));
      const [first, other, ...rest] = await claim(store, 1);
      expect(first).toMatchObject({ id: 'n4', body });
      expect([other?.id, rest]).toEqual(['n3', []]);
      // One that is under way is not touched: the next one waits behind it.
      await write(store, aNotice('n5', { key: 'k' }), aNotice('n6', { key: 'k' }));
      if (first === undefined) throw new Error('not claimed');
      await store.settleNotice(first, { kind: 'sent', message: undefined }, later(2));
      const second = await claimOne(store, 2);
      expect(second.id).toBe('n2');
      await store.settleNotice(second, { kind: 'sent', message: undefined }, later(2));
      expect(ids(await claim(store, 2))).toEqual(['n6']);
    });

    it('drops what comes back after its key was taken', async () => {
      const { store } = await world();
      await write(store, aNotice('n1', { key: 'k' }));
      const first = await claimOne(store);
      await write(store, aNotice('n2', { key: 'k' }));
      await store.settleNotice(first, { kind: 'later', at: later(1), error: '429' }, T0);
      const second = await claimOne(store, 1);
      expect(second.id).toBe('n2');
      await store.settleNotice(second, { kind: 'sent', message: undefined }, later(2));
      expect(await store.nextDue()).toBeUndefined();
    });

    it('coalesces twenty writers of one key into one notice', async () => {
      const { store } = await world();
      const ends = await Promise.all(
        Array.from({ length: 20 }, (_, n) => write(store, aNotice(`n${n}`, { key: 'k' }))),
      );
      expect(ends).toContain('committed');
      const notice = await claimOne(store);
      await store.settleNotice(notice, { kind: 'sent', message: undefined }, later(1));
      expect(await store.nextDue()).toBeUndefined();
    });

    it('wakes for a lease that runs out, and not for what waits behind it', async () => {
      const { store } = await world();
      await write(store, aNotice('n1'), aNotice('n2'));
      expect(await store.nextDue()).toEqual(T0);
      await claim(store);
      expect(await store.nextDue()).toEqual(later(60));
    });
  });
};

export { claim, claimOne, ids, write };
