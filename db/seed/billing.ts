import { asId, type ProductId } from '../../bot/domain/ids.ts';
import type { Schema } from '../schema.ts';
import { demoId } from './demo-id.ts';
import { CONTOSO_OWNED } from './licences/contoso-owned.ts';
import { FABRIKAM_OWNED } from './licences/fabrikam-owned.ts';
import type { Owned } from './licences/owned.ts';
import { PRICES } from './licences/prices.ts';
import { peakOf } from './peaks.ts';
import type { DemoAccount, DemoPeople } from './people.ts';
import type { UsageRow } from './usage.ts';
import { DAY, dayBefore, dayText } from './when.ts';

type InvoiceRow = Schema['invoices']['$inferInsert'];
type LineRow = Schema['invoiceLines']['$inferInsert'];

export type DemoBilling = {
  readonly invoices: readonly InvoiceRow[];
  readonly invoiceLines: readonly LineRow[];
  readonly prices: readonly Schema['prices']['$inferInsert'][];
};

type Item = {
  readonly product: string;
  readonly country: string;
  readonly level: string | null;
  readonly quantity: number;
  readonly unitPrice: number;
};
type Bill = { readonly kind: string; readonly from: Date; readonly until: Date; readonly items: readonly Item[] };

/** Days after the period's end at which a term charge is invoiced, after which it is due, and is usually paid. */
const ISSUED = 5;
const DUE = 30;
const PAID = 21;
/** Where a product has no price of its own; in cents. */
const BASE_PRICE = 45_000;

const later = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY);
const priceOf = (product: string): number => PRICES[product] ?? BASE_PRICE;

/** The calendar quarters, UTC, that lie wholly between two instants. */
const quartersBetween = (from: Date, until: Date): { from: Date; until: Date }[] => {
  const starts = Array.from(
    { length: 7 },
    (_, index) => new Date(Date.UTC(from.getUTCFullYear(), Math.floor(from.getUTCMonth() / 3) * 3 + index * 3, 1)),
  );
  return starts.flatMap((start, index) => {
    const end = starts[index + 1];
    return end !== undefined && start >= from && end <= until ? [{ from: start, until: end }] : [];
  });
};

/** Invoices as the use of the year makes them, with Fabrikam's overdue one, and the price book. */
export const demoBilling = (now: Date, people: DemoPeople, usage: readonly UsageRow[]): DemoBilling => {
  const bills = [
    ...billsOf(people.contoso, CONTOSO_OWNED, usage, now).map(bill => ({ bill, at: people.contoso, pays: true })),
    // Fabrikam disputes its term charges, which is why it is on hold.
    ...billsOf(people.fabrikam, FABRIKAM_OWNED, usage, now).map(bill => ({
      bill,
      at: people.fabrikam,
      pays: bill.kind === 'subscription',
    })),
  ];
  const made = bills.map(({ bill, at, pays }, index) => invoiceOf(bill, at, pays, index + 1, now));
  return {
    invoices: made.map(({ invoice }) => invoice),
    invoiceLines: made.flatMap(({ lines }) => lines),
    prices: [...CONTOSO_OWNED, ...FABRIKAM_OWNED]
      .filter(({ program }) => program === 'select')
      .map(({ product, country }) => ({
        product: asId<ProductId>(product),
        country,
        currency: 'EUR',
        amount: priceOf(product),
      }))
      .filter(
        (row, index, all) => all.findIndex(it => it.product === row.product && it.country === row.country) === index,
      ),
  };
};

const billsOf = (at: DemoAccount, owned: readonly Owned[], usage: readonly UsageRow[], now: Date): Bill[] => {
  const first = dayBefore(now, 365);
  const year = { from: dayBefore(now, 300), until: dayBefore(now, 300 - 365) };
  const subscription = owned.filter(({ country }) => country === at.account.country).slice(0, 8);
  const quarters = quartersBetween(first, later(now, -ISSUED));
  return [
    {
      kind: 'subscription',
      ...year,
      items: subscription.map(it => ({
        product: it.product,
        country: it.country,
        level: it.level ?? null,
        quantity: it.owned,
        unitPrice: Math.round(priceOf(it.product) * 1.4),
      })),
    },
    ...quarters.map(quarter => ({
      kind: 'quarterly-term-license',
      ...quarter,
      items: overagesOf(at, owned, usage, quarter),
    })),
  ].filter(({ items }) => items.length > 0);
};

const overagesOf = (
  { account }: DemoAccount,
  owned: readonly Owned[],
  usage: readonly UsageRow[],
  { from, until }: { from: Date; until: Date },
): Item[] => {
  const days = usage.filter(row => row.account === account.id && row.day >= dayText(from) && row.day < dayText(until));
  return owned
    .filter(({ program, country }) => program === 'select' && country === account.country)
    .flatMap(it => {
      const own = days.filter(
        row => row.product === it.product && row.country === it.country && row.featureLevel === (it.level ?? null),
      );
      const over = peakOf(own) - it.owned;
      const item = {
        product: it.product,
        country: it.country,
        level: it.level ?? null,
        quantity: over,
        unitPrice: priceOf(it.product),
      };
      return over > 0 ? [item] : [];
    });
};

const invoiceOf = (
  { kind, from, until, items }: Bill,
  { account }: DemoAccount,
  pays: boolean,
  n: number,
  now: Date,
): { invoice: InvoiceRow; lines: LineRow[] } => {
  const id = demoId('invoice', n);
  const issuedOn = kind === 'subscription' ? from : later(until, ISSUED);
  const paidOn = later(issuedOn, PAID);
  const paid = pays && paidOn < now;
  const lines = items.map((item, index) => ({
    invoice: id,
    line: index + 1,
    product: asId<ProductId>(item.product),
    country: item.country,
    featureLevel: item.level,
    quantity: item.quantity,
    unitPrice: item.unitPrice,
    amount: item.quantity * item.unitPrice,
  }));
  const invoice: InvoiceRow = {
    id,
    account: account.id,
    number: `INV-${issuedOn.getUTCFullYear()}-${String(4100 + n)}`,
    kind,
    from,
    until,
    issuedOn,
    dueOn: later(issuedOn, DUE),
    paidOn: paid ? paidOn : null,
    paymentReference: paid ? `PAY-${String(88_000 + n * 7)}` : null,
    currency: 'EUR',
    total: lines.reduce((sum, { amount }) => sum + amount, 0),
  };
  return { invoice, lines };
};
