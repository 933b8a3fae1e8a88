import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Activity } from '../../bot/domain/activity.ts';
import { type Case, isOpen, REQUEST_TYPES, STATES } from '../../bot/domain/case.ts';
import { evolve } from '../../bot/domain/evolve.ts';
import { asId, type ObjectId, type TenantId } from '../../bot/domain/ids.ts';
import { free } from '../../bot/domain/licensing.ts';
import { timersOf } from '../../bot/domain/timers.ts';
import { createStore } from '../../db/create-store.ts';
import type { Dialect } from '../../db/dialect.ts';
import { openDialect } from '../../db/open.ts';
import { type DemoData, demoData, productsIn } from '../../db/seed/demo-data.ts';
import { DEMO_LIMITS } from '../../db/seed/limits.ts';
import { loadDemo } from '../../db/seed/load.ts';
import { peakOf } from '../../db/seed/peaks.ts';
import { slotsIn, slotsText } from '../../db/seed/slots.ts';
import { DAY, dayText } from '../../db/seed/when.ts';
import type { Store } from '../../db/store.ts';
import { loadVendor } from '../../knowledge/vendor.ts';
import { startPostgres, type TestPostgres } from '../kit/postgres.ts';

const knowledge = (path: string) => fileURLToPath(new URL(`../../knowledge/${path}`, import.meta.url));
const vendor = loadVendor(knowledge('vendor'));
const NOW = new Date('2026-03-11T10:20:30.456Z');

const CONTOSO = '11111111-1111-4111-8111-111111111111';
const FABRIKAM = '22222222-2222-4222-8222-222222222222';
const VENDOR = '99999999-9999-4999-8999-999999999999';

const FIXED = [
  ['Mia Novak', 'mia.novak@contoso.example', CONTOSO, []],
  ['Ada Brandt', 'ada.brandt@contoso.example', CONTOSO, ['administrator']],
  ['Piotr Zielinski', 'piotr.zielinski@contoso.example', CONTOSO, ['co-administrator']],
  ['Lea Roy', 'lea.roy@fabrikam.example', FABRIKAM, ['administrator']],
  ['Tom Berg', 'tom.berg@fabrikam.example', FABRIKAM, []],
  ['Jon Park', 'jon.park@vendor.example', VENDOR, []],
  ['Kim Sato', 'kim.sato@vendor.example', VENDOR, []],
] as const;

const users = ({ people }: DemoData) => [people.contoso, people.fabrikam, people.vendor].flatMap(it => it.users);
const personNamed = (data: DemoData, key: string) => {
  const found = users(data).find(({ email }) => email.startsWith(`${key}@`));
  if (found === undefined) throw new Error(`Nobody is ${key}`);
  return found;
};

/** The case as it was when it was opened: what its history starts from. */
const opened = (it: Case): Case => ({
  ...it,
  team: asId(vendor.requestTypes.find(({ id }) => id === it.requestType)?.team ?? ''),
  version: 1,
  updatedAt: it.openedAt,
  progress: { state: 'new' },
});

const replayed = (it: Case, activities: readonly Activity[]): Case =>
  activities
    .filter(({ number }) => number > 1)
    .reduce((now, { event, by, at }) => evolve(now, event, by, at), opened(it));

