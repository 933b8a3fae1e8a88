import { z } from 'zod';
import { QUEUE_PAGE, queueCard } from '../../../cards/queue.ts';
import { asId, type TeamId } from '../../domain/ids.ts';
import { action, type Context, type Feature, type Result, within } from '../../feature.ts';
import { listed } from '../case/listed.ts';
import { show, tell } from '../show.ts';
import { chooseDesk, deskActions, registerDesk, teamNamed } from './channel.ts';

const offset = z.number().int().min(0).max(100_000);

/** What waits for somebody: of one team, or of all that the engineer is in. */
const queueOf = async (context: Context, team: TeamId | undefined, offset: number): Promise<Result> => {
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

const mine = async (context: Context, offset: number): Promise<Result> => {
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

/** The support team's side: the queue, what is mine, and the channel that shows new cases. */
export const desk: Feature = {
  name: 'desk',
  commands: [
    { name: 'queue', for: 'engineers', where: 'desk', run: context => queueOf(context, undefined, 0) },
    {
      name: 'queueOf',
      for: 'engineers',
      where: 'desk',
      hidden: true,
      run: async (context, { team = '' }) => {
        const found = teamNamed(context, team);
        return found === undefined ? undefined : queueOf(context, found.id, 0);
      },
    },
    { name: 'assignedToMe', for: 'engineers', run: context => mine(context, 0) },
    {
      name: 'desk',
      for: 'engineers',
      where: 'anywhere',
      run: async (context, { team = '' }) => {
        const found = teamNamed(context, team);
        return found === undefined ? chooseDesk(context) : registerDesk(context, found);
      },
    },
  ],
  actions: {
    ...deskActions,
    'desk.mine': action(z.object({ offset }), (context, data) => mine(context, data.offset)),
    'desk.queue': within(
      'desk',
      action(
        z.object({
          team: z
            .string()
            .max(80)
            .transform(id => asId<TeamId>(id))
            .optional(),
          offset,
        }),
        (context, { team, offset }) => queueOf(context, team, offset),
      ),
    ),
  },
};
