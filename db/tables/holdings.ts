import { sql } from 'drizzle-orm';
import type { AccountId, EntitlementId, ProductId, UserId } from '../../bot/domain/ids.ts';
import type { Kit } from '../kit.ts';
import type { AuditEntry } from '../store.ts';

/** How a kind of licence is counted, pooled and charged; a vendor's rules are rows of this table. */
export const programTables = (k: Kit) => ({
  licencePrograms: k.table('licence_programs', {
    id: k.text('id').primaryKey(),
    name: k.text('name').notNull(),
    /** What one licence is for: `machine`, `person-day`, `person-quarter`, `named-person`. */
    unit: k.text('unit').notNull(),
    /** Ten for pooled use; a whole day is 1440. */
    intervalMinutes: k.int('interval_minutes').notNull(),
    /** Whether the interval in which a session begins counts. */
    countsFirstInterval: k.bool('counts_first_interval').notNull(),
    /** Who shares the licences: `country` or `account`. */
    pool: k.text('pool').notNull(),
    /** What is charged beyond what is owned: `peak-per-quarter`, `peak-per-month`, `units` or `none`. */
    charge: k.text('charge').notNull(),
    /** How long licences stay usable after the contract's end. */
    graceDays: k.int('grace_days').notNull(),
    /** Named persons: how long a seat may be moved freely, and how long it then stays where it is. */
    freeMoveHours: k.int('free_move_hours'),
    lockDays: k.int('lock_days'),
    alerts: k.bool('alerts').notNull(),
    checkouts: k.bool('checkouts').notNull(),
  }),
});

/** What an account owns, who holds a seat of it, and every act of administration. */
export const holdingTables = (k: Kit) => {
  const entitlements = k.table(
    'entitlements',
    {
      id: k.text('id').$type<EntitlementId>().primaryKey(),
      account: k.text('account').$type<AccountId>().notNull(),
      product: k.text('product').$type<ProductId>().notNull(),
      country: k.text('country').notNull(),
      featureLevel: k.text('feature_level'),
      owned: k.int('owned').notNull(),
      assigned: k.int('assigned').notNull(),
      expiresOn: k.instant('expires_on').notNull(),
      program: k.text('program').notNull(),
    },
    t => [k.index('entitlements_account_product').on(t.account, t.product)],
  );
  const assignments = k.table(
    'assignments',
    {
      id: k.text('id').primaryKey(),
      entitlement: k
        .text('entitlement')
        .$type<EntitlementId>()
        .notNull()
        .references(() => entitlements.id),
      user: k.text('user_id').$type<UserId>().notNull(),
      at: k.instant('at').notNull(),
      endedAt: k.instant('ended_at'),
    },
    t => [
      // Nobody holds two seats of one entitlement, however many presses arrive at once.
      k.uniqueIndex('assignments_held').on(t.entitlement, t.user).where(sql`ended_at is null`),
      k.index('assignments_user').on(t.user),
    ],
  );
  const audit = k.table(
    'audit',
    {
      id: k.text('id').primaryKey(),
      account: k.text('account').$type<AccountId>().notNull(),
      at: k.instant('at').notNull(),
      by: k.text('by_user').$type<UserId>().notNull(),
      action: k.text('action').$type<AuditEntry['action']>().notNull(),
      subject: k.text('subject').$type<UserId>().notNull(),
      data: k.json<Readonly<Record<string, string>>>('data').notNull(),
    },
    t => [k.index('audit_account_at').on(t.account, t.at)],
  );
  return { entitlements, assignments, audit };
};
