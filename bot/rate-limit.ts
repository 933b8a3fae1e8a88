/** Sends per window of milliseconds that Teams lets one bot make. */
const PER_THREAD = [
  { window: 1_000, most: 7 },
  { window: 30_000, most: 60 },
] as const;
const PER_TENANT = [{ window: 1_000, most: 50 }] as const;

export type RateLimit = {
  /** 0 where a send may go now, and it is counted; else the milliseconds to wait. */
  readonly take: (tenant: string, thread: string, now: Date) => number;
};

/** Keeps below what Teams allows a bot per conversation and per tenant (figures of its rate-limit page). */
export const createRateLimit = (): RateLimit => {
  const sent = new Map<string, number[]>();
  const longest = 30_000;

  const recent = (key: string, at: number): number[] => {
    const times = (sent.get(key) ?? []).filter(time => time > at - longest);
    if (times.length === 0) sent.delete(key);
    return times;
  };

  const waitFor = (times: readonly number[], limits: readonly { window: number; most: number }[], at: number): number =>
    Math.max(
      0,
      ...limits.map(({ window, most }) => {
        const within = times.filter(time => time > at - window);
        const oldest = within[within.length - most];
        return oldest === undefined ? 0 : oldest + window - at;
      }),
    );

  return {
    take: (tenant, thread, now) => {
      const at = now.getTime();
      const keys = [
        { key: `tenant ${tenant}`, limits: PER_TENANT },
        { key: `thread ${thread}`, limits: PER_THREAD },
      ];
      const counted = keys.map(({ key, limits }) => ({ key, limits, times: recent(key, at) }));
      const wait = Math.max(...counted.map(({ times, limits }) => waitFor(times, limits, at)));
      if (wait > 0) return wait;
      for (const { key, times } of counted) sent.set(key, [...times, at]);
      return 0;
    },
  };
};
