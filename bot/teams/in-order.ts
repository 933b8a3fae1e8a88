export type InOrder = {
  /** Runs after everything that was given for this key before; undefined where too much waits already. */
  readonly run: <Value>(key: string, work: () => Promise<Value>) => Promise<Value> | undefined;
};

const MOST_WAITING = 50;

/** Work of one key runs one after the other, that of different keys side by side. */
export const createInOrder = (): InOrder => {
  const queues = new Map<string, { last: Promise<unknown>; waiting: number }>();
  return {
    run: (key, work) => {
      const queue = queues.get(key) ?? { last: Promise.resolve(), waiting: 0 };
      if (queue.waiting >= MOST_WAITING) return undefined;
      queues.set(key, queue);
      queue.waiting += 1;
      const result = queue.last.then(work).finally(() => {
        queue.waiting -= 1;
        if (queue.waiting === 0) queues.delete(key);
      });
      queue.last = result.catch(() => undefined);
      return result;
    },
  };
};
