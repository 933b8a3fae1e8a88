import { person } from './activities.ts';
import { tenantOf } from './people.ts';
import type { Someone, World } from './world.ts';

/** A tenant without an account that may talk to the assistant where its settings say so. */
export const ALLOWED_TENANT = '44444444-4444-4444-8444-444444444444';
const UNKNOWN_TENANT = '55555555-5555-4555-8555-555555555555';

/** People whom the assistant does not know, each time somebody else: of a known tenant, an allowed one, and any other. */
export const strangersTo = (world: World) => {
  let met = 900;
  const newcomer = (tenant: string) => (): Someone => {
    met += 1;
    const object = `c0000000-0000-4000-8000-${String(met).padStart(12, '0')}`;
    return world.meets(person('Some Body', tenant, object, `somebody${met}@elsewhere.example`));
  };
  return {
    contoso: newcomer(tenantOf('contoso')),
    allowed: newcomer(ALLOWED_TENANT),
    unknown: newcomer(UNKNOWN_TENANT),
  };
};
