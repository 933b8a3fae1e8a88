import { type AccountId, asId, type ObjectId, type TeamId, type TenantId, type UserId } from '../../bot/domain/ids.ts';
import type { Account, User } from '../../bot/domain/people.ts';
import { demoId } from './demo-id.ts';
import { CONTOSO } from './people/contoso.ts';
import { FABRIKAM } from './people/fabrikam.ts';
import type { Person } from './people/person.ts';
import { VENDOR } from './people/vendor.ts';

export type DemoAccount = {
  readonly account: Account;
  readonly tenant: TenantId;
  readonly users: readonly User[];
};

export type DemoPeople = {
  readonly contoso: DemoAccount;
  readonly fabrikam: DemoAccount;
  readonly vendor: DemoAccount;
};

const accountOf = (n: number, facts: Omit<Account, 'id'>): Account => ({
  id: asId<AccountId>(demoId('account', n)),
  ...facts,
});

const userOf = (person: Person, n: number, account: Account, tenant: TenantId, domain: string): User => ({
  id: asId<UserId>(demoId('user', n)),
  account: account.id,
  email: `${person.key}@${domain}`,
  name: person.name,
  roles: person.roles ?? [],
  teams: (person.teams ?? []).map(team => asId<TeamId>(team)),
  identity:
    person.entra === undefined
      ? undefined
      : { tenant, object: asId<ObjectId>(`a0000000-0000-4000-8000-${String(person.entra).padStart(12, '0')}`) },
  language: person.language,
  timeZone: person.timeZone,
  contactMethod: person.contactMethod ?? 'email',
  phone: person.phone,
  version: 1,
});

const demoAccount = (
  n: number,
  facts: Omit<Account, 'id'>,
  tenant: string,
  domain: string,
  people: readonly Person[],
): DemoAccount => {
  const account = accountOf(n, facts);
  const id = asId<TenantId>(tenant);
  return {
    account,
    tenant: id,
    users: people.map((person, index) => userOf(person, n * 100 + index + 1, account, id, domain)),
  };
};

/** The demo's accounts and their people: two customers, one of them on hold, and the vendor. */
export const demoPeople = (): DemoPeople => ({
  contoso: demoAccount(
    1,
    {
      name: 'Contoso Engineering',
      kind: 'customer',
      ultimate: 'Contoso Holding',
      onHold: false,
      managedServices: true,
      country: 'DE',
    },
    '11111111-1111-4111-8111-111111111111',
    'contoso.example',
    CONTOSO,
  ),
  fabrikam: demoAccount(
    2,
    {
      name: 'Fabrikam Rail',
      kind: 'customer',
      ultimate: 'Fabrikam Group',
      onHold: true,
      managedServices: false,
      country: 'FR',
    },
    '22222222-2222-4222-8222-222222222222',
    'fabrikam.example',
    FABRIKAM,
  ),
  vendor: demoAccount(
    9,
    {
      name: 'Bentley Systems Support',
      kind: 'vendor',
      ultimate: 'Bentley Systems',
      onHold: false,
      managedServices: false,
      country: 'US',
    },
    '99999999-9999-4999-8999-999999999999',
    'vendor.example',
    VENDOR,
  ),
});

/** Everybody of the demo, by the part of the address before the `@`. */
export const byKey = (people: DemoPeople): ReadonlyMap<string, { user: User; account: Account }> =>
  new Map(
    [people.contoso, people.fabrikam, people.vendor].flatMap(({ account, users }) =>
      users.map(user => [user.email.split('@')[0] ?? '', { user, account }] as const),
    ),
  );

/** The entry of a list by its key; a key that nobody has is a mistake in the demo data. */
export const known = <Value>(entries: ReadonlyMap<string, Value>, key: string): Value => {
  const value = entries.get(key);
  if (value === undefined) throw new Error(`The demo data names ${key}, which does not exist`);
  return value;
};
