import type { CaseOffer } from '../../../cards/case-view.ts';
import type { CaseRow, Store } from '../../../db/store.ts';
import { assigneeOf, isOpen } from '../../domain/case.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Viewer } from '../../domain/people.ts';

/** Whether a person is one of those who must act where the case waits. */
export const isActing = (user: UserId, it: CaseRow): boolean =>
  [it.requester, it.contact, assigneeOf(it)].includes(user);

/** Whether a person is told of a case at all, so that they may want to hear less. */
export const isTold = (user: UserId, it: CaseRow): boolean => isActing(user, it) || it.watchers.includes(user);

/** What is offered beside the acts of the life cycle: hearing less of a case, having it as a file, and for the vendor who was told what. */
export const asides = async (
  store: Pick<Store, 'isMuted'>,
  actor: Viewer,
  it: CaseRow,
  muted?: boolean,
): Promise<readonly CaseOffer[]> => {
  // A card that a whole channel looks at is nobody's in particular.
  if (actor.kind === 'stranger' || actor.user.id === '') return [];
  const { id } = actor.user;
  const told = isOpen(it) && isTold(id, it);
  const silent = told && (muted ?? (await store.isMuted(id, it.id)));
  const muting: readonly CaseOffer[] = told ? [silent ? 'unmute' : 'mute'] : [];
  const receipts: readonly CaseOffer[] = actor.kind === 'engineer' ? ['delivery'] : [];
  return [...muting, ...receipts, 'export'];
};
