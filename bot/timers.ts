import type { CaseRow, Store } from '../db/store.ts';
import type { CaseId } from './domain/ids.ts';
import { type Decision, type Limits, remind, timeOut } from './domain/lifecycle.ts';
import type { Timer } from './domain/timers.ts';
import { moving } from './features/case/change.ts';
import { type Logger, trace } from './log.ts';

export type TimerParts = {
  readonly store: Pick<Store, 'claimTimers' | 'dropTimer' | 'case' | 'commit' | 'desks' | 'shown'>;
  readonly limits: Limits;
  readonly now: () => Date;
  readonly log: Logger;
};

const BATCH = 50;
const LEASE = 60_000;

/** Does what has fallen due: reminders and closings. A late one is done once, and a reminder not after its closing. */
export const createTimers = ({ store, limits, now, log }: TimerParts) => {
  /** Whether the case was moved. */
  const act = async (timer: Timer, at: Date): Promise<boolean> => {
    const it = await store.case(timer.case);
    const decision = it === undefined ? undefined : decisionOf(timer, it, at);
    if (it === undefined || decision === undefined || !decision.ok) {
      await store.dropTimer(timer.id);
      return false;
    }
    // The commit replaces the timers of the case, this one among them. If somebody was faster, they have done so.
    await store.commit(await moving({ store, limits, now: at }, it, decision.event, decision.next, undefined));
    return true;
  };

  return {
    /** Answers how many were due. */
    run: async (): Promise<number> => {
      let done = 0;
      for (;;) {
        const at = now();
        const due = await store.claimTimers(BATCH, at, new Date(at.getTime() + LEASE));
        if (due.length === 0) return done;
        done += due.length;
        const moved = new Set<CaseId>();
        for (const timer of due) {
          // Two reminders of one case that fell due together are one: the first has replaced the second.
          if (moved.has(timer.case)) continue;
          try {
            if (await act(timer, at)) moved.add(timer.case);
          } catch (error) {
            // One that cannot be done must not keep the others waiting; its lease brings it back.
            log.error({ timer: timer.kind, ...trace(error) }, 'timer failed');
          }
        }
      }
    },
  };
};

const decisionOf = (timer: Timer, it: CaseRow, at: Date): Decision | undefined => {
  if (timer.kind === 'close') return timeOut(it, at);
  // After a long stop both may be due: then the closing says all there is to say.
  return timeOut(it, at).ok ? undefined : remind(it, at);
};