describe('the demo data', () => {
  const data = demoData(NOW, vendor);
  const { cases, holdings, usage } = data;
  const contoso = data.people.contoso.account.id;

  it('is the same for the same instant', () => {
    expect(demoData(NOW, vendor)).toEqual(data);
  });

  it('has people, products, cases and a year of use as promised', () => {
    expect(users(data).length).toBeGreaterThanOrEqual(40);
    expect(users(data).filter(({ identity }) => identity !== undefined)).toHaveLength(FIXED.length);
    expect(cases.length).toBeGreaterThanOrEqual(60);
    const products = vendor.products.filter(({ id }) => productsIn(data).has(id));
    expect(products.length).toBeGreaterThanOrEqual(25);
    expect(new Set(products.map(({ brand }) => brand)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(usage.map(row => row.day.slice(0, 7))).size).toBeGreaterThanOrEqual(12);
    expect(usage.every(({ day }) => day < dayText(NOW))).toBe(true);
  });

  it('names only what the vendor has', () => {
    const known = new Map(vendor.products.map(product => [product.id as string, product]));
    expect([...productsIn(data)].filter(id => !known.has(id))).toEqual([]);
    expect(() =>
      demoData(NOW, { ...vendor, products: vendor.products.filter(({ id }) => id !== 'watergems') }),
    ).toThrow('watergems');
    const teams = new Set<string>(vendor.teams.map(({ id }) => id));
    expect(
      users(data)
        .flatMap(it => it.teams)
        .filter(team => !teams.has(team)),
    ).toEqual([]);
    expect(vendor.teams.filter(({ id }) => !users(data).some(it => it.teams.includes(id)))).toEqual([]);
    const articles = cases.flatMap(it =>
      it.activities.flatMap(({ event }) => (event.type === 'proposed' ? event.articles : [])),
    );
    expect(articles.length).toBeGreaterThan(5);
    expect(articles.filter(id => !existsSync(knowledge(`articles/en/${id}.md`)))).toEqual([]);
    for (const { case: it } of cases) {
      const aboutProduct = vendor.requestTypes.find(({ id }) => id === it.requestType)?.aboutProduct;
      expect(it.product !== undefined, it.shortDescription).toBe(aboutProduct);
      const asksIssue =
        it.account === contoso &&
        it.requestType === 'product-support' &&
        known.get(it.product ?? '')?.managedService === true;
      expect(
        vendor.issueTypes.some(({ id }) => id === it.typeOfIssue),
        it.shortDescription,
      ).toBe(asksIssue);
    }
  });

  it('has cases of every type in every state, numbered in the order of opening', () => {
    expect(new Set(cases.map(it => it.case.progress.state))).toEqual(new Set(STATES));
    expect(new Set(cases.map(it => it.case.requestType))).toEqual(new Set(REQUEST_TYPES));
    expect(new Set(cases.map(it => it.case.account)).size).toBe(2);
    expect(new Set(cases.map(it => it.case.language)).size).toBeGreaterThanOrEqual(8);
    expect(cases.map(it => it.case.id)).toEqual(cases.map((_, index) => `CS${String(1000 + index).padStart(7, '0')}`));
    for (const [index, { case: it }] of cases.entries()) {
      expect(it.openedAt >= (cases[index - 1]?.case.openedAt ?? new Date(0))).toBe(true);
      expect(NOW.getTime() - it.openedAt.getTime()).toBeLessThan(60 * DAY);
      expect(it.updatedAt <= NOW).toBe(true);
    }
  });

  // Weekends move the working days of the scripts; the states must not depend on the day of loading.
  it.each(Array.from({ length: 14 }, (_, day) => new Date(NOW.getTime() + day * DAY * 1.04)))(
    'is in the same states when loaded at %s',
    now => {
      const states = (of: DemoData) =>
        of.cases.map(it => [it.case.id, it.case.shortDescription, it.case.progress.state]);
      expect(states(demoData(now, vendor))).toEqual(states(data));
    },
  );

  it('waits for Mia twice, and her language follows her client', () => {
    const mia = personNamed(data, 'mia.novak');
    const states = cases
      .filter(it => it.case.requester === mia.id && isOpen(it.case))
      .map(it => it.case.progress.state);
    expect(states.length).toBeGreaterThanOrEqual(5);
    expect(states.filter(state => state === 'awaiting-info')).toHaveLength(1);
    expect(states.filter(state => state === 'resolved')).toHaveLength(1);
    for (const [, email] of FIXED) expect(users(data).find(it => it.email === email)?.language).toBeUndefined();
  });

  it('only bills an account once it is on hold', () => {
    const held = cases.filter(
      it =>
        it.case.account === data.people.fabrikam.account.id && NOW.getTime() - it.case.openedAt.getTime() < 20 * DAY,
    );
    expect(held.length).toBeGreaterThan(2);
    expect(held.map(it => it.case.requestType)).toEqual(held.map(() => 'billing-support'));
    const overdue = data.billing.invoices.filter(it => it.dueOn < NOW && it.paidOn === null);
    expect(overdue.length).toBeGreaterThan(0);
    expect(overdue.every(it => it.account === data.people.fabrikam.account.id)).toBe(true);
  });

  it('counts as assigned exactly the seats that are held', () => {
    for (const it of holdings.entitlements) {
      const held = holdings.assignments.filter(seat => seat.entitlement === it.id && seat.endedAt === null);
      expect(held.length, it.product).toBe(it.assigned);
      expect(new Set(held.map(({ user }) => user)).size).toBe(held.length);
    }
    for (const entry of holdings.audit) {
      const act = holdings.assignments.find(({ id }) => id === entry.data.assignment);
      expect(act?.user).toBe(entry.subject);
      expect(entry.at).toEqual(entry.action === 'license.assign' ? act?.at : act?.endedAt);
    }
    expect(holdings.audit.filter(({ action }) => action === 'license.release').length).toBeGreaterThan(3);
  });

  it('has plenty, one, none and less than none of free seats', () => {
    const freeOf = (product: string) =>
      holdings.entitlements
        .filter(it => it.account === contoso && it.product === product)
        .reduce((sum, it) => sum + it.owned - it.assigned, 0);
    expect(freeOf('microstation')).toBeGreaterThan(10);
    expect(freeOf('staad-pro')).toBe(0);
    expect(freeOf('openroads-designer')).toBeLessThan(0);
    const single = holdings.entitlements.filter(it => it.account === contoso && it.owned - it.assigned === 1);
    expect(single.map(({ product }) => product)).toEqual(['plaxis-2d']);
  });

  it('exceeds what is owned in use, and invoices just that', () => {
    const own = holdings.entitlements.find(it => it.account === contoso && it.product === 'openroads-designer');
    const rows = usage.filter(it => it.account === contoso && it.product === 'openroads-designer');
    expect(peakOf(rows)).toBeGreaterThan(own?.owned ?? Number.POSITIVE_INFINITY);
    const charges = data.billing.invoices.filter(({ kind }) => kind === 'quarterly-term-license');
    expect(charges.length).toBeGreaterThan(1);
    for (const { account, from, until, id } of charges)
      for (const line of data.billing.invoiceLines.filter(({ invoice }) => invoice === id)) {
        const entitlement = holdings.entitlements.find(
          it =>
            it.account === account && it.product === line.product && (it.featureLevel ?? null) === line.featureLevel,
        );
        const days = usage.filter(
          it =>
            it.account === account && it.product === line.product && it.day >= dayText(from) && it.day < dayText(until),
        );
        expect(line.quantity).toBe(peakOf(days) - (entitlement?.owned ?? 0));
      }
  });

  it('has one row of use for each machine, product and day', () => {
    const keys = usage.map(({ account, machine, product, day }) => [account, machine, product, day].join(' '));
    expect(new Set(keys).size).toBe(keys.length);
    expect(usage.every(({ slots }) => /^[0-9a-f]{36}$/.test(slots) && slotsText(slotsIn(slots)) === slots)).toBe(true);
    expect(new Set(usage.map(({ kind }) => kind))).toEqual(new Set(['licensed', 'trial', 'evaluation']));
  });

  it('leaves the first ten minutes of a session out of a peak', () => {
    const [row] = usage;
    if (row === undefined) throw new Error('There is no use');
    const day = (...used: number[]) => ({
      ...row,
      kind: 'licensed',
      slots: slotsText(Array.from({ length: 144 }, (_, i) => used.includes(i))),
    });
    expect(peakOf([day(50), day(50)])).toBe(0);
    expect(peakOf([day(50, 51), day(49, 50), day(51, 52)])).toBe(1);
    expect(peakOf([day(50, 51), day(50, 51)])).toBe(2);
  });

  it('shows check-outs, restrictions, groups, alerts and outages in every state', () => {
    const { checkouts } = data.checkouts;
    expect(checkouts.some(it => !it.returnedAt && it.expiresAt > NOW)).toBe(true);
    expect(checkouts.some(it => it.returnedAt)).toBe(true);
    expect(checkouts.some(it => !it.returnedAt && it.expiresAt < NOW)).toBe(true);
    expect(new Set(data.access.productAccess.map(({ access }) => access))).toEqual(new Set(['assigned', 'deny']));
    expect(data.access.userAccess.length).toBeGreaterThan(0);
    expect(data.access.groupMembers.length).toBeGreaterThan(0);
    expect(data.alerts.alerts.map(({ enabled }) => enabled)).toContain(true);
    expect(new Set(data.alerts.alertLog.map(({ outcome }) => outcome))).toEqual(new Set(['acknowledged', 'cancelled']));
    expect(data.incidents.map(({ endedAt }) => endedAt === null)).toEqual([true, false, false]);
  });
});

/** What holds of the demo data in a database. */
const loaded = (name: string, open: () => Promise<Dialect>): void => {
  describe(`the demo data in ${name}`, () => {
    const data = demoData(NOW, vendor);
    let dialect: Dialect;
    let store: Store;

    beforeAll(async () => {
      dialect = await open();
      store = createStore(dialect);
      expect(await loadDemo(dialect, vendor, NOW)).toBe(true);
    }, 120_000);

    afterAll(() => dialect.close());

    it('knows the fixed people by tenant and object id', async () => {
      for (const [index, [personName, email, tenant, roles]] of FIXED.entries()) {
        const object = asId<ObjectId>(`a0000000-0000-4000-8000-00000000000${index + 1}`);
        const person = await store.personByIdentity(asId<TenantId>(tenant), object);
        expect(person?.user).toMatchObject({ name: personName, email, roles });
        expect(person?.account.kind).toBe(tenant === VENDOR ? 'vendor' : 'customer');
        expect(person?.account.onHold).toBe(tenant === FABRIKAM);
      }
      expect(personNamed(data, 'jon.park').teams).toEqual(['global-technical-support']);
      expect(personNamed(data, 'kim.sato').teams).toEqual(['finops', 'ims']);
    });

    it('links the others by address', async () => {
      const [found, ...others] = await store.unlinkedByEmail(asId<TenantId>(CONTOSO), 'tomas.dvorak@contoso.example');
      expect(found?.name).toBe('Tomáš Dvořák');
      expect(others).toEqual([]);
      expect(await store.unlinkedByEmail(asId<TenantId>(FABRIKAM), 'tomas.dvorak@contoso.example')).toEqual([]);
    });

    it('has cases that their histories lead to', async () => {
      for (const { case: expected, watchers } of data.cases) {
        const found = await store.case(expected.id);
        if (found === undefined) throw new Error(`${expected.id} is missing`);
        const { watchers: stored, ...it } = found;
        const activities = [...(await store.activities(it.id, 100))].reverse();
        expect([...stored].sort()).toEqual([...watchers].sort());
        expect(activities.map(({ number }) => number)).toEqual(activities.map((_, index) => index + 1));
        expect(it.version).toBe(activities.length);
        expect(replayed(it, activities), it.id).toEqual(it);
      }
    });

    it('keeps the timers of the cases that wait', async () => {
      const due = await store.claimTimers(1000, new Date(NOW.getTime() + 30 * DAY), new Date(NOW.getTime() + 31 * DAY));
      const wanted = data.cases.flatMap(it => timersOf(it.case, NOW, DEMO_LIMITS));
      expect([...due].sort((a, b) => a.id.localeCompare(b.id))).toEqual(
        wanted.sort((a, b) => a.id.localeCompare(b.id)),
      );
      expect(wanted.every(({ dueAt }) => dueAt > NOW)).toBe(true);
    });

    it('goes on with the next number', async () => {
      expect(await store.nextCaseNumber()).toBe(`CS${String(1000 + data.cases.length).padStart(7, '0')}`);
    });

    it('answers what is owned and used', async () => {
      const account = data.people.contoso.account.id;
      const [plaxis] = await store.entitlementsFor(account, asId('plaxis-2d'));
      if (plaxis === undefined) throw new Error('PLAXIS 2D is missing');
      expect(free(plaxis)).toBe(1);
      expect(await store.assignmentsOf(plaxis.id)).toHaveLength(plaxis.assigned);
      const used = await store.productsUsed(account, new Date(NOW.getTime() - 60 * DAY));
      expect(used).toContain('openroads-designer');
      expect(used).not.toContain('openbuildings-speedikon');
      expect((await store.auditOf(account, 5)).length).toBe(5);
    });

    it('is not loaded into a database that has accounts', async () => {
      const before = await store.activities(asId('CS0001000'), 100);
      expect(await loadDemo(dialect, vendor, new Date(NOW.getTime() + DAY))).toBe(false);
      expect(await store.activities(asId('CS0001000'), 100)).toEqual(before);
    });
  });
};

loaded('SQLite', () => openDialect('file::memory:'));

describe('on a server', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 120_000);
  afterAll(() => server.stop());

  loaded('PostgreSQL', async () => openDialect(await server.url('seed')));
});
