import { Worker } from 'node:worker_threads';
import type { ExportFormat } from '../domain/export.ts';
import type { Batches, Bytes, Row, Sheet } from './sheet.ts';

/** What the writing thread begins with. */
export type Task = { readonly format: ExportFormat; readonly sheet: Sheet };

/** To the thread: more rows, or that there are none; and that the last bytes were taken. */
export type ToThread =
  | { readonly type: 'rows'; readonly rows: readonly Row[] }
  | { readonly type: 'no-more' }
  | { readonly type: 'taken' };

/** From the thread: it wants rows; here are bytes; it is done. */
export type FromThread =
  | { readonly type: 'want' }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array }
  | { readonly type: 'done' };

/** A thread does not take over the loader of TypeScript from the process on every version of Node. */
const BEGIN = `
import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(tsx => {
  tsx.register();
  return import(${JSON.stringify(new URL('./thread.ts', import.meta.url).href)});
})`;
/** In megabytes: writing holds a few pages or rows, whatever the length of the list. */
const MEMORY = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 };

/**
 * Writes in a thread of its own, so that whoever talks to the assistant meanwhile does not wait. Rows are read when
 * the thread wants some, and it writes on when its bytes were taken; leaving the loop ends it.
 */
export const writeInThread = async function* (format: ExportFormat, sheet: Sheet, batches: Batches): Bytes {
  const task: Task = { format, sheet };
  const thread = new Worker(BEGIN, { eval: true, execArgv: [], workerData: task, resourceLimits: MEMORY });
  const rows = batches[Symbol.asyncIterator]();
  const answers = answersOf(thread);
  const say = (message: ToThread) => thread.postMessage(message);
  try {
    for (;;) {
      const answer = await answers.next();
      if (answer.type === 'done') return;
      if (answer.type === 'want') {
        const next = await rows.next();
        say(next.done === true ? { type: 'no-more' } : { type: 'rows', rows: next.value });
      } else {
        yield answer.bytes;
        say({ type: 'taken' });
      }
    }
  } finally {
    await Promise.all([thread.terminate(), rows.return?.()]);
  }
};

/** Its messages one after the other; a thread that fails or ends too early rejects the one that is waited for. */
const answersOf = (thread: Worker): { next: () => Promise<FromThread> } => {
  const come: FromThread[] = [];
  let failed: Error | undefined;
  let wake = (): void => {};
  const fail = (error: Error): void => {
    failed ??= error;
    wake();
  };
  thread.on('message', (message: FromThread) => {
    come.push(message);
    wake();
  });
  thread.on('error', fail);
  thread.on('exit', () => fail(new Error('the writing thread ended')));
  return {
    next: async () => {
      for (;;) {
        const message = come.shift();
        if (message !== undefined) return message;
        if (failed !== undefined) throw failed;
        await new Promise<void>(resolve => {
          wake = resolve;
        });
      }
    },
  };
};
