import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Account, AccountContacts, User } from '../bot/domain/people.ts';
import type { Dialect } from './dialect.ts';
import { orNull, orUndefined } from './rows.ts';
import type { Schema } from './schema.ts';
import { searchPattern, searchText } from './search-text.ts';
import type { Store } from './store.ts';

/** A user as a row; the derived columns follow the rest. */
export const userRow = (user: User): Schema['users']['$inferInsert'] => ({
  id: user.id,
  account: user.account,
  email: user.email.toLowerCase(),
  name: user.name,
  search: searchText(user.name, user.email),
  roles: user.roles,
  administrator: user.roles.some(role => role === 'administrator' || role === 'co-administrator'),
  teams: user.teams,
  tenant: orNull(user.identity?.tenant),
  object: orNull(user.identity?.object),
  language: orNull(user.language),
  timeZone: user.timeZone,
  contactMethod: user.contactMethod,
  phone: orNull(user.phone),
  version: user.version,
});

const userOf = (row: Schema['users']['$inferSelect']): User => ({
  id: row.id,
  account: row.account,
  email: row.email,
  name: row.name,
  roles: row.roles,
  teams: row.teams,
  identity: row.tenant === null || row.object === null ? undefined : { tenant: row.tenant, object: row.object },
  language: orUndefined(row.language),
  timeZone: row.timeZone,
  contactMethod: row.contactMethod,
  phone: orUndefined(row.phone),
  version: row.version,
});

type People = Pick<
  Store,
  | 'personByIdentity'
  | 'unlinkedByEmail'
  | 'account'
  | 'accountsOfTenant'
  | 'administratorsOf'
  | 'usersById'
  | 'userByEmail'
  | 'customersByEmail'
  | 'findUsers'
>;

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name, 'en');

/** Reads of accounts and their people. A person counts only while their tenant is bound to their account. */
export const peopleReads = (dialect: Dialect): People => {
  const { db, t, read, prepare, byCode } = dialect;
  const bound = and(
    eq(t.accountTenants.account, t.users.account),
    eq(t.accountTenants.tenant, sql.placeholder('tenant')),
  );

  const person = prepare(
    'person_by_identity',
    db
      .select({ user: t.users, account: t.accounts })
      .from(t.users)
      .innerJoin(t.accounts, eq(t.accounts.id, t.users.account))
      .innerJoin(t.accountTenants, bound)
      .where(and(eq(t.users.tenant, sql.placeholder('tenant')), eq(t.users.object, sql.placeholder('object')))),
  );
  const unlinked = prepare(
    'unlinked_by_email',
    db
      .select({ user: t.users })
      .from(t.users)
      .innerJoin(t.accountTenants, bound)
      .where(and(eq(t.users.email, sql.placeholder('email')), isNull(t.users.tenant)))
      .orderBy(asc(t.users.id)),
  );
  const account = prepare(
    'account',
    db
      .select()
      .from(t.accounts)
      .where(eq(t.accounts.id, sql.placeholder('id'))),
  );
  const bindings = prepare(
    'accounts_of_tenant',
    db
      .select({ account: t.accounts })
      .from(t.accountTenants)
      .innerJoin(t.accounts, eq(t.accounts.id, t.accountTenants.account))
      .where(eq(t.accountTenants.tenant, sql.placeholder('tenant'))),
  );
  const administrators = prepare(
    'administrators_of',
    db
      .select()
      .from(t.users)
      .where(and(eq(t.users.account, sql.placeholder('account')), eq(t.users.administrator, true))),
  );
  const byEmail = prepare(
    'user_by_email',
    db
      .select()
      .from(t.users)
      .where(and(eq(t.users.account, sql.placeholder('account')), eq(t.users.email, sql.placeholder('email')))),
  );
  const customers = prepare(
    'customers_by_email',
    db
      .select({ user: t.users })
      .from(t.users)
      .innerJoin(t.accounts, eq(t.accounts.id, t.users.account))
      .where(and(eq(t.users.email, sql.placeholder('email')), eq(t.accounts.kind, 'customer')))
      .orderBy(asc(t.users.id)),
  );
  const found = prepare(
    'find_users',
    db
      .select()
      .from(t.users)
      .where(
        and(
          eq(t.users.account, sql.placeholder('account')),
          sql`${t.users.search} like ${sql.placeholder('pattern')} escape '\\'`,
        ),
      )
      .orderBy(byCode(t.users.search))
      .limit(sql.placeholder('limit')),
  );

  const administratorsOf = async (id: Account['id']): Promise<readonly User[]> =>
    (await administrators({ account: id })).map(userOf).sort(byName);

  const contactsOf = async ({ account: it }: { account: Account }): Promise<AccountContacts> => ({
    name: it.name,
    administrators: (await administratorsOf(it.id)).map(({ name, email }) => ({ name, email })),
  });

  return {
    personByIdentity: async (tenant, object) => {
      const [row] = await person({ tenant, object });
      return row === undefined ? undefined : { user: userOf(row.user), account: row.account };
    },
    unlinkedByEmail: async (tenant, email) =>
      (await unlinked({ tenant, email: email.toLowerCase() })).map(row => userOf(row.user)),
    account: async id => (await account({ id }))[0],
    accountsOfTenant: async tenant => {
      const contacts = await Promise.all((await bindings({ tenant })).map(contactsOf));
      return contacts.sort(byName);
    },
    administratorsOf,
    usersById: async ids =>
      ids.length === 0
        ? []
        : (
            await read(
              db
                .select()
                .from(t.users)
                .where(inArray(t.users.id, [...ids])),
            )
          ).map(userOf),
    userByEmail: async (id, email) => {
      const [row] = await byEmail({ account: id, email: email.toLowerCase() });
      return row === undefined ? undefined : userOf(row);
    },
    customersByEmail: async email => (await customers({ email: email.toLowerCase() })).map(row => userOf(row.user)),
    findUsers: async (id, text, limit) =>
      (await found({ account: id, pattern: searchPattern(text), limit })).map(userOf),
  };
};
