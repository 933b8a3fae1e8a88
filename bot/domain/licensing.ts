import type { AccountId, EntitlementId, ProductId, UserId } from './ids.ts';

/** What an account owns of one product in one country, and how much of it is assigned. */
export type Entitlement = {
  readonly id: EntitlementId;
  readonly account: AccountId;
  readonly product: ProductId;
  /** ISO 3166 code. */
  readonly country: string;
  /** The element limit and platform of products that need one. */
  readonly featureLevel: string | undefined;
  readonly owned: number;
  readonly assigned: number;
  readonly expiresOn: Date;
};

export type Assignment = {
  readonly id: string;
  readonly entitlement: EntitlementId;
  readonly user: UserId;
  readonly at: Date;
};

export type LicenceRefusal = 'no-entitlement' | 'no-seat' | 'already-assigned' | 'not-assigned' | 'on-hold';

export const free = (it: Entitlement): number => it.owned - it.assigned;

/** Whether one more seat of an entitlement can go to a person who holds these. */
export const mayAssign = (it: Entitlement | undefined, held: Assignment | undefined): LicenceRefusal | undefined => {
  if (it === undefined) return 'no-entitlement';
  if (held !== undefined) return 'already-assigned';
  return free(it) > 0 ? undefined : 'no-seat';
};

export const mayRelease = (held: Assignment | undefined): LicenceRefusal | undefined =>
  held === undefined ? 'not-assigned' : undefined;

/** Trouble first: over-assigned, then full, then by name. */
export const byUrgency = (a: Entitlement, b: Entitlement): number =>
  Math.min(free(a), 1) - Math.min(free(b), 1) || a.product.localeCompare(b.product, 'en');
