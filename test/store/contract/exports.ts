import { describe, expect, it } from 'vitest';
import { firstQuery, NO_FILTER } from '../../../bot/domain/case-list.ts';
import { EXPORTS_AT_ONCE } from '../../../bot/domain/export.ts';
import { asId, type UserId } from '../../../bot/domain/ids.ts';
import type { ExportWrite, NewExport } from '../../../db/store/exports.ts';
import type { Store } from '../../../db/store.ts';
import { aCase, aConversation, ada, change, later, lea, mia, T0 } from '../world.ts';
import type { World } from './world-of.ts';

const wanted = (id: string, user: UserId, at = 0): NewExport => ({
  ...{ id, user, tenant: asId('tenant-contoso'), conversation: asId('c'), format: 'csv', language: 'de' },
  subject: {
    kind: 'list',
    query: { ...firstQuery('mine'), filter: { ...NO_FILTER, states: ['new'], from: later(-60) } },
  },
  at: later(at),
});

const start = (it: NewExport): ExportWrite => ({ type: 'export.start', export: it, expiresAt: later(86_400) });
const begin = (store: Store, ...all: readonly NewExport[]) => store.commit(change(...all.map(start)));
const lease = (id: string, until = 60) => ({ id, until: later(until) });
const done = (id: string, by: string): ExportWrite => ({
  ...{ type: 'export.done', id, lease: by, rows: 12, name: 'my-cases.csv', size: 345 },
  expiresAt: later(90_000),
});

