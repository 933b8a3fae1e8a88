import { z } from 'zod';
import { asId, type EntitlementId, type UserId } from '../../domain/ids.ts';
import { isAdministrator } from '../../domain/people.ts';
import { type Action, action, type Context, type Feature, type Result } from '../../feature.ts';
import { askAdministrator } from '../ask-administrator.ts';
import { assign, release, undo } from './act.ts';
import type { Administrator } from './administrator.ts';
import { form, preview, previewTyped } from './choose.ts';
import { overview } from './overview.ts';

const act = z.enum(['assign', 'release']);
const entitlement = z
  .string()
  .min(1)
  .max(64)
  .transform(id => asId<EntitlementId>(id));
const user = z
  .string()
  .min(1)
  .max(64)
  .transform(id => asId<UserId>(id));
const ref = z.string().min(1).max(64);

/** Buttons may be forwarded or forged, so the role is read again at each press. */
const administrating = <Schema extends z.ZodType>(
  schema: Schema,
  run: (context: Context, actor: Administrator, data: z.infer<Schema>) => Promise<Result>,
): Action =>
  action(schema, async (context, data) => {
    const { actor } = context;
    if (actor.kind !== 'customer' || !isAdministrator(actor)) return askAdministrator(context);
    return run(context, actor, data);
  });

const asAdministrator = (context: Context, run: (actor: Administrator) => Promise<Result>): Promise<Result> =>
  context.actor.kind === 'customer' ? run(context.actor) : askAdministrator(context);

/** Licences of the account: what is owned and free, and who gets a seat. */
export const licenses: Feature = {
  name: 'licenses',
  commands: [
    {
      name: 'licenses',
      for: 'administrators',
      run: context => asAdministrator(context, actor => overview(context, actor, 0)),
    },
    {
      name: 'assign',
      for: 'administrators',
      run: (context, { product = '', email = '' }) =>
        asAdministrator(context, actor => previewTyped(context, actor, 'assign', product, email)),
    },
    {
      name: 'release',
      for: 'administrators',
      run: (context, { product = '', email = '' }) =>
        asAdministrator(context, actor => previewTyped(context, actor, 'release', product, email)),
    },
  ],
  actions: {
    'license.list': administrating(z.object({ offset: z.number().int().min(0).max(10_000) }), (context, actor, data) =>
      overview(context, actor, data.offset),
    ),
    'license.form': administrating(z.object({ act }), (context, actor, data) =>
      form(context, actor, data.act, {}, undefined),
    ),
    'license.preview': administrating(
      z.object({
        act,
        entitlement: z.string().optional(),
        user: z.string().optional(),
        email: z.string().max(254).optional(),
      }),
      (context, actor, data) => preview(context, actor, data.act, data),
    ),
    'license.assign': administrating(z.object({ ref, entitlement, user }), assign),
    'license.release': administrating(
      z.object({ ref, entitlement, user, assignment: z.string().min(1).max(160) }),
      release,
    ),
    'license.undo': administrating(z.object({ act, assignment: z.string().max(160), ref }), undo),
  },
};
