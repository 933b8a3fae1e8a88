import { z } from 'zod';
import { deskCard } from '../../../cards/desk.ts';
import type { Team } from '../../../knowledge/vendor.ts';
import { channelOf } from '../../domain/ids.ts';
import { type Action, action, type Context, type Result, within } from '../../feature.ts';
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
  const { place, tenant } = turn;
  if (place.kind === 'personal') return tell(context, t('desk.inChannel'));
  const { kind, serviceUrl, bot } = place;
  // The channel, and not the thread in which somebody happened to say it.
  const id = channelOf(place.conversation);
  const channel = { id, kind, tenant, serviceUrl, bot, user: undefined, language, dead: false };
  return {
    ...tell(context, t('desk.registered', { team: team.name })),
    change: {
      writes: [
        { type: 'conversation.put', conversation: channel, at: now },
        { type: 'desk.put', desk: { conversation: id, team: team.id, language, timeZone: t.timeZone }, at: now },
      ],
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
  'desk.set': within(
    'anywhere',
    action(z.object({ team: z.string().max(80) }), async (context, data) => {
      if (context.actor.kind !== 'engineer') return tell(context, context.t('app.engineersOnly'));
      const team = teamNamed(context, data.team);
      return team === undefined ? chooseDesk(context) : registerDesk(context, team);
    }),
  ),
};
