import { licensesCard } from '../../../cards/licenses.ts';
import { byUrgency } from '../../domain/licensing.ts';
import type { Context, Result } from '../../feature.ts';
import { show } from '../show.ts';
import type { Administrator } from './administrator.ts';

const PAGE = 12;

/** What the account owns, product by product, trouble first. */
export const overview = async (context: Context, { account }: Administrator, offset: number): Promise<Result> => {
  const { knowledge, store, t } = context;
  const all = [...(await store.entitlementsOf(account.id))].sort(byUrgency);
  return show(
    licensesCard(t, {
      account: account.name,
      lines: all.slice(offset, offset + PAGE).map(it => ({
        product: knowledge.product(it.product)?.name ?? it.product,
        country: t.country(it.country),
        featureLevel: it.featureLevel,
        owned: it.owned,
        assigned: it.assigned,
      })),
      offset,
      total: all.length,
      page: to => ({ verb: 'license.list', data: { offset: to } }),
    }),
  );
};
