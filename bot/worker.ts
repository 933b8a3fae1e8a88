import { type Logger, trace } from './log.ts';

export type Worker = {
  /** Says that there may be something to do now. */
  readonly poke: () => void;
  /** Resolves when nothing runs and nothing was asked for since. */
  readonly idle: () => Promise<void>;
  /** No new run begins; resolves when the last one is over. */
  readonly stop: () => Promise<void>;
};

export type Job = {
  readonly name: string;
  /** Answers how much it found to do. */
  readonly run: () => Promise<number>;
  /** How many runs may go on side by side, so that one that waits for somebody slow holds nobody up; default one. */
  readonly atOnce?: number;
};

/**
 * Runs jobs side by side: at once when poked, and at intervals for what falls due by itself or was left by another
 * replica. A job that fails is tried again the next time.
 */
export const createWorker = (jobs: readonly Job[], every: number, log: Logger): Worker => {
  const running = new Map<Promise<void>, Job>();
  const again = new Set<Job>();
  let stopped = false;

  const round = async (job: Job): Promise<void> => {
    do {
      again.delete(job);
      try {
        // What one job does may give another something to do.
        if ((await job.run()) > 0) poke();
      } catch (error) {
        log.error({ job: job.name, ...trace(error) }, 'job failed');
      }
    } while (again.has(job) && !stopped);
  };

  const begin = (job: Job): void => {
    const work = round(job).finally(() => running.delete(work));
    running.set(work, job);
  };

  const poke = (): void => {
    if (stopped) return;
    for (const job of jobs) {
      const runs = [...running.values()].filter(one => one === job).length;
      if (runs < (job.atOnce ?? 1)) begin(job);
      else again.add(job);
    }
  };

  const ended = () => Promise.all(running.keys());

  const timer = setInterval(poke, every);
  timer.unref();

  return {
    poke,
    idle: async () => {
      while (running.size > 0) await ended();
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await ended();
    },
  };
};
