import { z } from 'zod';
import { profileCard } from '../../../cards/profile.ts';
import { action, type Context, type Feature, type Result } from '../../feature.ts';
import { show } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';
import { vendorLinks } from '../vendor-links.ts';

const profileOf = async (context: Context): Promise<Result> => {
  const { actor, knowledge, language, t } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  const { user, account } = actor;
  return show(
    profileCard(t, {
      name: user.name,
      email: user.email,
      account: account.name,
      onHold: account.onHold,
      roles: user.roles,
      teams: knowledge.teams.filter(team => user.teams.includes(team.id)).map(team => team.name),
      language: t.languageName(user.language ?? language),
      timeZone: user.timeZone,
      country: t.country(account.country),
      contactMethod: user.contactMethod,
      phone: user.phone,
      links: vendorLinks(knowledge),
    }),
  );
};

/** Who I am to the assistant. */
export const profile: Feature = {
  name: 'profile',
  commands: [{ name: 'profile', for: 'everybody', run: profileOf }],
  actions: { 'profile.show': action(z.object({}), profileOf) },
};
