import { isOpen } from '../../domain/case.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { Context, Result } from '../../feature.ts';
import { drawCase } from '../case/draw.ts';
import { withCase } from '../case/find.ts';
import { isActing, isTold } from '../case/muting.ts';
import { show } from '../show.ts';

/** Little is told of a case from now on, or everything again; the card says what still comes. */
export const mute = (context: Context, id: CaseId, on: boolean): Promise<Result> =>
  withCase(context, id, async it => {
    const { actor, now, t } = context;
    if (actor.kind === 'stranger' || !isOpen(it))
      return show(await drawCase(context, it, { note: { words: t('case.muting.over'), style: 'warning' } }));
    if (on && !isTold(actor.user.id, it)) {
      const words = t(actor.kind === 'engineer' ? 'case.muting.notTaken' : 'case.muting.notTold', { number: id });
      return show(await drawCase(context, it, { note: { words, style: 'warning' } }));
    }
    const key = on ? (isActing(actor.user.id, it) ? 'case.muting.on' : 'case.muting.onAll') : 'case.muting.off';
    const card = await drawCase(context, it, { note: { words: t(key, { number: id }), style: 'good' }, muted: on });
    return show(card, {
      writes: [{ type: 'case.mute', user: actor.user.id, case: id, on, at: now }],
      notices: [],
    });
  });
