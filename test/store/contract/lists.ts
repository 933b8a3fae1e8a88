import { describe, expect, it } from 'vitest';
import { type Case, REQUEST_TYPES, STATES } from '../../../bot/domain/case.ts';
import {
  CASE_SORTS,
  CASE_VIEWS,
  type CaseCursor,
  type CaseFilter,
  type CaseQuery,
  firstQuery,
  NO_FILTER,
} from '../../../bot/domain/case-list.ts';
import { asId, type CaseId } from '../../../bot/domain/ids.ts';
import { PRIORITIES } from '../../../bot/domain/priority.ts';
import { caseLists } from '../../../db/case-lists.ts';
import { activityRow, caseRow } from '../../../db/case-rows.ts';
import type { CaseLists, ListViewer } from '../../../db/store/lists.ts';
import type { Store } from '../../../db/store.ts';
import {
  aCase,
  ada,
  anActivity,
  change,
  contoso,
  fabrikam,
  later,
  lea,
  mia,
  moving,
  opening,
  piotr,
  T0,
} from '../world.ts';
import { type Followed, numbers, PRODUCTS, plainList, someCases } from './plain-lists.ts';
import type { World } from './world-of.ts';

const viewerOf = ({ id, account }: { id: ListViewer['user']; account: ListViewer['account'] }): ListViewer => ({
  user: id,
  account,
});
const MIA = viewerOf(mia);

const open = async (store: Store, cases: readonly Followed[]): Promise<void> => {
  const writes = cases.map(({ case: one, watchers }) => opening(one, { watchers }));
  expect(await store.commit(change(...writes))).toBe('committed');
};

const idsOf = (lines: readonly { readonly id: CaseId }[]): readonly CaseId[] => lines.map(({ id }) => id);

/** A whole list, page by page to its end and back again. */
const thereAndBack = async (
  lists: Pick<CaseLists, 'caseList'>,
  viewer: ListViewer,
  query: CaseQuery,
  limit: number,
) => {
  const there: CaseId[] = [];
  let page = await lists.caseList(viewer, query, limit);
  expect(page.before).toBeUndefined();
  there.push(...idsOf(page.lines));
  while (page.after !== undefined) {
    page = await lists.caseList(viewer, query, limit, page.after);
    there.push(...idsOf(page.lines));
  }
  const back: CaseId[] = [...idsOf(page.lines)];
  while (page.before !== undefined) {
    page = await lists.caseList(viewer, query, limit, page.before);
    // The first page is a full one, so it may say again what the page after it said.
    back.unshift(...idsOf(page.lines).filter(id => !back.includes(id)));
  }
  return { there, back };
};

const wip = { state: 'work-in-progress', assignee: undefined } as const;
const closed = { state: 'closed', reason: 'accepted' } as const;
const sorted = (by: CaseQuery['sort']['by'], descending = false): CaseQuery => ({
  ...firstQuery('all'),
  sort: { by, descending },
});

