import { describe, expect, it } from 'vitest';
import { asId, type IncidentId, type ProductId } from '../../../bot/domain/ids.ts';
import { type Incident, type IncidentReport, merge } from '../../../bot/domain/incident.ts';
import type { Followed } from '../../../db/store/incidents.ts';
import type { Write } from '../../../db/store.ts';
import { aCase, ada, change, jon, later, lea, mia, moving, opening, piotr, T0 } from '../world.ts';
import type { World } from './world-of.ts';

const PRODUCT = asId<ProductId>('openroads');
const I1 = asId<IncidentId>('i1');

const anIncident = (id: string, rest: Partial<IncidentReport> = {}): Incident =>
  merge(undefined, {
    id: asId<IncidentId>(id),
    source: 'operator',
    title: `Incident ${id} “<b>😀`,
    level: 'degraded',
    component: '',
    products: [PRODUCT],
    startedAt: T0,
    end: undefined,
    url: undefined,
    updates: [{ id: 'u1', at: T0, phase: 'investigating', text: 'Line 1\nLine 2' }],
    saidAt: T0,
    ...rest,
  });

const put = (incident: Incident, from = 0) => change({ type: 'incident.put', incident, from });
const follow = (user: typeof mia.id, to: Followed): Write => ({ type: 'follow.add', user, to, at: T0 });
const link = (number: number): Write => ({
  type: 'incident.link',
  incident: I1,
  case: aCase(number).id,
  by: mia.id,
  at: T0,
});

