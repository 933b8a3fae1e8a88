import type { Store } from '../../db/store.ts';
import type { TenantId } from '../domain/ids.ts';
import type { User } from '../domain/people.ts';

/** The tenant that a link for somebody is bound to: their own, or for who was never in Teams their account's first. */
export const tenantOf = async (
  store: Pick<Store, 'tenantsOf'>,
  { account, identity }: User,
): Promise<TenantId | undefined> => identity?.tenant ?? (await store.tenantsOf(account))[0];
