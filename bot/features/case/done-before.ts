import type { CaseRow } from '../../../db/store.ts';
import type { Activity } from '../../domain/activity.ts';
import { type CaseCommand, ledTo } from '../../domain/lifecycle.ts';
import type { Context } from '../../feature.ts';

/** How many entries ago a press is still recognised when it comes again. */
const REMEMBERED = 20;

/** What the person did to the case as it was in this version, if it was they who moved it on. */
export const myEntryAfter = async (
  { actor, store }: Context,
  it: CaseRow,
  version: number,
): Promise<Activity | undefined> => {
  const since = it.version - version;
  if (actor.kind === 'stranger' || since < 1 || since > REMEMBERED) return undefined;
  const entry = (await store.activities(it.id, since)).at(-1);
  return entry?.number === version + 1 && entry.by === actor.user.id ? entry : undefined;
};

/** The entry of the history that this very press led to, when it is delivered again. */
export const doneBefore = async (
  context: Context,
  it: CaseRow,
  version: number,
  command: CaseCommand,
): Promise<Activity | undefined> => {
  const entry = await myEntryAfter(context, it, version);
  const is = entry?.by !== undefined && ledTo(it, command, entry.by, entry, context.limits);
  return is ? entry : undefined;
};
