import { eventLine } from '../../../cards/case-activity.ts';
import { RECEIPTS_PAGE, type ReceiptLine, receiptsCard } from '../../../cards/receipts.ts';
import type { Receipt } from '../../../db/store/notices.ts';
import type { CaseId, UserId } from '../../domain/ids.ts';
import type { Context, Result } from '../../feature.ts';
import { withCase } from '../case/find.ts';
import { namesOf, peopleIn } from '../case/names.ts';
import { show, tell } from '../show.ts';

/** Who was told what about a case, for the vendor's own people. */
export const receipts = (context: Context, id: CaseId, offset: number): Promise<Result> =>
  withCase(context, id, async it => {
    const { actor, store, t } = context;
    if (actor.kind !== 'engineer') return tell(context, t('app.engineersOnly'));
    const found = await store.receiptsOf(it.id, RECEIPTS_PAGE + 1, offset);
    const lines = await Promise.all(found.slice(0, RECEIPTS_PAGE).map(receipt => lineOf(context, it.id, receipt)));
    return show(receiptsCard(t, { case: it.id, lines, offset, more: found.length > RECEIPTS_PAGE }));
  });

const lineOf = async (context: Context, id: CaseId, receipt: Receipt): Promise<ReceiptLine> => {
  const { store, t } = context;
  const { activity, to } = receipt;
  const [entry] =
    activity === undefined ? [] : await store.activitiesPage(id, { order: 'oldest', from: activity, limit: 1 });
  const people: readonly (UserId | undefined)[] = entry === undefined ? [] : peopleIn(entry);
  const nameOf = await namesOf(context, 'user' in to ? [to.user, ...people] : people);
  return {
    ...receipt,
    to: 'user' in to ? nameOf(to.user) : t('receipts.channel'),
    what: entry === undefined ? t('receipts.shown') : eventLine(t, entry, nameOf),
  };
};
