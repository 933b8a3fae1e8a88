import type { CaseListed } from '../../../cards/case-row.ts';
import type { CaseLine } from '../../../db/store.ts';
import type { Context } from '../../feature.ts';

/** A case's line in words. */
export const listed = ({ knowledge, t }: Pick<Context, 'knowledge' | 't'>, line: CaseLine): CaseListed => ({
  id: line.id,
  shortDescription: line.shortDescription,
  state: line.state,
  priority: line.priority,
  about:
    (line.product === undefined ? undefined : knowledge.product(line.product)?.name) ??
    t(`requestTypes.${line.requestType}.title`),
  updatedAt: line.updatedAt,
});
