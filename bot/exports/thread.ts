import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread, Task, ToThread } from './in-thread.ts';
import type { Row } from './sheet.ts';
import { write } from './write.ts';

const port = parentPort;
if (port === null) throw new Error('this is a thread of the assistant');

/** Put in by our own main thread. */
const { format, sheet }: Task = workerData;

const say = (message: FromThread): void => port.postMessage(message);

// Some formats read ahead: rows may be waited for while the last bytes are not taken yet.
let onRows: (rows: readonly Row[] | undefined) => void = () => {};
let onTaken: () => void = () => {};
port.on('message', (message: ToThread) => {
  if (message.type === 'taken') onTaken();
  else onRows(message.type === 'rows' ? message.rows : undefined);
});

const batches = async function* (): AsyncGenerator<readonly Row[]> {
  for (;;) {
    const rows = await new Promise<readonly Row[] | undefined>(resolve => {
      onRows = resolve;
      say({ type: 'want' });
    });
    if (rows === undefined) return;
    yield rows;
  }
};

/** A message for each few bytes would cost more than the bytes. */
const ENOUGH = 64 * 1024;
let parts: Uint8Array[] = [];
let size = 0;

const hand = async (): Promise<void> => {
  if (size === 0) return;
  const bytes = new Uint8Array(Buffer.concat(parts));
  parts = [];
  size = 0;
  await new Promise<void>(resolve => {
    onTaken = resolve;
    say({ type: 'bytes', bytes });
  });
};

for await (const bytes of write(format, sheet, batches())) {
  parts.push(bytes);
  size += bytes.length;
  if (size >= ENOUGH) await hand();
}
await hand();
say({ type: 'done' });
port.close();
