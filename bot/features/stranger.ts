import { strangerCard } from '../../cards/stranger.ts';
import type { Actor } from '../domain/people.ts';
import type { Context, Result } from '../feature.ts';
import { show } from './show.ts';
import { vendorLinks } from './vendor-links.ts';

/** For somebody whom no account knows. */
export const strangerAnswer = ({ t, knowledge }: Context, actor: Extract<Actor, { kind: 'stranger' }>): Result =>
  show(strangerCard(t, actor.accounts, vendorLinks(knowledge)));
