import type { Entitlement } from '../../domain/licensing.ts';
import type { Actor } from '../../domain/people.ts';
import type { Context } from '../../feature.ts';

/** A customer whose role was checked. */
export type Administrator = Extract<Actor, { kind: 'customer' }>;

/** "WaterGEMS · 1000 pipes · Germany" */
export const entitlementName = ({ knowledge, t }: Context, it: Entitlement): string =>
  [knowledge.product(it.product)?.name ?? it.product, it.featureLevel, t.country(it.country)]
    .filter(part => part !== undefined)
    .join(' · ');
