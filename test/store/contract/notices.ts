import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type CaseId, type NoticeId } from '../../../bot/domain/ids.ts';
import { isMissed, type NoticeStatus } from '../../../bot/domain/missed.ts';
import { type Preferences, USUAL } from '../../../bot/domain/preferences.ts';
import type { Dialect, Query } from '../../../db/dialect.ts';
import type { LeasedNotice, Notice, Store } from '../../../db/store.ts';
import { aCase, ada, aNotice, change, later, mia, moving, opening, T0 } from '../world.ts';
import { claim, claimOne, ids, write } from './outbox.ts';
import type { World } from './world-of.ts';

const CASE = aCase(1).id;
const DAY = 86_400;

const aboutCase = (id: string, rest: Partial<Notice> = {}): Notice =>
  aNotice(id, { body: { kind: 'case', case: CASE, activity: 1 }, ...rest });

const withCase = async (world: World) => {
  const it = await world();
  await it.store.commit(change(opening(aCase(1))));
  return it;
};

const mails = (store: Store, seconds = 0): Promise<readonly LeasedNotice[]> =>
  store.claimNotices(99, later(seconds), { id: 'm1', until: later(seconds + 60) }, 'email');

const settings = (rest: Partial<Preferences> = {}): Preferences => ({ ...USUAL, version: 1, ...rest });

const put = (store: Store, from: number, preferences: Preferences, seconds = 0) =>
  store.commit(change({ type: 'preferences.put', user: mia.id, from, preferences, at: later(seconds) }));

const collected = async (store: Store, id: string, until: Date, seconds = 0): Promise<void> => {
  await write(store, aboutCase(id, { at: later(seconds) }));
  const notice = await claimOne(store, seconds);
  await store.settleNotice(notice, { kind: 'collected', until }, later(seconds));
};

const outcomeOf = async (store: Store, id: string) =>
  (await store.receiptsOf(CASE, 99, 0)).find(receipt => receipt.id === id);

