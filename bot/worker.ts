import { type Logger, trace } from './log.ts';

export type Worker = {
  /** Says that there may be something to do now. */
  readonly poke: () => void;
  /** Resolves when nothing runs and nothing was asked for since. */
  readonly idle: () => Promise<void>;
  /** No new round begins; resolves when the last one is over. */
  readonly stop: () => Promise<void>;
};

export type Job = { readonly name: string; readonly run: () => Promise<number> };

/**
 * Runs jobs in rounds: at once when poked, and at intervals for what falls due by itself or was left by another replica.
 * Rounds never overlap; a job that fails is tried again in the next one.
 */
export const createWorker = (jobs: readonly Job[], every: number, log: Logger): Worker => {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const round = async (): Promise<void> => {
    do {
      again = false;
      for (const job of jobs) {
        try {
          // What one job does may give another something to do.
          if ((await job.run()) > 0) again = true;
        } catch (error) {
          log.error({ job: job.name, ...trace(error) }, 'job failed');
        }
      }
    } while (again && !stopped);
    running = undefined;
  };

  const poke = (): void => {
    if (stopped) return;
    again = true;
    running ??= round();
  };

  const timer = setInterval(poke, every);
  timer.unref();

  return {
    poke,
    idle: async () => {
      while (running !== undefined) await running;
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
};
