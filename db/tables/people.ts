import type { AccountId, ObjectId, TeamId, TenantId, UserId } from '../../bot/domain/ids.ts';
import type { Language } from '../../bot/domain/language.ts';
import type { Account, ContactMethod, Role } from '../../bot/domain/people.ts';
import type { Kit } from '../kit.ts';

/** Accounts, the tenants that they are bound to, and their people. */
export const peopleTables = (k: Kit) => {
  const accounts = k.table('accounts', {
    id: k.text('id').$type<AccountId>().primaryKey(),
    name: k.text('name').notNull(),
    kind: k.text('kind').$type<Account['kind']>().notNull(),
    ultimate: k.text('ultimate').notNull(),
    onHold: k.bool('on_hold').notNull(),
    managedServices: k.bool('managed_services').notNull(),
    country: k.text('country').notNull(),
  });
  const account = () =>
    k
      .text('account')
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id);

  const accountTenants = k.table(
    'account_tenants',
    { tenant: k.text('tenant').$type<TenantId>().notNull(), account: account() },
    t => [k.primaryKey({ columns: [t.tenant, t.account] }), k.index('account_tenants_account').on(t.account)],
  );

  const users = k.table(
    'users',
    {
      id: k.text('id').$type<UserId>().primaryKey(),
      account: account(),
      /** Lower-case. */
      email: k.text('email').notNull(),
      name: k.text('name').notNull(),
      /** What a search by name or address compares with; see `searchText`. */
      search: k.text('search').notNull(),
      roles: k.json<readonly Role[]>('roles').notNull(),
      /** Whether the roles make an administrator, for the index. */
      administrator: k.bool('administrator').notNull(),
      teams: k.json<readonly TeamId[]>('teams').notNull(),
      tenant: k.text('tenant').$type<TenantId>(),
      object: k.text('object').$type<ObjectId>(),
      language: k.text('language').$type<Language>(),
      timeZone: k.text('time_zone').notNull(),
      contactMethod: k.text('contact_method').$type<ContactMethod>().notNull(),
      phone: k.text('phone'),
      version: k.int('version').notNull(),
    },
    t => [
      k.uniqueIndex('users_identity').on(t.tenant, t.object),
      k.uniqueIndex('users_account_email').on(t.account, t.email),
      k.index('users_email').on(t.email),
      k.index('users_administrators').on(t.account, t.administrator, t.name),
    ],
  );

  return { accounts, accountTenants, users };
};
