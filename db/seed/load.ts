import { sql } from 'drizzle-orm';
import type { SQLiteInsertValue, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { caseIndex } from '../case-index.ts';
import { activityRow, caseRow } from '../case-rows.ts';
import { type Db, type Dialect, rows, type Steps } from '../dialect.ts';
import { userRow } from '../people.ts';
import type { Schema } from '../schema.ts';
import type { DemoVendor } from './catalogue.ts';
import { type DemoData, demoData } from './demo-data.ts';

/** Loads the demo data in one transaction; false, and nothing done, where the database has any account. */
export const loadDemo = async (dialect: Dialect, vendor: DemoVendor, now: Date): Promise<boolean> => {
  const { db, t, read, atomically } = dialect;
  const { catchUp } = caseIndex(dialect);
  const accounts = () => db.select({ id: t.accounts.id }).from(t.accounts).limit(1);
  if ((await read(accounts())).length > 0) return false;
  const data = demoData(now, vendor);
  return atomically(function* (tx) {
    // Again inside: another process may have been first.
    const found = yield* rows(tx.select({ id: t.accounts.id }).from(t.accounts).limit(1));
    if (found.length > 0) return false;
    yield* writePeople(tx, t, data);
    yield* writeCases(tx, t, data);
    yield* writeLicences(tx, t, data);
    yield* catchUp(tx, data.cases.length);
    return true;
  });
};

function* writePeople(tx: Db, t: Schema, { people }: DemoData): Steps<void> {
  const all = [people.contoso, people.fabrikam, people.vendor];
  yield* insert(
    tx,
    t.accounts,
    all.map(({ account }) => account),
  );
  yield* insert(
    tx,
    t.accountTenants,
    all.map(({ account, tenant }) => ({ account: account.id, tenant })),
  );
  yield* insert(
    tx,
    t.users,
    all.flatMap(({ users }) => users.map(userRow)),
  );
}

function* writeCases(tx: Db, t: Schema, { cases, lastNumber }: DemoData): Steps<void> {
  yield* insert(
    tx,
    t.cases,
    cases.map(it => ({ ...caseRow(it.case), draft: null })),
  );
  yield* insert(
    tx,
    t.activities,
    cases.flatMap(it => it.activities.map(activity => activityRow(it.case.id, activity))),
  );
  yield* insert(
    tx,
    t.watchers,
    cases.flatMap(it => it.watchers.map(user => ({ case: it.case.id, user }))),
  );
  yield* insert(tx, t.ratings, cases.flatMap(ratingsIn));
  yield* insert(
    tx,
    t.timers,
    cases.flatMap(it => it.timers.map(timer => ({ ...timer, readyAt: timer.dueAt }))),
  );
  yield* insert(tx, t.counters, [{ name: 'case', value: lastNumber }]);
}

/** What averages are made of stands in the history too. */
const ratingsIn = ({ case: it, activities }: DemoData['cases'][number]): readonly Schema['ratings']['$inferInsert'][] =>
  activities.flatMap(({ at, by, event }) => {
    if (event.type !== 'rated' || by === undefined) return [];
    const { proposer: engineer, stars, words } = event;
    return [{ case: it.id, account: it.account, team: it.team, engineer, by, stars, words, at }];
  });

function* writeLicences(tx: Db, t: Schema, data: DemoData): Steps<void> {
  yield* insert(tx, t.licencePrograms, data.programs);
  yield* insert(tx, t.entitlements, data.holdings.entitlements);
  yield* insert(tx, t.assignments, data.holdings.assignments);
  yield* insert(tx, t.audit, data.holdings.audit);
  yield* insert(tx, t.usage, data.usage);
  yield* insert(tx, t.machines, data.machines);
  yield* insert(tx, t.countryPolicies, data.access.countryPolicies);
  yield* insert(tx, t.productAccess, data.access.productAccess);
  yield* insert(tx, t.userAccess, data.access.userAccess);
  yield* insert(tx, t.groups, data.access.groups);
  yield* insert(tx, t.groupMembers, data.access.groupMembers);
  yield* insert(tx, t.groupProducts, data.access.groupProducts);
  yield* insert(tx, t.checkouts, data.checkouts.checkouts);
  yield* insert(tx, t.checkoutProducts, data.checkouts.checkoutProducts);
  yield* insert(tx, t.alerts, data.alerts.alerts);
  yield* insert(tx, t.alertLog, data.alerts.alertLog);
  yield* insert(tx, t.invoices, data.billing.invoices);
  yield* insert(tx, t.invoiceLines, data.billing.invoiceLines);
  yield* insert(tx, t.prices, data.billing.prices);
  // Somebody may have filled the status board before the first start.
  const found = yield* rows(tx.select({ id: t.incidents.id }).from(t.incidents).limit(1));
  if (found.length > 0) return;
  yield* insert(tx, t.incidents, data.incidents);
  yield* insert(tx, t.counters, [{ name: 'incident', value: data.incidents.length }]);
}

/** Rows of one statement: few enough for both databases' limits of values. */
const CHUNK = 500;

function* insert<Table extends SQLiteTable>(
  tx: Db,
  table: Table,
  all: readonly SQLiteInsertValue<Table>[],
): Steps<void> {
  for (let first = 0; first < all.length; first += CHUNK)
    yield* rows(
      tx
        .insert(table)
        .values(all.slice(first, first + CHUNK))
        .returning({ one: sql`1` }),
    );
}
