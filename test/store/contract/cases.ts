import { describe, expect, it } from 'vitest';
import { asId } from '../../../bot/domain/ids.ts';
import { aCase, ada, anActivity, change, jon, later, lea, mia, moving, opening, T0 } from '../world.ts';
import type { World } from './world-of.ts';

/** Cases, their history, and the lists of them. */
export const caseContract = (world: World): void => {
  describe('cases', () => {
    it('gives back what was opened', async () => {
      const { store } = await world();
      const full = aCase(1, {
        product: asId('openroads'),
        productVersion: '24.0',
        productArea: 'plans',
        typeOfIssue: 'crash',
        customerReference: 'R-1',
        follows: asId('CS0000009'),
        contact: ada.id,
      });
      expect(await store.commit(change(opening(full, { watchers: [ada.id, ada.id] })))).toBe('committed');
      expect(await store.case(full.id)).toEqual({ ...full, watchers: [ada.id] });
      expect(await store.activities(full.id, 9)).toEqual([anActivity(1, { type: 'opened' }, mia.id)]);
      expect(await store.case(asId('CS0000404'))).toBeUndefined();
    });

    it('keeps what each state knows', async () => {
      const { store } = await world();
      const waiting = { since: later(1), closesAt: later(99) };
      const states = [
        { state: 'work-in-progress', assignee: undefined },
        { state: 'work-in-progress', assignee: jon.id },
        { state: 'awaiting-info', assignee: jon.id, question: 'Which?', ...waiting },
        { state: 'pending-development', assignee: jon.id },
        { state: 'resolved', assignee: jon.id, resolution: 'So.', articles: ['kb-1'], ...waiting },
        { state: 'closed', reason: 'no-response' },
        { state: 'cancelled', reason: 'by-support' },
      ] as const;
      await store.commit(change(opening(aCase(1))));
      for (const [index, progress] of states.entries()) {
        const next = aCase(1, { version: index + 2, progress });
        expect(await store.commit(change(moving(next, { type: 'taken' })))).toBe('committed');
        expect(await store.case(next.id)).toEqual({ ...next, watchers: [] });
      }
    });

    it('keeps the history newest first, with its instants', async () => {
      const { store } = await world();
      await store.commit(change(opening(aCase(1))));
      const asked = { type: 'asked', question: 'Which?', closesAt: later(99) } as const;
      await store.commit(change(moving(aCase(1, { version: 2 }), asked)));
      await store.commit(change(moving(aCase(1, { version: 3 }), { type: 'commented', text: '\u2028 “x”' })));
      const [comment, question, ...rest] = await store.activities(aCase(1).id, 2);
      expect(comment).toEqual(anActivity(3, { type: 'commented', text: '\u2028 “x”' }, jon.id));
      expect(question).toEqual(anActivity(2, asked, jon.id));
      expect(rest).toEqual([]);
    });

    it('opens a number and a draft once, however many try at once', async () => {
      const { store } = await world();
      const draft = asId<never>('d1');
      const sameNumber = Array.from({ length: 20 }, () => store.commit(change(opening(aCase(1)))));
      expect((await Promise.all(sameNumber)).filter(end => end === 'committed')).toHaveLength(1);
      const sameDraft = Array.from({ length: 20 }, (_, n) => store.commit(change(opening(aCase(n + 2), { draft }))));
      const ends = await Promise.all(sameDraft);
      expect(ends.filter(end => end === 'committed')).toHaveLength(1);
      expect(ends.filter(end => end === 'stale')).toHaveLength(19);
      expect((await store.queue([asId('gts')], 50, 0)).total).toBe(2);
    });

    it('moves a version once, however many try at once', async () => {
      const { store } = await world();
      await store.commit(change(opening(aCase(1))));
      const ends = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          store.commit(change(moving(aCase(1, { version: 2 }), { type: 'commented', text: `${n}` }))),
        ),
      );
      expect(ends.filter(end => end === 'committed')).toHaveLength(1);
      expect((await store.case(aCase(1).id))?.version).toBe(2);
      expect(await store.activities(aCase(1).id, 50)).toHaveLength(2);
    });

    it('refuses to move a case on behalf of another account', async () => {
      const { store } = await world();
      await store.commit(change(opening(aCase(1))));
      const foreign = aCase(1, { version: 2, account: lea.account });
      expect(await store.commit(change(moving(foreign, { type: 'taken' })))).toBe('stale');
    });

    it('replaces the timers of the case that moved', async () => {
      const { store } = await world();
      const timer = (n: number, of: number, due: number) =>
        ({ id: `t${n}`, case: aCase(of).id, kind: 'remind', dueAt: later(due) }) as const;
      await store.commit(change(opening(aCase(1), { timers: [timer(1, 1, 5)] })));
      await store.commit(change(opening(aCase(2), { timers: [timer(2, 2, 9)] })));
      await store.commit(change(moving(aCase(1, { version: 2 }), { type: 'taken' }, { timers: [timer(3, 1, 7)] })));
      expect(await store.nextDue()).toEqual(later(7));
      expect(await store.claimTimers(9, later(100), later(160))).toEqual([timer(3, 1, 7), timer(2, 2, 9)]);
    });

    it('counts case numbers up, each once', async () => {
      const { store } = await world();
      expect(await store.nextCaseNumber()).toBe('CS0001000');
      const numbers = await Promise.all(Array.from({ length: 20 }, () => store.nextCaseNumber()));
      expect(new Set(numbers).size).toBe(20);
      expect([...numbers].sort().at(-1)).toBe('CS0001020');
    });

    it('lists the open cases that somebody takes part in, latest change first', async () => {
      const { store } = await world();
      const closed = { state: 'closed', reason: 'accepted' } as const;
      await store.commit(change(opening(aCase(1))));
      await store.commit(change(opening(aCase(2, { requester: ada.id, contact: mia.id }))));
      await store.commit(change(opening(aCase(3, { requester: ada.id, contact: ada.id }), { watchers: [mia.id] })));
      await store.commit(change(opening(aCase(4, { progress: closed }), { watchers: [mia.id] })));
      await store.commit(change(opening(aCase(5, { requester: ada.id, contact: ada.id }))));
      await store.commit(change(opening(aCase(6, { account: lea.account, requester: lea.id, contact: lea.id }))));
      const mine = await store.openCases(mia.id, 9);
      expect(mine.map(line => line.id)).toEqual([aCase(3).id, aCase(2).id, aCase(1).id]);
      expect(await store.countOpenCases(mia.id)).toBe(3);
      expect((await store.openCases(mia.id, 2)).map(line => line.id)).toEqual([aCase(3).id, aCase(2).id]);
      expect((await store.openCases(lea.id, 9)).map(line => line.id)).toEqual([aCase(6).id]);
      await store.commit(change(moving(aCase(2, { version: 2, progress: closed }), { type: 'accepted' })));
      expect(await store.countOpenCases(mia.id)).toBe(2);
    });

    it('queues the unassigned first, then by priority and age, without what is resolved', async () => {
      const { store } = await world();
      const taken = { state: 'work-in-progress', assignee: jon.id } as const;
      const free = { state: 'work-in-progress', assignee: undefined } as const;
      const waiting = { assignee: undefined, since: T0, closesAt: later(9) };
      const imsTeam = asId<never>('ims');
      const cases = [
        aCase(1, { priority: 3 }),
        aCase(2, { priority: 1, progress: taken }),
        aCase(3, { priority: 1, progress: free, team: imsTeam }),
        aCase(4, { priority: 1, progress: { state: 'resolved', resolution: '', articles: [], ...waiting } }),
        aCase(5, { priority: 3, team: imsTeam }),
        aCase(6, { priority: 1, team: asId('other') }),
        aCase(7, { progress: { state: 'closed', reason: 'accepted' } }),
        aCase(8, { priority: 2, progress: { state: 'awaiting-info', question: '?', ...waiting } }),
      ];
      for (const one of cases) await store.commit(change(opening(one)));
      const ids = async (limit: number, offset: number) =>
        (await store.queue([asId('gts'), imsTeam, imsTeam], limit, offset)).lines.map(line => Number(line.id.slice(2)));
      expect(await ids(9, 0)).toEqual([3, 8, 1, 5, 2]);
      expect(await ids(2, 0)).toEqual([3, 8]);
      expect(await ids(2, 2)).toEqual([1, 5]);
      expect(await ids(2, 4)).toEqual([2]);
      expect((await store.queue([asId('gts'), imsTeam], 1, 0)).total).toBe(5);
      expect(await store.queue([], 9, 0)).toEqual({ lines: [], total: 0 });
    });

    it('lists what is assigned to somebody and open', async () => {
      const { store } = await world();
      await store.commit(change(opening(aCase(1, { progress: { state: 'work-in-progress', assignee: jon.id } }))));
      await store.commit(change(opening(aCase(2, { progress: { state: 'pending-development', assignee: jon.id } }))));
      await store.commit(change(opening(aCase(3))));
      const { lines, total } = await store.assignedTo(jon.id, 9, 0);
      const [first] = lines;
      expect([lines.map(({ id }) => id), total]).toEqual([[aCase(2).id, aCase(1).id], 2]);
      expect((await store.assignedTo(jon.id, 1, 1)).lines.map(({ id }) => id)).toEqual([aCase(1).id]);
      expect(first).toMatchObject({ assignee: jon.id, product: undefined, version: 1, updatedAt: later(2) });
    });

    it('names the products that the account used since then, most used first', async () => {
      const { store, dialect } = await world();
      const { db, t } = dialect;
      const used = (id: string, product: string, day: string, account = mia.account) => ({
        ...{ id, account, day, country: 'DE', user: mia.id, machine: 'm', kind: 'licensed', slots: '0' },
        product: asId<never>(product),
      });
      await dialect.read(
        db
          .insert(t.usage)
          .values([
            used('1', 'a', '2026-03-01'),
            used('2', 'b', '2026-03-01'),
            used('3', 'b', '2026-03-02'),
            used('4', 'old', '2026-02-01'),
            used('5', 'foreign', '2026-03-01', lea.account),
          ])
          .returning(),
      );
      expect(await store.productsUsed(mia.account, new Date('2026-03-01T23:00:00Z'))).toEqual(['b', 'a']);
    });
  });
};
