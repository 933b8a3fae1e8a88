import type { Case } from './case.ts';
import type { CaseId } from './ids.ts';
import type { Limits, Waiting } from './lifecycle.ts';

/** Something that falls due by itself; a late one is done once, when there is somebody to do it. */
export type Timer = {
  readonly id: string;
  readonly case: CaseId;
  readonly kind: 'remind' | 'close';
  readonly dueAt: Date;
};

/** What a case waits for from now on: the reminders still to come, and its closing. */
export const timersOf = (it: Case, now: Date, limits: Limits): readonly Timer[] => {
  const { progress } = it;
  if (progress.state !== 'resolved' && progress.state !== 'awaiting-info') return [];
  const waiting: Waiting = progress.state === 'resolved' ? limits.resolved : limits.awaiting;
  const reminders = waiting.remind
    .map(delay => new Date(progress.since.getTime() + delay))
    .filter(due => due > now && due < progress.closesAt);
  return [
    ...reminders.map((dueAt, index) => ({
      id: `${it.id}:${it.version}:remind:${index}`,
      case: it.id,
      kind: 'remind' as const,
      dueAt,
    })),
    { id: `${it.id}:${it.version}:close`, case: it.id, kind: 'close', dueAt: progress.closesAt },
  ];
};
