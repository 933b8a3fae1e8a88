import type { AccountId, ProductId } from '../../bot/domain/ids.ts';
import type { Kit } from '../kit.ts';

/** Invoices, their payments, and the price book. */
export const billingTables = (k: Kit) => {
  const invoices = k.table(
    'invoices',
    {
      id: k.text('id').primaryKey(),
      account: k.text('account').$type<AccountId>().notNull(),
      number: k.text('number').notNull(),
      /** `subscription` or `quarterly-term-license`. */
      kind: k.text('kind').notNull(),
      from: k.instant('period_from').notNull(),
      until: k.instant('period_until').notNull(),
      issuedOn: k.instant('issued_on').notNull(),
      dueOn: k.instant('due_on').notNull(),
      paidOn: k.instant('paid_on'),
      paymentReference: k.text('payment_reference'),
      currency: k.text('currency').notNull(),
      /** In the currency's smallest unit. */
      total: k.int('total').notNull(),
    },
    t => [k.uniqueIndex('invoices_number').on(t.number), k.index('invoices_account_issued').on(t.account, t.issuedOn)],
  );
  return {
    invoices,
    invoiceLines: k.table(
      'invoice_lines',
      {
        invoice: k
          .text('invoice')
          .notNull()
          .references(() => invoices.id),
        line: k.int('line').notNull(),
        product: k.text('product').$type<ProductId>(),
        country: k.text('country'),
        featureLevel: k.text('feature_level'),
        quantity: k.int('quantity').notNull(),
        unitPrice: k.int('unit_price').notNull(),
        amount: k.int('amount').notNull(),
      },
      t => [k.uniqueIndex('invoice_lines_key').on(t.invoice, t.line)],
    ),
    /** What one term licence of a product is expected to cost; only ever shown as an estimate. */
    prices: k.table(
      'prices',
      {
        product: k.text('product').$type<ProductId>().notNull(),
        country: k.text('country').notNull(),
        currency: k.text('currency').notNull(),
        amount: k.int('amount').notNull(),
      },
      t => [k.uniqueIndex('prices_key').on(t.product, t.country)],
    ),
  };
};
