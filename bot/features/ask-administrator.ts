import type { Context, Result } from '../feature.ts';
import { nameAndAddress } from './people.ts';
import { tell } from './show.ts';

/** For what only administrators do: says kindly who they are. */
export const askAdministrator = async (context: Context): Promise<Result> => {
  const { actor, store, t } = context;
  if (actor.kind !== 'customer') return tell(context, t('app.administratorsOnly'));
  const administrators = await store.administratorsOf(actor.account.id);
  const names = t.list(administrators.map(nameAndAddress));
  return tell(context, t('app.askAdministrator', { names }));
};