/** Ways, receipts, and what was not seen. */
export const noticeContract = (world: World): void => {
  describe('preferences', () => {
    it('are the usual ones until something is chosen, and are guarded by what was read', async () => {
      const { store } = await world();
      expect(await store.preferencesOf(mia.id)).toEqual(USUAL);
      const chosen = settings({ quiet: { from: 1080, until: 480 }, digestHour: 17, digestBy: 'email' });
      expect(await put(store, 0, chosen)).toBe('committed');
      expect(await put(store, 0, settings())).toBe('stale');
      expect(await store.preferencesOf(mia.id)).toEqual(chosen);
      expect(await put(store, 1, { ...settings(), version: 2 })).toBe('committed');
      expect(await store.preferencesOf(mia.id)).toEqual({ ...settings(), version: 2 });
      expect(await store.preferencesOf(ada.id)).toEqual(USUAL);
    });

    it('changed at once by two, one is stale', async () => {
      const { store } = await world();
      const ends = await Promise.all([put(store, 0, settings()), put(store, 0, settings({ digestHour: 9 }))]);
      expect([...ends].sort()).toEqual(['committed', 'stale']);
    });

    it('decide anew what was held or collected, and the digest is made anew', async () => {
      const { store } = await withCase(world);
      await collected(store, 'n1', later(3600));
      await write(store, aboutCase('n2'));
      await store.settleNotice(await claimOne(store), { kind: 'held', until: later(7200), error: 'quiet hours' }, T0);
      expect(ids(await claim(store))).toEqual([]);
      await put(store, 0, settings());
      const [first] = await claim(store);
      expect(first?.id).toBe('n1');
      if (first === undefined) throw new Error('not claimed');
      await store.settleNotice(first, { kind: 'collected', until: later(3600) }, T0);
      expect(ids(await claim(store))).toEqual(['n2']);
      expect(await outcomeOf(store, 'n1')).toMatchObject({ status: 'collected', dueAt: later(3600) });
    });
  });

  it('mutes a case for one person, once, and not any more', async () => {
    const { store } = await withCase(world);
    const mute = (on: boolean) => store.commit(change({ type: 'case.mute', user: mia.id, case: CASE, on, at: T0 }));
    await mute(true);
    await mute(true);
    expect([await store.isMuted(mia.id, CASE), await store.isMuted(ada.id, CASE)]).toEqual([true, false]);
    expect(await store.mutedCases(mia.id, 9)).toEqual([CASE]);
    await mute(false);
    await mute(false);
    expect([await store.isMuted(mia.id, CASE), await store.mutedCases(mia.id, 9)]).toEqual([false, []]);
  });

  describe('ways', () => {
    it('a held notice waits until its time and keeps nobody waiting behind it', async () => {
      const { store } = await withCase(world);
      await write(store, aboutCase('n1'), aboutCase('n2'));
      await store.settleNotice(await claimOne(store), { kind: 'held', until: later(600), error: 'quiet hours' }, T0);
      expect(ids(await claim(store))).toEqual(['n2']);
      expect(await store.nextDue()).toEqual(later(60));
      await store.settleNotice(
        (await claim(store, 60))[0] ?? aLease('n2'),
        { kind: 'sent', message: undefined },
        later(60),
      );
      expect(ids(await claim(store, 599))).toEqual([]);
      expect(await store.nextDue()).toEqual(later(600));
      // Once it may go, it comes before what was written later.
      await write(store, aboutCase('n3', { at: later(600) }));
      expect(ids(await claim(store, 600))).toEqual(['n1']);
    });

    it('a later one with the same key takes the place of a held one', async () => {
      const { store } = await withCase(world);
      await write(store, aboutCase('n1', { key: 'k' }));
      await store.settleNotice(await claimOne(store), { kind: 'held', until: later(600), error: 'quiet hours' }, T0);
      await write(store, aboutCase('n2', { key: 'k' }));
      expect(ids(await claim(store))).toEqual([]);
      expect(ids(await claim(store, 600))).toEqual(['n2']);
    });

    it('one that comes back held after its key was taken is replaced', async () => {
      const { store } = await withCase(world);
      await write(store, aboutCase('n1', { key: 'k' }));
      const first = await claimOne(store);
      await write(store, aboutCase('n2', { key: 'k' }));
      await store.settleNotice(first, { kind: 'held', until: later(600), error: 'quiet hours' }, T0);
      expect(ids(await claim(store))).toEqual(['n2']);
      expect(await outcomeOf(store, 'n1')).toBeUndefined();
    });

    it('what goes by e-mail has a queue of its own, and remembers why', async () => {
      const { store } = await withCase(world);
      await write(store, aboutCase('n1'), aboutCase('n2'));
      const first = await claimOne(store);
      await store.settleNotice(first, { kind: 'rerouted', to: 'email', because: 'HTTP 403', dead: false }, T0);
      expect(ids(await claim(store))).toEqual(['n2']);
      const [mail] = await mails(store);
      expect(mail).toMatchObject({ id: 'n1', to: { email: mia.id }, way: 'email', copy: false });
      if (mail === undefined) throw new Error('not claimed');
      await store.settleNotice(mail, { kind: 'sent', message: undefined }, later(5));
      expect(await outcomeOf(store, 'n1')).toMatchObject({
        to: { user: mia.id },
        way: 'email',
        status: 'sent',
        because: 'HTTP 403',
        error: undefined,
        settledAt: later(5),
      });
    });

    it('a copy for the same person by e-mail is added once, and is missed by nobody', async () => {
      const { store } = await withCase(world);
      const copy = aboutCase('n1:email', { to: { email: mia.id } });
      await write(store, aboutCase('n1'), copy);
      await write(store, copy);
      const [mail, ...rest] = await mails(store);
      expect([mail?.copy, rest]).toEqual([true, []]);
      if (mail === undefined) throw new Error('not claimed');
      await store.settleNotice(mail, { kind: 'failed', error: 'SMTP 550', dead: false }, T0);
      expect(await store.missedBy(mia.id, T0, 9, 0)).toEqual([]);
    });

    it('one that was seen elsewhere says so when it is due', async () => {
      const { store } = await withCase(world);
      await write(store, aboutCase('n1'));
      await store.settleNotice(await claimOne(store), { kind: 'held', until: later(60), error: 'quiet hours' }, T0);
      await store.commit(change({ type: 'missed.seen', user: ada.id, notices: [asId('n1')], at: T0 }));
      await store.commit(change({ type: 'missed.seen', user: mia.id, notices: [asId('n1')], at: T0 }));
      expect(await claimOne(store, 60)).toMatchObject({ id: 'n1', seen: true });
    });
  });

  describe('digests', () => {
    const due = later(3600);

    it('what is collected makes one digest, which tells it once', async () => {
      const { store } = await withCase(world);
      await collected(store, 'n1', due);
      await collected(store, 'n2', due, 1);
      expect(ids(await claim(store, 3599))).toEqual([]);
      const digest = await claimOne(store, 3600);
      expect(digest).toMatchObject({ to: { user: mia.id }, body: { kind: 'digest' } });
      expect((await store.collectedFor(digest.id, 9)).map(({ id }) => id)).toEqual(['n1', 'n2']);
      expect(await store.countCollected(digest.id)).toBe(2);
      await store.settleNotice(digest, { kind: 'sent', message: 'm' }, later(3601));
      expect(await outcomeOf(store, 'n2')).toMatchObject({ status: 'sent', way: 'chat', settledAt: later(3601) });
      expect(await store.collectedFor(digest.id, 9)).toEqual([]);
      expect(await store.nextDue()).toBeUndefined();
    });

    it('by e-mail its news went by e-mail; what was seen before is left out', async () => {
      const { store } = await withCase(world);
      await collected(store, 'n1', due);
      await collected(store, 'n2', due, 1);
      await store.commit(change({ type: 'missed.seen', user: mia.id, notices: [asId('n1')], at: later(2) }));
      const digest = await claimOne(store, 3600);
      expect((await store.collectedFor(digest.id, 9)).map(({ id }) => id)).toEqual(['n2']);
      await store.settleNotice(digest, { kind: 'rerouted', to: 'email', because: 'wish', dead: false }, due);
      const [mail] = await mails(store, 3600);
      if (mail === undefined) throw new Error('not claimed');
      await store.settleNotice(mail, { kind: 'sent', message: undefined }, later(3601));
      expect(await outcomeOf(store, 'n1')).toMatchObject({ status: 'dropped', error: 'seen' });
      expect(await outcomeOf(store, 'n2')).toMatchObject({ status: 'sent', way: 'email' });
    });

    it('what comes too late for one is tried again, and lost in none', async () => {
      const { store } = await withCase(world);
      await collected(store, 'n1', due);
      const digest = await claimOne(store, 3600);
      await store.settleNotice(digest, { kind: 'failed', error: 'HTTP 400', dead: false }, later(3600));
      expect(await outcomeOf(store, 'n1')).toMatchObject({ status: 'failed', error: 'HTTP 400' });
      await write(store, aboutCase('n2', { at: later(3600) }));
      await store.settleNotice(await claimOne(store, 3600), { kind: 'collected', until: due }, later(3600));
      expect(ids(await claim(store, 3661))).toEqual(['n2']);
    });
  });

  it('receipts tell the latest first, a page at a time, and nothing of cards that were drawn anew', async () => {
    const { store } = await withCase(world);
    const room = { conversation: asId<never>('room') };
    await write(
      store,
      aboutCase('n1'),
      aboutCase('n2', { to: { user: ada.id } }),
      aNotice('n3', { to: room, key: `desk:${CASE}`, body: { kind: 'desk', case: CASE } }),
      aNotice('n4', { to: room, key: `redraw:${CASE}`, body: { kind: 'redraw', case: CASE } }),
      aNotice('n5'),
      aboutCase('n6', { body: { kind: 'case', case: asId<CaseId>('CS0000009'), activity: 1 } }),
    );
    const found = await store.receiptsOf(CASE, 9, 0);
    expect(found.map(({ id }) => id)).toEqual(['n3', 'n2', 'n1']);
    expect(found[0]).toMatchObject({ to: room, activity: undefined, status: 'waiting' });
    expect(found[2]).toMatchObject({ to: { user: mia.id }, activity: 1, at: T0, dueAt: T0 });
    expect((await store.receiptsOf(CASE, 1, 1)).map(({ id }) => id)).toEqual(['n2']);
  });

  it('receipts stay while the case is worked on, and ninety days after', async () => {
    const { store } = await withCase(world);
    await write(store, aboutCase('n1'));
    await store.settleNotice(await claimOne(store), { kind: 'sent', message: 'm' }, later(1));
    await store.tidy(later(400 * DAY));
    expect(await outcomeOf(store, 'n1')).toBeDefined();
    const closed = aCase(1, {
      version: 2,
      updatedAt: later(400 * DAY),
      progress: { state: 'closed', reason: 'accepted' },
    });
    await store.commit(change(moving(closed, { type: 'accepted' })));
    await store.tidy(later(489 * DAY));
    expect(await outcomeOf(store, 'n1')).toBeDefined();
    await store.tidy(later(491 * DAY));
    expect(await outcomeOf(store, 'n1')).toBeUndefined();
  });

  describe('what somebody has missed', () => {
    it('is seen by an act in the chat after it stood there, and by nothing else', async () => {
      const { store } = await withCase(world);
      await write(store, aboutCase('n1'));
      await store.settleNotice(await claimOne(store), { kind: 'sent', message: 'm' }, later(10));
      const missed = async () => (await store.missedBy(mia.id, later(100), 9, 0)).map(({ id }) => id);
      await store.markActed([{ user: mia.id, at: later(9) }]);
      await store.markActed([{ user: ada.id, at: later(20) }]);
      expect(await missed()).toEqual(['n1']);
      await store.markActed([{ user: mia.id, at: later(20) }]);
      expect(await missed()).toEqual([]);
      await store.markActed([]);
    });

    const statuses: readonly NoticeStatus[] = [
      ...(['waiting', 'leased', 'held', 'collected', 'sent', 'uncertain', 'failed', 'dropped', 'replaced'] as const),
    ];
    const row = fc.record({
      status: fc.constantFrom(...statuses),
      way: fc.constantFrom('chat' as const, 'email' as const),
      copy: fc.boolean(),
      seenAt: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined, freq: 1 }),
    });

    it('is what the rule says of each notice', async () => {
      const { store, dialect } = await withCase(world);
      const rows = fc.sample(row, { numRuns: 200, seed: 7 });
      await putRows(
        dialect,
        rows.map((it, index) => ({ ...it, id: asId<NoticeId>(`n${index}`) })),
      );
      for (const seconds of [0, 10, 21]) {
        const listedAt = later(seconds);
        const wanted = rows
          .map((it, index) => ({
            ...it,
            id: `n${index}`,
            seenAt: it.seenAt === undefined ? undefined : later(it.seenAt),
          }))
          .filter(it => isMissed(it, listedAt))
          .map(({ id }) => id)
          .reverse();
        expect(wanted.length).toBeGreaterThan(10);
        expect((await store.missedBy(mia.id, listedAt, 200, 0)).map(({ id }) => id)).toEqual(wanted);
        expect((await store.missedBy(mia.id, listedAt, 5, 5)).map(({ id }) => id)).toEqual(wanted.slice(5, 10));
        expect(await store.countMissed(mia.id, listedAt)).toBe(wanted.length);
      }
    });
  });

  it('knows the tenants of an account', async () => {
    const { store } = await world();
    expect(await store.tenantsOf(mia.account)).toEqual(['tenant-contoso']);
    expect(await store.tenantsOf(asId('nobody'))).toEqual([]);
  });
};

const aLease = (id: string): LeasedNotice => ({
  ...aboutCase(id),
  ...{ lease: 'none', attempts: 1, way: 'chat', copy: false, seen: false },
});

type Row = {
  readonly id: NoticeId;
  readonly status: NoticeStatus;
  readonly way: 'chat' | 'email';
  readonly copy: boolean;
  readonly seenAt: number | undefined;
};

/** Notices that stand as they are told to, past all rules of how they could come to that. */
const putRows = async ({ db, t, read }: Dialect, rows: readonly Row[]): Promise<void> => {
  const values = rows.map(({ seenAt, ...rest }) => ({
    ...rest,
    receiver: `user:${mia.id}`,
    body: { kind: 'case', case: CASE, activity: 1 } as const,
    at: T0,
    dueAt: T0,
    attempts: 0,
    repeated: false,
    user: mia.id,
    case: CASE,
    seenAt: seenAt === undefined ? null : later(seenAt),
  }));
  const query: Query<unknown> = db.insert(t.notices).values(values).returning({ id: t.notices.id });
  await read(query);
};
