import { describe, expect, it } from 'vitest';
import { asId } from '../../../bot/domain/ids.ts';
import { userRow } from '../../../db/people.ts';
import { ada, change, contoso, fabrikam, jon, lea, mia, piotr } from '../world.ts';
import type { World } from './world-of.ts';

const CONTOSO = asId<never>('tenant-contoso');
const FABRIKAM = asId<never>('tenant-fabrikam');

/** Who somebody is, and whom an account has. */
export const peopleContract = (world: World): void => {
  describe('people', () => {
    it('knows a person by tenant and object id together', async () => {
      const { store } = await world();
      expect(await store.personByIdentity(CONTOSO, asId('object-mia'))).toEqual({ user: mia, account: contoso });
      expect(await store.personByIdentity(FABRIKAM, asId('object-mia'))).toBeUndefined();
      expect(await store.personByIdentity(CONTOSO, asId('object-lea'))).toBeUndefined();
    });

    it('knows nobody of an account that is no longer bound to their tenant', async () => {
      const { store, dialect } = await world();
      await dialect.read(dialect.db.delete(dialect.t.accountTenants).returning());
      expect(await store.personByIdentity(CONTOSO, asId('object-mia'))).toBeUndefined();
      expect(await store.unlinkedByEmail(CONTOSO, piotr.email)).toEqual([]);
      expect(await store.accountsOfTenant(CONTOSO)).toEqual([]);
    });

    it('finds the unlinked by address, in accounts of the tenant only', async () => {
      const { store } = await world();
      expect(await store.unlinkedByEmail(CONTOSO, 'PIOTR@Contoso.example')).toEqual([piotr]);
      expect(await store.unlinkedByEmail(FABRIKAM, piotr.email)).toEqual([]);
      expect(await store.unlinkedByEmail(CONTOSO, mia.email)).toEqual([]);
    });

    it('links an identity once', async () => {
      const { store } = await world();
      const link = { type: 'user.link', user: piotr.id, from: 1, tenant: CONTOSO } as const;
      const taken = { ...link, object: asId<never>('object-mia') };
      const elsewhere = { ...link, tenant: FABRIKAM, object: asId<never>('object-piotr') };
      const right = { ...link, object: asId<never>('object-piotr') };
      expect(await store.commit(change(taken))).toBe('stale');
      expect(await store.commit(change(elsewhere))).toBe('stale');
      expect(await store.commit(change({ ...right, from: 2 }))).toBe('stale');
      const ends = await Promise.all(Array.from({ length: 20 }, () => store.commit(change(right))));
      expect(ends.filter(end => end === 'committed')).toHaveLength(1);
      const person = await store.personByIdentity(CONTOSO, asId('object-piotr'));
      expect(person?.user).toEqual({
        ...piotr,
        version: 2,
        identity: { tenant: CONTOSO, object: asId('object-piotr') },
      });
      const again = { ...right, from: 2, object: asId<never>('object-other') };
      expect(await store.commit(change(again))).toBe('stale');
    });

    it('keeps the language, guarded by the version', async () => {
      const { store } = await world();
      const speak = { type: 'user.language', user: mia.id, from: 1, language: 'de' } as const;
      expect(await store.commit(change(speak))).toBe('committed');
      expect(await store.commit(change({ ...speak, language: 'fr' }))).toBe('stale');
      expect(await store.usersById([mia.id])).toEqual([{ ...mia, language: 'de', version: 2 }]);
    });

    it('names accounts and whom to turn to there', async () => {
      const { store } = await world();
      const contacts = [ada, piotr].map(({ name, email }) => ({ name, email }));
      expect(await store.accountsOfTenant(CONTOSO)).toEqual([{ name: 'contoso', administrators: contacts }]);
      expect(await store.accountsOfTenant(asId('unknown'))).toEqual([]);
      expect(await store.administratorsOf(contoso.id)).toEqual([ada, piotr]);
      expect(await store.administratorsOf(fabrikam.id)).toEqual([lea]);
      expect(await store.account(fabrikam.id)).toEqual(fabrikam);
      expect(await store.account(asId('nowhere'))).toBeUndefined();
    });

    it('finds people by id and address', async () => {
      const { store } = await world();
      expect(await store.usersById([])).toEqual([]);
      expect((await store.usersById([mia.id, lea.id, asId('nobody')])).map(one => one.id).sort()).toEqual([
        'lea',
        'mia',
      ]);
      expect(await store.userByEmail(contoso.id, 'Mia@CONTOSO.example')).toEqual(mia);
      expect(await store.userByEmail(fabrikam.id, mia.email)).toBeUndefined();
      expect(await store.customersByEmail('LEA@fabrikam.example')).toEqual([lea]);
      expect(await store.customersByEmail(jon.email)).toEqual([]);
    });

    it.each([
      ['mia', ['mia']],
      ['NOV', ['mia']],
      ['swiat', ['mia']],
      ['mia nova', ['mia']],
      ['lukasz', ['piotr']],
      ['Łuk', ['piotr']],
      ['ada@con', ['ada']],
      ['vak', []],
      ['lea', []],
      ['%', []],
      ['_da', []],
      ['\\', []],
      ['', ['ada', 'mia', 'piotr']],
    ])('finds the people of an account by %s', async (text, found) => {
      const { store } = await world();
      expect((await store.findUsers(contoso.id, text, 9)).map(one => one.id)).toEqual(found);
    });

    it('finds no more people than asked for', async () => {
      const { store } = await world();
      expect((await store.findUsers(contoso.id, '', 2)).map(one => one.id)).toEqual(['ada', 'mia']);
    });

    it('holds one user for an address of an account, and one for an identity', async () => {
      const { dialect } = await world();
      const add = (user: typeof mia) =>
        dialect.read(dialect.db.insert(dialect.t.users).values(userRow(user)).returning());
      await expect(add({ ...piotr, id: asId('x') })).rejects.toThrow();
      await expect(add({ ...mia, id: asId('x'), email: 'x@contoso.example' })).rejects.toThrow();
    });
  });
};
