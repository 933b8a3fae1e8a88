import { z } from 'zod';
import { asId, type TeamId } from '../../domain/ids.ts';
import { action, type Feature, within } from '../../feature.ts';
import { chooseDesk, deskActions, registerDesk, teamNamed } from './channel.ts';
import { assignedCases, teamQueue } from './queue.ts';

const offset = z.number().int().min(0).max(100_000);

/** The support team's side: the queue, what is mine, and the channel that shows new cases. */
export const desk: Feature = {
  name: 'desk',
  commands: [
    { name: 'queue', for: 'engineers', where: 'desk', run: context => teamQueue(context, undefined, 0) },
    {
      name: 'queueOf',
      for: 'engineers',
      where: 'desk',
      hidden: true,
      run: async (context, { team = '' }) => {
        const found = teamNamed(context, team);
        return found === undefined ? undefined : teamQueue(context, found.id, 0);
      },
    },
    { name: 'assignedToMe', for: 'engineers', run: context => assignedCases(context, 0) },
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
    'desk.mine': action(z.object({ offset }), (context, data) => assignedCases(context, data.offset)),
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
        (context, { team, offset }) => teamQueue(context, team, offset),
      ),
    ),
  },
};
