import type { CaseRow } from '../../../db/store.ts';
import type { CaseEvent } from '../../domain/activity.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { Context, Result } from '../../feature.ts';
import { tell } from '../show.ts';
import { myEntryAfter } from './done-before.ts';

/** What is left to say to somebody who has just gone out of a case: it is not theirs to see any more. */
export const parted = ({ t }: Context, id: CaseId, event: CaseEvent): Result =>
  tell({ t }, event.type === 'unwatched' ? t('watchers.left', { number: id }) : t('contact.left', { number: id }));

/** The press with which somebody left a case, delivered again: their own entry proves that they knew of it. */
export const partedBefore = async (
  context: Context,
  it: CaseRow,
  version: number | undefined,
): Promise<Result | undefined> => {
  const { actor } = context;
  if (version === undefined || actor.kind !== 'customer' || it.account !== actor.account.id) return undefined;
  const entry = await myEntryAfter(context, it, version);
  return entry?.event.type === 'unwatched' || entry?.event.type === 'contact-changed'
    ? parted(context, it.id, entry.event)
    : undefined;
};
