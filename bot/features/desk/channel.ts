import { z } from 'zod';
import { deskCard } from '../../../cards/desk.ts';
import type { Team } from '../../../knowledge/vendor.ts';
import { type Action, action, type Context, type Result } from '../../feature.ts';
import { show, tell } from '../show.ts';

/** Asks which team works in this channel. */
export const chooseDesk = ({ knowledge, t }: Context): Result =>
  show(
    deskCard(
      t,
      knowledge.teams.map(({ id, name }) => ({ title: name, value: id })),
    ),
  );

/** From now on the team's new and re-queued cases appear in this channel. */
export const registerDesk = async (context: Context, team: Team): Promise<Result> => {
  const { language, now, t, turn } = context;
  if (turn.place.kind === 'personal') return tell(context, t('desk.inChannel'));
  return {
    ...tell(context, t('desk.registered', { team: team.name })),
    change: {
      writes: [{ type: 'desk.put', desk: { conversation: turn.place.conversation, team: team.id, language }, at: now }],
      notices: [],
    },
  };
};

/** A team by its name or id, as typed. */
export const teamNamed = ({ knowledge }: Context, typed: string): Team | undefined => {
  const wanted = typed.trim().toLowerCase();
  return knowledge.teams.find(team => team.name.toLowerCase() === wanted || team.id === wanted);
};

export const deskActions: Readonly<Record<string, Action>> = {
  'desk.set': action(z.object({ team: z.string().max(80) }), async (context, data) => {
    if (context.actor.kind !== 'engineer') return tell(context, context.t('app.engineersOnly'));
    const team = teamNamed(context, data.team);
    return team === undefined ? chooseDesk(context) : registerDesk(context, team);
  }),
};
