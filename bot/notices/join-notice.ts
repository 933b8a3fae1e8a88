import { joinCard } from '../../cards/similar.ts';
import type { CaseId, UserId } from '../domain/ids.ts';
import { may } from '../domain/policy.ts';
import { nameAndAddress } from '../features/people.ts';
import type { Outgoing } from '../ports.ts';
import type { Reader } from './reader.ts';
import { type NoticeParts, outgoing } from './rendering.ts';

/** A colleague asks to follow a case; undefined where the reader could not add them, or they are there already. */
export const joinNotice = async (
  { store }: NoticeParts,
  { actor, t }: Reader,
  id: CaseId,
  user: UserId,
): Promise<Outgoing | undefined> => {
  const [it, [asker]] = await Promise.all([store.case(id), store.usersById([user])]);
  if (it === undefined || asker?.account !== it.account) return undefined;
  if (may(actor, 'watch', it, it) !== undefined) return undefined;
  if ([it.requester, it.contact, ...it.watchers].includes(user)) return undefined;
  const name = nameAndAddress(asker);
  const card = joinCard(t, { case: it.id, shortDescription: it.shortDescription, user, name });
  return outgoing(card, card.fallbackText);
};
