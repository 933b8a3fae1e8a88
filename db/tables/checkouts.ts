import type { AccountId, ProductId, UserId } from '../../bot/domain/ids.ts';
import type { Kit } from '../kit.ts';

/** Licences taken off-line for one person on one computer. */
export const checkoutTables = (k: Kit) => {
  const checkouts = k.table(
    'checkouts',
    {
      id: k.text('id').primaryKey(),
      account: k.text('account').$type<AccountId>().notNull(),
      country: k.text('country').notNull(),
      user: k.text('user_id').$type<UserId>().notNull(),
      machine: k.text('machine').notNull(),
      description: k.text('description'),
      by: k.text('by_user').$type<UserId>().notNull(),
      at: k.instant('at').notNull(),
      expiresAt: k.instant('expires_at').notNull(),
      returnedAt: k.instant('returned_at'),
    },
    t => [k.index('checkouts_account_expires').on(t.account, t.expiresAt), k.index('checkouts_user').on(t.user)],
  );
  return {
    checkouts,
    checkoutProducts: k.table(
      'checkout_products',
      {
        checkout: k
          .text('checkout')
          .notNull()
          .references(() => checkouts.id),
        product: k.text('product').$type<ProductId>().notNull(),
        featureLevel: k.text('feature_level'),
        /** Four parts, as the computer has it installed. */
        version: k.text('version').notNull(),
      },
      t => [k.uniqueIndex('checkout_products_key').on(t.checkout, t.product)],
    ),
  };
};

/** Warnings before a term licence is caused, and what people did with them. */
export const alertTables = (k: Kit) => {
  const alerts = k.table(
    'alerts',
    {
      id: k.text('id').primaryKey(),
      account: k.text('account').$type<AccountId>().notNull(),
      product: k.text('product').$type<ProductId>().notNull(),
      country: k.text('country').notNull(),
      featureLevel: k.text('feature_level'),
      enabled: k.bool('enabled').notNull(),
      threshold: k.int('threshold').notNull(),
      updatedAt: k.instant('updated_at').notNull(),
    },
    t => [k.index('alerts_account_product').on(t.account, t.product)],
  );
  return {
    alerts,
    alertLog: k.table(
      'alert_log',
      {
        id: k.text('id').primaryKey(),
        account: k.text('account').$type<AccountId>().notNull(),
        alert: k
          .text('alert')
          .notNull()
          .references(() => alerts.id),
        at: k.instant('at').notNull(),
        user: k.text('user_id').$type<UserId>().notNull(),
        machine: k.text('machine').notNull(),
        inUse: k.int('in_use').notNull(),
        /** `acknowledged` or `cancelled`. */
        outcome: k.text('outcome').notNull(),
      },
      t => [k.index('alert_log_account_at').on(t.account, t.at)],
    ),
  };
};
