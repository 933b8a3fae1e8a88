import { demoAccess } from './access.ts';
import { demoAlerts } from './alerts.ts';
import { demoBilling } from './billing.ts';
import { demoCases, FIRST_NUMBER } from './cases.ts';
import { type DemoVendor, demoCatalogue } from './catalogue.ts';
import { demoCheckouts } from './checkouts.ts';
import { demoHoldings } from './entitlements.ts';
import { demoIncidents } from './incidents.ts';
import { PROGRAMS } from './licences/programs.ts';
import { DEMO_LIMITS } from './limits.ts';
import { demoMachines } from './machines.ts';
import { demoPeople, known } from './people.ts';
import { demoUsage } from './usage.ts';

/** Everything that the demo shows, as of `now`; the same `now` gives the same data. */
export const demoData = (now: Date, vendor: DemoVendor) => {
  const people = demoPeople();
  const catalogue = demoCatalogue(vendor);
  const cases = demoCases(now, people, catalogue, DEMO_LIMITS);
  const usage = demoUsage(now, people, catalogue);
  const data = {
    people,
    cases,
    lastNumber: FIRST_NUMBER + cases.length - 1,
    programs: PROGRAMS,
    holdings: demoHoldings(now, people),
    usage,
    machines: demoMachines(now, people),
    access: demoAccess(people),
    checkouts: demoCheckouts(now, people, catalogue),
    alerts: demoAlerts(now, people),
    billing: demoBilling(now, people, usage),
    incidents: demoIncidents(now),
  };
  for (const product of productsIn(data)) known(catalogue.products, product);
  return data;
};

export type DemoData = ReturnType<typeof demoData>;

/** Every product that the demo data names. */
export const productsIn = (data: Omit<DemoData, 'lastNumber'>): ReadonlySet<string> =>
  new Set<string>([
    ...data.cases.flatMap(it => it.case.product ?? []),
    ...data.holdings.entitlements.map(it => it.product),
    ...data.usage.map(it => it.product),
    ...data.access.productAccess.map(it => it.product),
    ...data.access.userAccess.map(it => it.product),
    ...data.access.groupProducts.map(it => it.product),
    ...data.checkouts.checkoutProducts.map(it => it.product),
    ...data.alerts.alerts.map(it => it.product),
    ...data.incidents.flatMap(it => it.products),
  ]);
