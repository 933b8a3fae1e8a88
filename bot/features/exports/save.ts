import { z } from 'zod';
import type { Export } from '../../../db/store/exports.ts';
import type { SavingState, UploadTarget } from '../../domain/export.ts';
import type { Context, Deed, Result } from '../../feature.ts';
import { show, tell } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';
import { drawExport } from './draw.ts';
import { savingNotice } from './notice.ts';
import { withExport } from './stop.ts';

const MOST = 20;

/** Asks, in the way of Teams, whether the file may go into the person's OneDrive. */
export const offerSaving = (context: Context, id: string): Promise<Result> =>
  withExport(context, id, async it => {
    if (it.state !== 'done') return show(await drawExport(context, it));
    const card = await drawExport(context, it, context.t('exports.saving.asked'));
    // A press that comes again finds the question asked already.
    return show(card, isAsked(it) ? undefined : offer(context, it));
  });

/** Whether the person is being asked, or has agreed and the file is on its way. */
const isAsked = ({ saving }: Export): boolean => saving?.state === 'offered' || saving?.state === 'accepted';

/** `save to onedrive`: the latest file there is. */
export const offerLatest = async (context: Context): Promise<Result> => {
  const { actor, store, t } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  const latest = (await store.exportsOf(actor.user.id, MOST)).find(({ state }) => state === 'done');
  if (latest === undefined) return tell(context, t('exports.nothingToSave'));
  if (isAsked(latest)) return tell(context, t('exports.saving.asked'));
  return { reply: { kind: 'silence' }, change: offer(context, latest) };
};

const offer = ({ mint, now }: Context, it: Export): Result['change'] => ({
  writes: [
    {
      type: 'export.saving',
      id: it.id,
      from: [it.saving?.state],
      state: 'offered',
      target: undefined,
      at: now,
    },
  ],
  notices: [savingNotice(it, mint('offer'), now)],
});

const carried = z.object({ export: z.string().min(1).max(200) });

/** What the person answered. An answer that came before, and one about somebody else's file, changes nothing. */
export const consented = async (
  context: Context,
  { data, target }: Extract<Deed, { kind: 'consented' }>,
): Promise<Result | undefined> => {
  const parsed = carried.safeParse(data);
  if (!parsed.success) return undefined;
  return withExport(context, parsed.data.export, async it => {
    if (it.state !== 'done' || it.saving?.state !== 'offered') return { reply: { kind: 'silence' } };
    return { reply: { kind: 'silence' }, change: answered(context, it, target) };
  });
};

const answered = ({ mint, now }: Context, it: Export, target: UploadTarget | undefined): Result['change'] => {
  const state: SavingState = target === undefined ? 'declined' : 'accepted';
  return {
    writes: [{ type: 'export.saving', id: it.id, from: ['offered'], state, target, at: now }],
    notices: [savingNotice(it, mint(state), now)],
  };
};
