import type { AccountId, ProductId, UserId } from '../../bot/domain/ids.ts';
import type { Kit } from '../kit.ts';

/** Who may use what, by country, product and person. */
export const accessTables = (k: Kit) => ({
  /** One account in one country: what is allowed where nothing else is said, and how check-outs work. */
  countryPolicies: k.table(
    'country_policies',
    {
      account: k.text('account').$type<AccountId>().notNull(),
      country: k.text('country').notNull(),
      /** `allow`, `deny` or `assigned` (only people with a seat). */
      access: k.text('access').notNull(),
      checkouts: k.bool('checkouts').notNull(),
      /** Whether people may check out for themselves, and for how long at most. */
      selfService: k.bool('self_service').notNull(),
      checkoutDays: k.int('checkout_days').notNull(),
      offline: k.bool('offline').notNull(),
      maskEmail: k.bool('mask_email').notNull(),
      /** `month` for accounts that prepay. */
      chargedBy: k.text('charged_by').notNull(),
      /** Where the day of a person-day licence begins, in hours after UTC midnight. */
      dayOffset: k.int('day_offset').notNull(),
    },
    t => [k.uniqueIndex('country_policies_key').on(t.account, t.country)],
  ),
  productAccess: k.table(
    'product_access',
    {
      account: k.text('account').$type<AccountId>().notNull(),
      country: k.text('country').notNull(),
      product: k.text('product').$type<ProductId>().notNull(),
      access: k.text('access').notNull(),
      checkouts: k.bool('checkouts').notNull(),
    },
    t => [k.uniqueIndex('product_access_key').on(t.account, t.country, t.product)],
  ),
  /** What holds for one person whatever groups and products say. */
  userAccess: k.table(
    'user_access',
    {
      account: k.text('account').$type<AccountId>().notNull(),
      user: k.text('user_id').$type<UserId>().notNull(),
      product: k.text('product').$type<ProductId>().notNull(),
      access: k.text('access').notNull(),
    },
    t => [k.uniqueIndex('user_access_key').on(t.user, t.product), k.index('user_access_account').on(t.account)],
  ),
});

/** Groups of people and the products they are limited to. */
export const groupTables = (k: Kit) => {
  const groups = k.table(
    'user_groups',
    {
      id: k.text('id').primaryKey(),
      account: k.text('account').$type<AccountId>().notNull(),
      name: k.text('name').notNull(),
    },
    t => [k.uniqueIndex('user_groups_name').on(t.account, t.name)],
  );
  const group = () =>
    k
      .text('group_id')
      .notNull()
      .references(() => groups.id);
  return {
    groups,
    groupMembers: k.table('group_members', { group: group(), user: k.text('user_id').$type<UserId>().notNull() }, t => [
      k.uniqueIndex('group_members_key').on(t.group, t.user),
      k.index('group_members_user').on(t.user),
    ]),
    /** A closed list; a group without any says nothing. */
    groupProducts: k.table(
      'group_products',
      { group: group(), product: k.text('product').$type<ProductId>().notNull() },
      t => [k.uniqueIndex('group_products_key').on(t.group, t.product)],
    ),
  };
};
