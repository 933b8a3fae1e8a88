import type { Export } from '../../../db/store/exports.ts';
import type { Change, Write } from '../../../db/store.ts';
import { exportKey } from '../../domain/export.ts';
import type { Context, Result } from '../../feature.ts';
import { show, tell } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';
import { drawExport } from './draw.ts';
import { mayExport } from './may-export.ts';
import { exportNotice } from './notice.ts';
import { myExports } from './start.ts';

const MOST = 20;

/**
 * Goes on with an export of the person's own, as long as what is in it is theirs to see. Any other is answered like one
 * that does not exist.
 */
export const withExport = async (
  context: Context,
  id: string,
  then: (it: Export) => Promise<Result>,
): Promise<Result> => {
  const { actor, store, t } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  const it = await store.export(id);
  const mine = it?.user === actor.user.id && (await mayExport(store, actor, it.subject));
  return it !== undefined && mine ? then(it) : tell(context, t('exports.gone'), [myExports(context)]);
};

const isOpen = ({ state }: Export): boolean => state === 'queued' || state === 'running';

/** Whoever makes it notices, and leaves nothing behind. */
const writesToStop = (it: Export, at: Date): readonly Write[] => [
  { type: 'export.stop', id: it.id, user: it.user, at },
  ...(it.attempts === 0 ? [] : [{ type: 'content.remove', key: exportKey(it.id, it.attempts), at } as const]),
];

/** Stops one; one that is over already is shown as it is. */
export const stopExport = (context: Context, id: string): Promise<Result> =>
  withExport(context, id, async it => {
    if (!isOpen(it)) return show(await drawExport(context, it));
    const { now } = context;
    const change: Change = { writes: writesToStop(it, now), notices: [exportNotice(it, 'stop', now)] };
    return show(await drawExport(context, { ...it, state: 'stopped' }), change);
  });

/** `stop export`: everything of mine that is under way. */
export const stopAll = async (context: Context): Promise<Result> => {
  const { actor, now, store, t } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  const open = (await store.exportsOf(actor.user.id, MOST)).filter(isOpen);
  if (open.length === 0) return tell(context, t('exports.nothingToStop'));
  return {
    ...tell(context, t('exports.stoppedCount', { count: open.length })),
    change: {
      writes: open.flatMap(it => writesToStop(it, now)),
      notices: open.map(it => exportNotice(it, 'stop', now)),
    },
  };
};