/** Lists of cases: their order, their pages, their filters, and whose they are. */
export const listContract = (world: World): void => {
  describe('lists', () => {
    it('shows every view in every order, forth and back, as a look at every case would', async () => {
      const { store } = await world();
      const cases = someCases(240);
      await open(store, cases);
      for (const view of CASE_VIEWS)
        for (const by of CASE_SORTS)
          for (const descending of [false, true]) {
            const query = { ...firstQuery(view), sort: { by, descending } };
            const wanted = plainList(cases, MIA, query);
            expect(wanted.length).toBeGreaterThan(20);
            const { there, back } = await thereAndBack(store, MIA, query, 40);
            expect(there, `${view} by ${by}`).toEqual(wanted);
            expect(back, `${view} by ${by}, back`).toEqual(wanted);
          }
    });

    it('filters by each column and by several, however rare what is left', async () => {
      const { store, dialect } = await world();
      const cases = someCases(240, 11);
      await open(store, cases);
      // With these limits a few hundred cases need every way in which a page is looked for.
      const near = caseLists(dialect, () => [{ walk: 10 }, { pick: 12 }, { walk: 10 }, { pick: 40 }, { walk: 15 }]);
      const { next, oneOf } = numbers(3);
      const some = <T>(list: readonly T[]): readonly T[] => (next(2) === 0 ? [] : list.filter(() => next(3) === 0));
      let filled = 0;
      for (let round = 0; round < 120; round += 1) {
        const from = later(next(3600));
        const filter: CaseFilter = {
          states: some(STATES),
          priorities: some(PRIORITIES),
          requestTypes: some(REQUEST_TYPES),
          products: some([...PRODUCTS, asId<never>('no such')]),
          from: next(3) === 0 ? from : undefined,
          until: next(3) === 0 ? new Date(from.getTime() + next(3_600_000)) : undefined,
        };
        const query = {
          view: oneOf([...CASE_VIEWS]),
          sort: { by: oneOf([...CASE_SORTS]), descending: next(2) === 0 },
          filter,
        };
        const viewer = oneOf([MIA, MIA, viewerOf(ada), viewerOf(lea)]);
        const wanted = plainList(cases, viewer, query);
        const said = JSON.stringify(query);
        expect(await thereAndBack(near, viewer, query, 7), said).toEqual({ there: wanted, back: wanted });
        expect(await near.countCaseList(viewer, query, 1000), said).toBe(wanted.length);
        expect(await near.countCaseList(viewer, query, 5), said).toBe(Math.min(5, wanted.length));
        filled += wanted.length > 0 ? 1 : 0;
      }
      expect(filled).toBeGreaterThan(40);
    });

    it('shows each case that stays as it is once, whatever happens to the others meanwhile', async () => {
      const { store } = await world();
      const cases = Array.from({ length: 60 }, (_, n) => aCase(n + 1));
      await open(
        store,
        cases.map(one => ({ case: one, watchers: [] })),
      );
      const query = firstQuery('all');
      const seen: CaseId[] = [];
      const moved = new Set<CaseId>();
      let page = await store.caseList(MIA, query, 10);
      for (let n = 1; ; n += 1) {
        seen.push(...idsOf(page.lines));
        if (page.after === undefined) break;
        // One that was shown and one that was not both jump to the front.
        for (const index of [60 - n, n * 3]) {
          const one = cases[index];
          if (one === undefined || moved.has(one.id)) continue;
          moved.add(one.id);
          const next = { ...one, version: 2, updatedAt: later(1000 + n) };
          expect(await store.commit(change(moving(next, { type: 'commented', text: 'x' })))).toBe('committed');
        }
        page = await store.caseList(MIA, query, 10, page.after);
      }
      expect(moved.size).toBeGreaterThan(8);
      const still = cases
        .map(({ id }) => id)
        .reverse()
        .filter(id => !moved.has(id));
      expect(seen.filter(id => !moved.has(id))).toEqual(still);
      const back = [...idsOf(page.lines)];
      while (page.before !== undefined) {
        page = await store.caseList(MIA, query, 10, page.before);
        back.unshift(...idsOf(page.lines).filter(id => !back.includes(id)));
      }
      expect(back.filter(id => !moved.has(id))).toEqual(still);
      expect(back).toHaveLength(60);
    });

    it('always has a page, also where a cursor points at nothing', async () => {
      const { store } = await world();
      await open(
        store,
        [1, 2, 3, 4, 5].map(n => ({ case: aCase(n), watchers: [] })),
      );
      const query = sorted('number');
      const cursor = (direction: CaseCursor['direction'], number: number): CaseCursor => ({
        direction,
        state: 'new',
        key: '',
        id: aCase(number).id,
      });
      const idsAt = async (at: CaseCursor) => idsOf((await store.caseList(MIA, query, 2, at)).lines);
      expect(await idsAt(cursor('after', 3))).toEqual([aCase(4).id, aCase(5).id]);
      expect(await idsAt(cursor('after', 99))).toEqual([aCase(4).id, aCase(5).id]);
      expect(await idsAt(cursor('before', 4))).toEqual([aCase(2).id, aCase(3).id]);
      expect(await idsAt(cursor('before', 2))).toEqual([aCase(1).id, aCase(2).id]);
      const end = await store.caseList(MIA, query, 2, cursor('after', 99));
      expect(end.after).toBeUndefined();
      expect(idsOf((await store.caseList(MIA, query, 2, end.before)).lines)).toEqual([aCase(2).id, aCase(3).id]);
      expect(await store.caseList(viewerOf(piotr), query, 2)).toEqual({
        lines: [],
        before: undefined,
        after: undefined,
      });
      expect((await store.caseList(viewerOf(piotr), query, 2, cursor('after', 1))).lines).toEqual([]);
    });

    it('begins anew with a cursor that was made for another order', async () => {
      const { store } = await world();
      await open(
        store,
        [1, 2, 3].map(n => ({ case: aCase(n), watchers: [] })),
      );
      for (const by of CASE_SORTS)
        for (const key of ['', 'x\0', Number.NaN, 1e300, -5, 1.5, 7]) {
          const cursor: CaseCursor = { direction: 'after', state: 'new', key, id: asId('\0') };
          expect((await store.caseList(MIA, sorted(by), 2, cursor)).lines.length, `${by} ${key}`).toBeGreaterThan(0);
        }
    });

    it('shows a line as the case is now', async () => {
      const { store } = await world();
      const one = aCase(1, { requester: ada.id, contact: mia.id, product: asId('plaxis'), priority: 2 });
      await open(store, [{ case: one, watchers: [] }]);
      const next = { ...one, version: 2, updatedAt: later(7), progress: wip };
      await store.commit(change(moving(next, { type: 'taken' })));
      const { lines } = await store.caseList(MIA, firstQuery('all'), 9);
      expect(lines).toEqual([
        {
          id: one.id,
          shortDescription: one.shortDescription,
          state: 'work-in-progress',
          priority: 2,
          product: 'plaxis',
          team: one.team,
          requestType: one.requestType,
          requester: ada.id,
          contact: mia.id,
          account: contoso.id,
          assignee: undefined,
          updatedAt: later(7),
          openedAt: one.openedAt,
          version: 2,
        },
      ]);
    });

    it('follows who takes part', async () => {
      const { store } = await world();
      let it: Case = aCase(1, { requester: ada.id, contact: ada.id });
      await open(store, [{ case: it, watchers: [] }]);
      const step = async (event: Parameters<typeof moving>[1], rest: Partial<Case> = {}) => {
        it = { ...it, ...rest, version: it.version + 1 };
        expect(await store.commit(change(moving(it, event)))).toBe('committed');
      };
      const views = async (viewer: ListViewer) => {
        const counts = CASE_VIEWS.map(
          async view => [view, await store.countCaseList(viewer, firstQuery(view), 9)] as const,
        );
        return (await Promise.all(counts)).flatMap(([view, count]) => (count > 0 ? [view] : []));
      };
      expect(await views(MIA)).toEqual(['account']);
      await step({ type: 'watched', user: mia.id });
      expect(await views(MIA)).toEqual(['all', 'account']);
      await step(
        { type: 'asked', question: '?', closesAt: later(9) },
        { progress: { state: 'awaiting-info', assignee: undefined, question: '?', since: T0, closesAt: later(9) } },
      );
      // Whoever only watches has nothing to do.
      expect(await views(MIA)).toEqual(['all', 'account']);
      expect(await views(viewerOf(ada))).toEqual(['all', 'action', 'mine', 'account']);
      await step({ type: 'contact-changed', from: ada.id, to: mia.id, method: 'email' }, { contact: mia.id });
      expect(await views(MIA)).toEqual(['all', 'action', 'account']);
      await step({ type: 'unwatched', user: mia.id });
      expect(await views(MIA)).toEqual(['all', 'action', 'account']);
      await step({ type: 'contact-changed', from: mia.id, to: piotr.id, method: 'email' }, { contact: piotr.id });
      expect(await views(MIA)).toEqual(['account']);
      await step({ type: 'accepted' }, { progress: closed });
      expect(await views(viewerOf(piotr))).toEqual(['all', 'account']);
      expect(
        idsOf(
          (await store.caseList(MIA, { ...firstQuery('account'), filter: { ...NO_FILTER, states: ['closed'] } }, 9))
            .lines,
        ),
      ).toEqual([it.id]);
    });

    it('never shows a case of another account, whoever is named in it', async () => {
      const { store } = await world();
      await open(store, [
        { case: aCase(1), watchers: [lea.id] },
        { case: aCase(2, { account: fabrikam.id, requester: lea.id, contact: mia.id }), watchers: [ada.id] },
      ]);
      for (const view of CASE_VIEWS) {
        const lists = await Promise.all(
          [MIA, viewerOf(lea), viewerOf(ada), { user: mia.id, account: fabrikam.id }].map(async viewer => ({
            viewer,
            ...(await store.caseList(viewer, firstQuery(view), 9)),
          })),
        );
        for (const { viewer, lines } of lists)
          expect(
            lines.filter(line => line.account !== viewer.account),
            view,
          ).toEqual([]);
        expect(await store.countCaseList(viewerOf(lea), firstQuery(view), 9)).toBe(view === 'action' ? 0 : 1);
      }
    });

    it('hands out all rows of a list, a batch when it is asked for', async () => {
      const { store } = await world();
      const cases = someCases(60, 5);
      await open(store, cases);
      const query = { ...firstQuery('account'), sort: { by: 'description', descending: true } } as const;
      const wanted = plainList(cases, MIA, query);
      const batches = [];
      for await (const batch of store.caseListRows(MIA, query, 25)) batches.push(batch);
      expect(batches.map(batch => batch.length)).toEqual([25, 25, wanted.length - 50]);
      expect(idsOf(batches.flat())).toEqual(wanted);
      const first = batches[0]?.[0];
      const one = cases.find(({ case: { id } }) => id === first?.id)?.case;
      const { category, situation, impact, productVersion, customerReference, description, contact } = one ?? aCase(0);
      expect(first).toMatchObject({ category, situation, impact, description, contact });
      expect([first?.productVersion, first?.customerReference]).toEqual([productVersion, customerReference]);

      const lazy = store.caseListRows(MIA, query, 25)[Symbol.asyncIterator]();
      await lazy.next();
      const late = aCase(999, { shortDescription: '' });
      await open(store, [{ case: late, watchers: [] }]);
      const rest = [...((await lazy.next()).value ?? []), ...((await lazy.next()).value ?? [])];
      expect(idsOf(rest)).toContain(late.id);
      await lazy.return?.();
      const none = store.caseListRows(
        viewerOf(lea),
        { ...firstQuery('mine'), filter: { ...NO_FILTER, from: later(1e6) } },
        5,
      );
      for await (const batch of none) expect(batch).toBe('never');
    });

    it('remembers the list that somebody looked at last', async () => {
      const { store, dialect } = await world();
      expect(await store.lastList(mia.id)).toBeUndefined();
      const filter: CaseFilter = {
        ...NO_FILTER,
        states: ['new'],
        products: [asId('plaxis')],
        from: T0,
        until: later(5),
      };
      const query: CaseQuery = { ...sorted('updated', true), filter };
      const cursor: CaseCursor = { direction: 'after', state: 'new', key: T0.getTime(), id: aCase(1).id };
      const put = (list: Parameters<typeof store.commit>[0]['writes'][number]) => store.commit(change(list));
      await put({
        type: 'list.put',
        user: mia.id,
        list: { query: firstQuery('mine'), cursor: undefined, offset: 0 },
        at: T0,
      });
      expect(await store.lastList(mia.id)).toEqual({ query: firstQuery('mine'), cursor: undefined, offset: 0 });
      await put({ type: 'list.put', user: mia.id, list: { query, cursor, offset: 10 }, at: later(1) });
      expect(await store.lastList(mia.id)).toEqual({ query, cursor, offset: 10 });
      expect(await store.lastList(ada.id)).toBeUndefined();
      await dialect.read(
        dialect.db
          .update(dialect.t.lists)
          .set({ list: { of: 'another release' } })
          .returning(),
      );
      expect(await store.lastList(mia.id)).toBeUndefined();
    });

    it('takes in cases that were written without it', async () => {
      const { store, dialect } = await world();
      const { db, t, read } = dialect;
      const cases = [1, 2, 3, 4, 5].map(n => aCase(n, { shortDescription: `Imported number ${n}` }));
      await read(db.insert(t.cases).values(cases.map(caseRow)).returning());
      await read(
        db
          .insert(t.activities)
          .values(cases.map(({ id }) => activityRow(id, anActivity(1))))
          .returning(),
      );
      await read(
        db
          .insert(t.watchers)
          .values({ case: aCase(1).id, user: ada.id })
          .returning(),
      );
      expect(await store.countCaseList(MIA, firstQuery('all'), 9)).toBe(0);
      // A step that such a case takes meanwhile is not lost.
      await store.commit(
        change(moving(aCase(5, { version: 2, progress: closed }), { type: 'commented', text: 'meanwhile' })),
      );
      expect(await store.indexCases(3)).toBe(3);
      expect(await store.countCaseList(MIA, firstQuery('all'), 9)).toBe(3);
      expect(await store.indexCases(3)).toBe(2);
      expect(await store.indexCases(3)).toBe(0);
      expect(idsOf((await store.caseList(MIA, sorted('state'), 9)).lines)).toEqual(
        [1, 2, 3, 4, 5].map(n => aCase(n).id),
      );
      expect(await store.countCaseList(viewerOf(ada), firstQuery('all'), 9)).toBe(1);
      const engineer = { kind: 'engineer' } as const;
      expect(await store.findCases(engineer, 'imported', 9)).toHaveLength(4);
      expect((await store.findCases(engineer, 'meanwhile', 9)).map(({ line }) => line.id)).toEqual([aCase(5).id]);
    });
  });
};
