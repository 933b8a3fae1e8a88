import { wayOn } from '../../../cards/similar.ts';
import type { CaseRow, Notice } from '../../../db/store.ts';
import { asId, type CaseId, type NoticeId, type UserId } from '../../domain/ids.ts';
import type { Known } from '../../domain/people.ts';
import { may } from '../../domain/policy.ts';
import type { Context, Result } from '../../feature.ts';
import { act } from '../case/act.ts';
import { drawCase } from '../case/draw.ts';
import { withCase } from '../case/find.ts';
import { eventWords } from '../case/names.ts';
import type { OpenDraft } from '../intake/draft.ts';
import { show, tell } from '../show.ts';
import { writtenIn } from './page.ts';

/** Asks whoever runs a colleague's case to be added to it; asked again on that day, nobody is asked twice. */
export const askToJoin = ({ now, t }: Context, actor: Known, draft: OpenDraft, it: CaseRow): Result => {
  const runners = [...new Set([it.requester, it.contact])];
  const notices = runners.map(
    (user): Notice => ({
      id: asId<NoticeId>(`join:${it.id}:${actor.user.id}:${user}:${now.toISOString().slice(0, 10)}`),
      to: { user },
      key: undefined,
      body: { kind: 'join', case: it.id, user: actor.user.id },
      at: now,
    }),
  );
  const on = wayOn(t, writtenIn(draft));
  return { ...tell({ t }, t('similar.asked', { number: it.id }), [on]), change: { writes: [], notices } };
};

/** Adds the colleague who asked; only somebody who may add anybody does. */
export const grant = (context: Context, id: CaseId, user: UserId): Promise<Result> =>
  withCase(context, id, async it => {
    const { store, t } = context;
    const [asker] = await store.usersById([user]);
    if (asker === undefined || asker.account !== it.account) return tell(context, t('app.oldCard'));
    if (it.watchers.includes(user)) return granted(context, it, user);
    return act(context, { case: id, version: undefined }, { type: 'watch', user });
  });

/** Pressed again, or by two at once, it is said that the colleague is there, and who saw to it. */
const granted = async (context: Context, it: CaseRow, user: UserId): Promise<Result> => {
  const entries = await context.store.activities(it.id, REMEMBERED);
  const entry = entries.find(({ event }) => event.type === 'watched' && event.user === user);
  const note = entry && ({ words: await eventWords(context, entry), style: 'good' } as const);
  return show(await drawCase(context, it, { note }));
};

const REMEMBERED = 20;

/** Nobody is added, and nobody is told. */
export const refuse = (context: Context, id: CaseId): Promise<Result> =>
  withCase(context, id, async it => {
    const { actor, t } = context;
    return tell(context, t(may(actor, 'watch', it, it) === undefined ? 'similar.refused' : 'app.oldCard'));
  });
