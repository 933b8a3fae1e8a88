import type { Answer } from './reply.ts';

export type Once = (key: string, work: () => Promise<Answer>) => Promise<Answer>;

const REMEMBERED_FOR = 600_000;
const MOST = 10_000;

/**
 * Runs the work of a delivery once: the same key again gets the first one's answer, also while that is still running.
 * A failed one is forgotten, so that the next delivery tries anew; so is one with a body, which is drawn anew instead.
 */
export const createOnce = (now: () => Date): Once => {
  const known = new Map<string, { readonly answer: Promise<Answer>; readonly until: number }>();

  const forget = (at: number) => {
    for (const [key, { until }] of known) {
      if (until > at && known.size <= MOST) return;
      known.delete(key);
    }
  };

  return async (key, work) => {
    const at = now().getTime();
    forget(at);
    const first = known.get(key);
    if (first !== undefined) return first.answer;
    const entry = { answer: work(), until: at + REMEMBERED_FOR };
    known.set(key, entry);
    const drop = () => {
      if (known.get(key) === entry) known.delete(key);
    };
    try {
      const answer = await entry.answer;
      if (answer.status >= 400 || answer.body !== undefined) drop();
      return answer;
    } catch (error) {
      drop();
      throw error;
    }
  };
};
