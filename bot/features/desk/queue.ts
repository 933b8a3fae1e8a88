import { QUEUE_PAGE, queueCard } from '../../../cards/queue.ts';
import type { TeamId } from '../../domain/ids.ts';
import type { Context, Result } from '../../feature.ts';
import { listed } from '../case/listed.ts';
import { show, tell } from '../show.ts';

/** What waits for somebody: of one team, or of all that the engineer is in. */
export const teamQueue = async (context: Context, team: TeamId | undefined, offset: number): Promise<Result> => {
  const { actor, knowledge, store, t } = context;
  if (actor.kind !== 'engineer') return tell(context, t('app.engineersOnly'));
  const teams = team === undefined ? actor.user.teams : [team];
  const { lines, total } = await store.queue(teams, QUEUE_PAGE, offset);
  const names = knowledge.teams.filter(({ id }) => teams.includes(id)).map(({ name }) => name);
  const assignees = await store.usersById(lines.flatMap(line => line.assignee ?? []));
  const nameOf = new Map<string, string>(assignees.map(user => [user.id, user.name]));
  return show(
    queueCard(t, {
      title: t('queue.title', { team: t.list(names) }),
      empty: t('queue.empty'),
      lines: lines.map(line => ({
        ...listed(context, line),
        assignee: line.assignee === undefined ? t('queue.unassigned') : nameOf.get(line.assignee),
      })),
      offset,
      total,
      page: to => ({ verb: 'desk.queue', data: { offset: to, ...(team === undefined ? {} : { team }) } }),
    }),
  );
};

/** What the engineer has taken and is still open. */
export const assignedCases = async (context: Context, offset: number): Promise<Result> => {
  const { actor, store, t } = context;
  if (actor.kind !== 'engineer') return tell(context, t('app.engineersOnly'));
  const { lines, total } = await store.assignedTo(actor.user.id, QUEUE_PAGE, offset);
  return show(
    queueCard(t, {
      title: t('queue.mine'),
      empty: t('queue.mineEmpty'),
      lines: lines.map(line => listed(context, line)),
      offset,
      total,
      page: to => ({ verb: 'desk.mine', data: { offset: to } }),
    }),
  );
};