/** Files that are made of lists and cases. */
export const exportContract = (world: World): void => {
  describe('exports', () => {
    it('wait as they were asked for, once however often that comes', async () => {
      const { store } = await world();
      const it = wanted('e1', mia.id);
      const ofCase: NewExport = {
        ...wanted('e2', mia.id, 1),
        subject: { kind: 'case', case: aCase(1).id },
        format: 'pdf',
      };
      expect(await begin(store, it, ofCase)).toBe('committed');
      expect(await begin(store, { ...it, format: 'pdf' })).toBe('committed');
      const nothing = { name: undefined, size: undefined, message: undefined, saving: undefined, total: undefined };
      const fresh = { state: 'queued', attempts: 0, rows: 0, expiresAt: later(86_400), ...nothing };
      expect(await store.export('e1')).toEqual({ ...it, ...fresh });
      expect(await store.exportsOf(mia.id, 9)).toEqual([
        { ...ofCase, ...fresh },
        { ...it, ...fresh },
      ]);
      expect(await store.exportsOf(ada.id, 9)).toEqual([]);
      expect(await store.countOpenExports(mia.id)).toBe(2);
      expect(await store.export('e404')).toBeUndefined();
    });

    it('are made oldest first', async () => {
      const { store } = await world();
      await begin(store, wanted('second', mia.id, 2), wanted('first', mia.id, 1), wanted('third', lea.id, 3));
      const claimed: (string | undefined)[] = [];
      for (let index = 0; index < 4; index += 1)
        claimed.push((await store.claimExport(later(60), lease(`lease-${index}`, 120)))?.id);
      expect(claimed).toEqual(['first', 'second', 'third', undefined]);
    });

    it('are made each by one, and no more than so many of one person, however many claim at once', async () => {
      const { store } = await world();
      const mine = Array.from({ length: EXPORTS_AT_ONCE + 2 }, (_, index) => wanted(`m${index}`, mia.id, index));
      await begin(store, ...mine, wanted('l', lea.id, 50));
      const claims = await Promise.all(
        Array.from({ length: 8 }, (_, index) => store.claimExport(later(60), lease(`lease-${index}`, 120))),
      );
      // Of two that claim at the same moment one may come away with nothing, as another round shows.
      for (let index = 8; index < 16; index += 1)
        claims.push(await store.claimExport(later(60), lease(`lease-${index}`, 120)));
      const claimed = claims.filter(found => found !== undefined);
      expect(claimed.map(({ user }) => user).sort()).toEqual([lea.id, mia.id, mia.id].sort());
      expect(new Set(claimed.map(({ id }) => id)).size).toBe(3);
      expect(new Set(claimed.map(found => found.lease)).size).toBe(3);
      for (const one of claimed) expect(one).toMatchObject({ state: 'running', attempts: 1 });
      const [ended] = claimed.filter(({ user }) => user === mia.id);
      expect(await store.commit(change(done(ended?.id ?? '', ended?.lease ?? '')))).toBe('committed');
      // The oldest that is left: one that was passed over while somebody else held it comes first.
      const left = mine.map(({ id }) => id).filter(id => !claimed.some(one => one.id === id));
      expect((await store.claimExport(later(60), lease('next', 120)))?.id).toBe(left[0]);
      expect(await store.claimExport(later(60), lease('more', 120))).toBeUndefined();
      expect(await store.countOpenExports(mia.id)).toBe(3);
    });

    it('are begun again by somebody else when a lease runs out, and the first one is told no more', async () => {
      const { store } = await world();
      await begin(store, wanted('e', mia.id));
      await store.claimExport(T0, lease('a', 60));
      expect(await store.holdsExport('e', 'a')).toBe(true);
      expect(await store.claimExport(later(59), lease('b', 120))).toBeUndefined();
      const progress = (by: string, until: number): ExportWrite => ({
        ...{ type: 'export.progress', id: 'e', lease: by, rows: 7, total: 20 },
        until: later(until),
      });
      expect(await store.commit(change(progress('a', 90)))).toBe('committed');
      expect(await store.export('e')).toMatchObject({ rows: 7, total: 20 });
      expect(await store.claimExport(later(89), lease('b', 120))).toBeUndefined();
      expect(await store.claimExport(later(90), lease('b', 150))).toMatchObject({ id: 'e', attempts: 2, rows: 0 });
      expect(await store.holdsExport('e', 'a')).toBe(false);
      for (const late of [progress('a', 999), done('e', 'a'), { type: 'export.release', id: 'e', lease: 'a' } as const])
        expect(await store.commit(change(late))).toBe('stale');
      expect(await store.commit(change({ type: 'export.release', id: 'e', lease: 'b' }))).toBe('committed');
      expect(await store.claimExport(later(91), lease('c', 150))).toMatchObject({ id: 'e', attempts: 3 });
      expect(await store.commit(change(done('e', 'c')))).toBe('committed');
      expect(await store.export('e')).toMatchObject({
        state: 'done',
        rows: 12,
        total: 12,
        size: 345,
        name: 'my-cases.csv',
      });
      expect(await store.claimExport(later(999), lease('d', 1_999))).toBeUndefined();
    });

    it('are stopped by whom they are for, and only while they are not over', async () => {
      const { store } = await world();
      const stop = (id: string, user: UserId): ExportWrite => ({ type: 'export.stop', id, user, at: T0 });
      await begin(store, wanted('waiting', mia.id, 2), wanted('made', mia.id, 1));
      await store.claimExport(later(9), lease('a'));
      expect(await store.commit(change(stop('made', ada.id)))).toBe('stale');
      expect(await store.commit(change(stop('made', mia.id), stop('waiting', mia.id)))).toBe('committed');
      expect(await store.holdsExport('made', 'a')).toBe(false);
      expect((await store.exportsOf(mia.id, 9)).map(({ state }) => state)).toEqual(['stopped', 'stopped']);
      expect(await store.commit(change(done('made', 'a')))).toBe('stale');
      expect(await store.commit(change(stop('made', mia.id)))).toBe('stale');
      expect(await store.claimExport(later(99), lease('b'))).toBeUndefined();
      expect(await store.countOpenExports(mia.id)).toBe(0);
    });

    it('that fail say so and take no place', async () => {
      const { store } = await world();
      await begin(store, wanted('e', mia.id));
      await store.claimExport(T0, lease('a'));
      const failed: ExportWrite = { type: 'export.failed', id: 'e', lease: 'a', expiresAt: later(5) };
      expect(await store.commit(change(failed))).toBe('committed');
      expect(await store.export('e')).toMatchObject({ state: 'failed', expiresAt: later(5) });
      expect(await store.countOpenExports(mia.id)).toBe(0);
    });

    it('go into somebody’s own storage step by step, each once', async () => {
      const { store } = await world();
      await begin(store, wanted('e', mia.id));
      const target = {
        uploadUrl: 'https://x.sharepoint.com/u',
        contentUrl: 'https://x',
        uniqueId: '1',
        fileType: 'csv',
        name: 'a',
      };
      const saving = (
        from: Extract<ExportWrite, { type: 'export.saving' }>['from'],
        state: 'offered' | 'accepted' | 'saved',
        to?: typeof target,
      ): ExportWrite => ({ ...{ type: 'export.saving', id: 'e', from, state, target: to }, at: T0 });
      expect(await store.commit(change(saving([undefined], 'offered')))).toBe('stale');
      await store.claimExport(T0, lease('a'));
      await store.commit(change(done('e', 'a')));
      expect(await store.commit(change(saving(['offered'], 'accepted', target)))).toBe('stale');
      expect(await store.commit(change(saving([undefined, 'declined'], 'offered')))).toBe('committed');
      expect(await store.claimSaving(later(9), later(99))).toBeUndefined();
      expect(await store.commit(change(saving(['offered'], 'accepted', target)))).toBe('committed');
      expect(await store.commit(change(saving(['offered'], 'accepted', target)))).toBe('stale');
      const claims = await Promise.all([1, 2, 3].map(() => store.claimSaving(later(9), later(99))));
      expect(claims.filter(found => found !== undefined)).toMatchObject([
        { id: 'e', saving: { state: 'accepted', target } },
      ]);
      expect(await store.claimSaving(later(98), later(198))).toBeUndefined();
      expect(await store.claimSaving(later(99), later(199))).toMatchObject({ id: 'e' });
      expect(await store.commit(change(saving(['accepted'], 'saved', target)))).toBe('committed');
      expect(await store.claimSaving(later(999), later(1_999))).toBeUndefined();
    });

    it('remember the messages that tell of them, the first of each kind', async () => {
      const { store } = await world();
      await store.commit(change({ type: 'conversation.put', conversation: aConversation('c'), at: T0 }));
      await begin(store, wanted('e', mia.id));
      const tell = async (kind: 'export' | 'saving', n: number) => {
        const notice = {
          id: asId<never>(`${kind}${n}`),
          to: { conversation: asId<never>('c') },
          key: undefined,
          at: T0,
        };
        await store.commit({ writes: [], notices: [{ ...notice, body: { kind, export: 'e' } }] });
        const [leased] = await store.claimNotices(1, T0, { id: `l${kind}${n}`, until: later(60) }, 'chat');
        if (leased === undefined) throw new Error('not claimed');
        await store.settleNotice(leased, { kind: 'sent', message: `message-${kind}-${n}` }, T0);
      };
      await tell('export', 1);
      await tell('export', 2);
      expect((await store.export('e'))?.message).toBe('message-export-1');
      await store.claimExport(T0, lease('a'));
      const offer = (from: Extract<ExportWrite, { type: 'export.saving' }>['from']): ExportWrite => ({
        ...{ type: 'export.saving', id: 'e', from, state: 'offered', target: undefined },
        at: T0,
      });
      await store.commit(change(done('e', 'a'), offer([undefined])));
      await tell('saving', 1);
      expect((await store.export('e'))?.saving?.message).toBe('message-saving-1');
      await store.commit(change(offer(['offered'])));
      expect((await store.export('e'))?.saving?.message).toBeUndefined();
    });

    it('are found when they are not kept any longer, and then forgotten', async () => {
      const { store } = await world();
      await begin(store, wanted('e1', mia.id), wanted('e2', mia.id));
      expect(await store.expiredExports(later(86_400), 9)).toEqual([]);
      const over = await store.expiredExports(later(86_401), 9);
      expect(over.map(({ id }) => id).sort()).toEqual(['e1', 'e2']);
      expect(await store.expiredExports(later(86_401), 1)).toHaveLength(1);
      expect(await store.commit(change({ type: 'export.forget', id: 'e1' }))).toBe('committed');
      expect(await store.commit(change({ type: 'export.forget', id: 'e1' }))).toBe('stale');
      expect((await store.exportsOf(mia.id, 9)).map(({ id }) => id)).toEqual(['e2']);
    });

    it('that a former life of the only process was at are begun again at once', async () => {
      const { dialect, store } = await world();
      await begin(store, wanted('e', mia.id));
      await store.claimExport(T0, lease('a', 600));
      await store.releaseLeases();
      const again = await store.claimExport(later(1), lease('b', 600));
      expect(again?.attempts).toBe(dialect.sole ? 2 : undefined);
    });
  });
};
