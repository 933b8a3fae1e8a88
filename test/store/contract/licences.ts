import { describe, expect, it } from 'vitest';
import { asId } from '../../../bot/domain/ids.ts';
import { userRow } from '../../../db/people.ts';
import type { AuditEntry } from '../../../db/store.ts';
import { ada, anAssignment, anAudit, change, contoso, fabrikam, later, lea, mia } from '../world.ts';
import type { World } from './world-of.ts';

const E1 = asId<never>('e1');

const add = (n: string, rest: Parameters<typeof anAssignment>[1] = {}, audit: Partial<AuditEntry> = {}) =>
  change({ type: 'assignment.add', assignment: anAssignment(`a${n}`, rest), audit: anAudit(`audit${n}`, audit) });

const end = (n: string, rest: Parameters<typeof anAssignment>[1] = {}, audit: Partial<AuditEntry> = {}) =>
  change({
    type: 'assignment.end',
    assignment: anAssignment(`a${n}`, rest),
    at: later(9),
    audit: anAudit(`end${n}`, { at: later(9), action: 'license.release', ...audit }),
  });

/** Seats: as many as are owned, each held by one person, each act in the audit. */
export const licenceContract = (world: World): void => {
  describe('licences', () => {
    it('shows an account its own entitlements', async () => {
      const { store } = await world();
      const [only, ...rest] = await store.entitlementsOf(contoso.id);
      expect(only).toEqual({
        ...{ id: 'e1', account: 'contoso', product: 'openroads', country: 'DE', featureLevel: undefined },
        ...{ owned: 2, assigned: 0, expiresOn: later(9e6) },
      });
      expect(rest).toEqual([]);
      expect((await store.entitlementsFor(fabrikam.id, asId('openroads'))).map(one => one.id)).toEqual(['e2']);
      expect(await store.entitlementsFor(fabrikam.id, asId('other'))).toEqual([]);
      expect((await store.entitlement(E1))?.id).toBe('e1');
      expect(await store.entitlement(asId('e404'))).toBeUndefined();
    });

    it('assigns a seat and releases it, each with its audit entry', async () => {
      const { store } = await world();
      expect(await store.commit(add('1'))).toBe('committed');
      expect((await store.entitlement(E1))?.assigned).toBe(1);
      expect(await store.assignment(E1, mia.id)).toEqual(anAssignment('a1'));
      expect(await store.assignmentById('a1')).toEqual({ ...anAssignment('a1'), endedAt: undefined });
      expect(await store.commit(end('1'))).toBe('committed');
      expect(await store.commit(end('1', {}, { id: 'again' }))).toBe('stale');
      expect((await store.entitlement(E1))?.assigned).toBe(0);
      expect(await store.assignment(E1, mia.id)).toBeUndefined();
      expect(await store.assignmentsOf(E1)).toEqual([]);
      expect(await store.assignmentById('a1')).toEqual({ ...anAssignment('a1'), endedAt: later(9) });
      const release = anAudit('end1', { at: later(9), action: 'license.release' });
      expect(await store.auditOf(contoso.id, 9)).toEqual([release, anAudit('audit1')]);
      expect(await store.auditOf(contoso.id, 1)).toEqual([release]);
      expect(await store.auditOf(fabrikam.id, 9)).toEqual([]);
    });

    it('gives a seat back once, whoever else holds one', async () => {
      const { store } = await world();
      await store.commit(add('1'));
      await store.commit(add('2', { user: ada.id }));
      expect(await store.commit(end('1'))).toBe('committed');
      expect(await store.commit(end('1', {}, { id: 'again' }))).toBe('stale');
      expect((await store.entitlement(E1))?.assigned).toBe(1);
      expect(await store.assignmentsOf(E1)).toEqual([anAssignment('a2', { user: ada.id })]);
    });

    it('lets nobody hold two seats of one entitlement, nor one id name two seats', async () => {
      const { store } = await world();
      await store.commit(add('1'));
      expect(await store.commit(add('2'))).toBe('stale');
      expect(await store.commit(add('1', { user: ada.id }, { id: 'other' }))).toBe('stale');
      expect((await store.entitlement(E1))?.assigned).toBe(1);
      expect(await store.auditOf(contoso.id, 9)).toHaveLength(1);
    });

    it('refuses the seats of another account', async () => {
      const { store } = await world();
      expect(await store.commit(add('1', { entitlement: asId('e2'), user: lea.id }))).toBe('stale');
      await store.commit(add('1'));
      expect(await store.commit(end('1', {}, { account: fabrikam.id }))).toBe('stale');
      expect(await store.commit(end('1', { user: ada.id }))).toBe('stale');
      expect((await store.entitlement(E1))?.assigned).toBe(1);
    });

    it('gives the last seat once, when fifty ask for it at once', async () => {
      const { store, dialect } = await world();
      const people = Array.from({ length: 50 }, (_, n) =>
        userRow({ ...mia, id: asId(`p${n}`), email: `p${n}@contoso.example`, identity: undefined }),
      );
      await dialect.read(dialect.db.insert(dialect.t.users).values(people).returning());
      await store.commit(add('first'));
      const ends = await Promise.all(people.map(({ id }) => store.commit(add(id, { user: id }))));
      expect(ends.filter(one => one === 'committed')).toHaveLength(1);
      expect(ends.filter(one => one === 'stale')).toHaveLength(49);
      expect(await store.entitlement(E1)).toMatchObject({ owned: 2, assigned: 2 });
      expect(await store.assignmentsOf(E1)).toHaveLength(2);
      expect(await store.auditOf(contoso.id, 99)).toHaveLength(2);
    });

    it('releases a seat once, when twenty do so at once', async () => {
      const { store } = await world();
      await store.commit(add('1'));
      const ends = await Promise.all(Array.from({ length: 20 }, (_, n) => store.commit(end('1', {}, { id: `x${n}` }))));
      expect(ends.filter(one => one === 'committed')).toHaveLength(1);
      expect((await store.entitlement(E1))?.assigned).toBe(0);
    });
  });
};
