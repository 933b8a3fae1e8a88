import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { type Posted, postJson } from './edge.ts';

/** The assistant as a process of its own, as `npm start` runs it without credentials. */
export type RealProcess = {
  readonly url: string;
  /** From the start of the process until it was ready, in milliseconds. */
  readonly startedIn: number;
  /** Delivers an activity; undefined where the process ended before it answered. */
  readonly post: (activity: unknown) => Promise<Posted | undefined>;
  /** Ends it at once, without a chance to tidy up; resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Asks it to end, and answers its exit code. */
  readonly end: () => Promise<number | null>;
  /** What it has written to its terminal. */
  readonly output: () => string;
};

const PATIENCE = 30_000;

/** Starts `bot/main.ts` on a free port and an existing or empty database, and waits until it can serve. */
export const startProcess = async (database: string): Promise<RealProcess> => {
  const began = performance.now();
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'bot/main.ts'], {
    cwd: new URL('../..', import.meta.url),
    env: {
      ...process.env,
      // Empty ones count as not set, so that neither this machine's settings nor a .env file take part.
      MicrosoftAppId: '',
      NODE_ENV: '',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: database,
      PLAYGROUND: 'off',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      written += chunk.toString('utf8');
    });
  const gone = once(child, 'exit');
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    if (ended()) throw new Error(`the process ended: ${written}`);
    if (performance.now() - began > PATIENCE) {
      child.kill('SIGKILL');
      throw new Error(`the process did not become ready: ${written}`);
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  return {
    url,
    startedIn: performance.now() - began,
    post: activity => postJson(`${url}/api/messages`, activity).catch(() => undefined),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    end: async () => {
      child.kill('SIGTERM');
      await gone;
      return child.exitCode;
    },
    output: () => written,
  };
};

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    response => response.ok,
    () => false,
  );

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
};
