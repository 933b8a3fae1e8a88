import type { Kit } from '../kit.ts';
import { accessTables, groupTables } from './access.ts';
import { billingTables } from './billing.ts';
import { alertTables, checkoutTables } from './checkouts.ts';
import { holdingTables, programTables } from './holdings.ts';
import { usageTables } from './usage.ts';

/** Licences, their use, access and billing. */
export const licenceTables = (k: Kit) => ({
  ...programTables(k),
  ...holdingTables(k),
  ...usageTables(k),
  ...accessTables(k),
  ...groupTables(k),
  ...checkoutTables(k),
  ...alertTables(k),
  ...billingTables(k),
});
