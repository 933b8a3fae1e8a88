import type { AccountId, ProductId, UserId } from '../../bot/domain/ids.ts';
import type { Kit } from '../kit.ts';

/** What was used on which computer, and what that computer knows of its rights. */
export const usageTables = (k: Kit) => ({
  /** One row for each machine, product and UTC day. */
  usage: k.table(
    'usage',
    {
      id: k.text('id').primaryKey(),
      account: k.text('account').$type<AccountId>().notNull(),
      country: k.text('country').notNull(),
      product: k.text('product').$type<ProductId>().notNull(),
      featureLevel: k.text('feature_level'),
      version: k.text('version'),
      user: k.text('user_id').$type<UserId>().notNull(),
      machine: k.text('machine').notNull(),
      /** `YYYY-MM-DD` in UTC. */
      day: k.text('day').notNull(),
      /** `licensed`, `trial` or `evaluation`; only licensed use counts towards a peak. */
      kind: k.text('kind').notNull(),
      /**
       * The ten-minute slots of the day that were touched: 144 bits as 36 hexadecimal digits, 00:00 first. A run of
       * slots is one session; a pooled program leaves out the first of each run.
       */
      slots: k.text('slots').notNull(),
    },
    t => [
      k.index('usage_account_day').on(t.account, t.day),
      k.index('usage_account_product_day').on(t.account, t.product, t.day),
    ],
  ),
  /** A computer's last word about its policy, from which follows whether it may still start a product. */
  machines: k.table(
    'machines',
    {
      id: k.text('id').primaryKey(),
      account: k.text('account').$type<AccountId>().notNull(),
      name: k.text('name').notNull(),
      user: k.text('user_id').$type<UserId>().notNull(),
      clientVersion: k.text('client_version').notNull(),
      system: k.text('system').notNull(),
      signedIn: k.bool('signed_in').notNull(),
      signedInAt: k.instant('signed_in_at').notNull(),
      policyAt: k.instant('policy_at').notNull(),
    },
    t => [k.uniqueIndex('machines_account_name').on(t.account, t.name), k.index('machines_user').on(t.user)],
  ),
});