/** The status board, who follows it, and the cases that are linked. */
export const incidentContract = (world: World): void => {
  describe('incidents', () => {
    it('keeps an incident and numbers it', async () => {
      const { store } = await world();
      const whole = anIncident('i1', { url: 'https://status.example/1', end: later(90), level: 'maintenance' });
      expect(await store.commit(put(whole))).toBe('committed');
      expect(await store.commit(put(anIncident('i2')))).toBe('committed');
      expect(await store.incident(I1)).toEqual({ ...whole, number: 1 });
      expect(await store.incidentByNumber(2)).toEqual({ ...anIncident('i2'), number: 2 });
      expect(await store.incidentByNumber(3)).toBeUndefined();
      expect(await store.incident(asId('i404'))).toBeUndefined();
    });

    it('moves it on from what was read, for its own source only', async () => {
      const { store } = await world();
      const first = anIncident('i1');
      await store.commit(put(first));
      expect(await store.commit(put(first))).toBe('stale');
      const next = { ...first, title: 'Better', version: 2 };
      expect(await store.commit(put({ ...next, source: 'https://feed.example' }, 1))).toBe('stale');
      expect(await store.commit(put(next, 1))).toBe('committed');
      expect(await store.commit(put(next, 1))).toBe('stale');
      expect(await store.incident(I1)).toEqual({ ...next, number: 1 });
    });

    it('takes one of ten that come at once', async () => {
      const { store } = await world();
      const ends = await Promise.all(Array.from({ length: 10 }, () => store.commit(put(anIncident('i1')))));
      expect(ends.filter(end => end === 'committed')).toHaveLength(1);
      expect((await store.incident(I1))?.version).toBe(1);
    });

    it('lists what was not over by then, the latest begin first', async () => {
      const { store } = await world();
      await store.commit(put(anIncident('open')));
      await store.commit(put(anIncident('over', { end: later(10) })));
      await store.commit(put(anIncident('planned', { startedAt: later(500), source: 'https://feed.example' })));
      const ids = async (seconds: number, limit = 9) =>
        (await store.incidentsSince(later(seconds), limit)).map(({ id }) => id);
      expect(await ids(9)).toEqual(['planned', 'over', 'open']);
      expect(await ids(10)).toEqual(['planned', 'open']);
      expect(await ids(0, 1)).toEqual(['planned']);
      expect((await store.unendedIncidents('operator', later(10))).map(({ id }) => id)).toEqual(['open']);
    });

    it('knows who is told: followers, those of a product, and the people of open linked cases', async () => {
      const { store } = await world();
      await store.commit(put(anIncident('i1')));
      await store.commit(change(follow(lea.id, { kind: 'incident', target: I1 })));
      await store.commit(change(follow(jon.id, { kind: 'product', target: PRODUCT })));
      await store.commit(change(opening(aCase(1, { contact: ada.id }), { watchers: [piotr.id] })));
      await store.commit(change(link(1)));
      const audience = async (products: readonly ProductId[]) =>
        [...(await store.incidentAudience(I1, products))].sort();
      expect(await audience([PRODUCT])).toEqual(['ada', 'jon', 'lea', 'mia', 'piotr']);
      expect(await audience([])).toEqual(['ada', 'lea', 'mia', 'piotr']);
      expect(await store.incidentAudience(asId('i2'), [asId('other')])).toEqual([]);
      const closed = aCase(1, {
        contact: ada.id,
        version: 2,
        progress: { state: 'cancelled', reason: 'solved-itself' },
      });
      await store.commit(change(moving(closed, { type: 'closed', reason: 'solved-itself' })));
      expect(await audience([])).toEqual(['lea']);
      expect(await store.countLinkedCases(I1)).toBe(0);
    });

    it('follows once, and no more when that is asked', async () => {
      const { store } = await world();
      const to = { kind: 'incident', target: I1 } as const;
      await store.commit(change(follow(mia.id, to), follow(mia.id, to)));
      await store.commit(change(follow(mia.id, { kind: 'product', target: PRODUCT }), follow(ada.id, to)));
      expect(await store.followedBy(mia.id)).toEqual([to, { kind: 'product', target: PRODUCT }]);
      await store.commit(change({ type: 'follow.remove', user: mia.id, to }));
      expect(await store.followedBy(mia.id)).toEqual([{ kind: 'product', target: PRODUCT }]);
      expect(await store.followedBy(ada.id)).toEqual([to]);
    });

    it('links cases, for their own people', async () => {
      const { store } = await world();
      await store.commit(put(anIncident('i1')));
      await store.commit(put(anIncident('i2', { startedAt: later(5) })));
      await store.commit(change(opening(aCase(1), { watchers: [piotr.id, ada.id] })));
      await store.commit(change(opening(aCase(2, { requester: ada.id, contact: ada.id }))));
      await store.commit(change(link(1), link(1), link(2)));
      await store.commit(
        change({ type: 'incident.link', incident: asId('i2'), case: aCase(1).id, by: mia.id, at: T0 }),
      );
      expect(await store.linkedCasesOf(mia.id, I1)).toEqual([aCase(1).id]);
      expect(await store.linkedCasesOf(ada.id, I1)).toEqual([aCase(1).id, aCase(2).id]);
      expect(await store.linkedCasesOf(piotr.id, I1)).toEqual([aCase(1).id]);
      expect(await store.linkedCasesOf(lea.id, I1)).toEqual([]);
      expect((await store.incidentsOfCase(aCase(1).id)).map(({ id }) => id)).toEqual(['i2', 'i1']);
      expect(await store.countLinkedCases(I1)).toBe(2);
      await store.commit(change({ type: 'incident.unlink', incident: I1, case: aCase(1).id }));
      expect(await store.linkedCasesOf(mia.id, I1)).toEqual([]);
      expect(await store.countLinkedCases(I1)).toBe(1);
    });

    it('forgets who followed what has been over for a month', async () => {
      const { store } = await world();
      const DAY = 86_400;
      await store.commit(put(anIncident('i1', { end: later(10) })));
      await store.commit(change(follow(mia.id, { kind: 'incident', target: I1 })));
      await store.commit(change(follow(mia.id, { kind: 'product', target: PRODUCT })));
      await store.tidy(later(29 * DAY));
      expect(await store.followedBy(mia.id)).toHaveLength(2);
      await store.tidy(later(31 * DAY));
      expect(await store.followedBy(mia.id)).toEqual([{ kind: 'product', target: PRODUCT }]);
    });

    it('lets one replica at a time look at a feed, and keeps how it went', async () => {
      const { store } = await world();
      const url = 'https://status.example/feed';
      const fresh = { url, etag: undefined, modified: undefined, checkedAt: undefined, reachedAt: undefined };
      const claims = await Promise.all([1, 2, 3].map(() => store.claimFeed(url, T0, later(60))));
      expect(claims.filter(it => it !== undefined)).toEqual([fresh]);
      const state = { url, etag: '"1"', modified: 'Fri', checkedAt: T0, reachedAt: T0 };
      await store.settleFeed(state, undefined, later(300));
      expect(await store.claimFeed(url, later(299), later(999))).toBeUndefined();
      expect(await store.claimFeed(url, later(300), later(360))).toEqual(state);
      // Whoever had it died: the lease is over.
      expect(await store.claimFeed(url, later(360), later(420))).toEqual(state);
      await store.settleFeed({ ...state, checkedAt: later(360) }, 'timeout', later(600));
      expect(await store.feeds()).toEqual([{ ...state, checkedAt: later(360) }]);
    });
  });
};
