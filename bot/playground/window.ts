import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { portIsFree } from '../free-port.ts';
import { type DemoWindow, slugOf } from './demo-windows.ts';
import { windowConfig } from './window-config.ts';

export type OpenWindow = {
  /** Resolves when it answers; rejects with the reason, in words for a terminal, why it does not. */
  readonly ready: Promise<void>;
  readonly stop: () => Promise<void>;
};

export type WindowParts = {
  /** The Playground's command-line program. */
  readonly program: string;
  /** Where its configuration and its log go. */
  readonly folder: string;
  /** Where the assistant takes activities. */
  readonly endpoint: string;
  /** Told when a window that was ready ends by itself. */
  readonly onLost: () => void;
};

const HOST = '127.0.0.1';
const START_WITHIN = 30_000;
const STOP_WITHIN = 2_000;
const POLL = 50;
const GUARD = new URL('./guard.mjs', import.meta.url).href;

export const serviceUrl = ({ port }: DemoWindow): string => `http://${HOST}:${port}/_connector`;

/** Starts the Playground process of one window. */
export const openWindow = (window: DemoWindow, parts: WindowParts): OpenWindow => {
  let child: ChildProcess | undefined;
  let ended: Promise<unknown> = Promise.resolve();
  const stopping = new AbortController();

  const run = async (): Promise<void> => {
    await checkPort(window.port);
    if (stopping.signal.aborted) return;
    const own = join(parts.folder, slugOf(window.person));
    const process = start(window, parts, own);
    child = process;
    ended = new Promise(resolve => process.once('exit', resolve));
    const over = ended.then(() => Promise.reject(new Error(`It ended at once; ${logOf(own)} may say why.`)));
    await Promise.race([answered(window.port, own, stopping.signal), over]);
    process.once('exit', () => !stopping.signal.aborted && parts.onLost());
  };

  return {
    ready: run(),
    stop: async () => {
      stopping.abort();
      child?.kill();
      const kill = setTimeout(() => child?.kill('SIGKILL'), STOP_WITHIN);
      await ended;
      clearTimeout(kill);
    },
  };
};

const start = (window: DemoWindow, { program, endpoint }: WindowParts, own: string): ChildProcess => {
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, '.m365agentsplayground.yml'), windowConfig(window));
  const channel = ['--channel-id', 'msteams', '--app-endpoint', endpoint];
  const place = ['--port', String(window.port), '--service-url', serviceUrl(window)];
  return spawn(process.execPath, ['--import', GUARD, program, 'start', ...channel, ...place, '--disable-telemetry'], {
    cwd: own,
    // The channel between the processes tells the window when the assistant is gone.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
};

const logOf = (own: string): string => join(own, 'devTools', 'm365agentsplayground.log');

/** A taken port has to be noticed before: the Playground would silently go to another one. */
const checkPort = async (port: number): Promise<void> => {
  if (await portIsFree(port, HOST)) return;
  throw new Error(
    (await isPlayground(port))
      ? `Another Playground, perhaps of an assistant that still runs, has port ${port}: end it and start again.`
      : `Another program has port ${port}: end it and start again.`,
  );
};

const isPlayground = async (port: number): Promise<boolean> => {
  try {
    const response = await fetch(`http://${HOST}:${port}/_debug/ping`, { signal: AbortSignal.timeout(1000) });
    return (await response.text()) === 'pong';
  } catch {
    return false;
  }
};

const answered = async (port: number, own: string, stopped: AbortSignal): Promise<void> => {
  const late = AbortSignal.timeout(START_WITHIN);
  while (!(await isPlayground(port))) {
    if (stopped.aborted) return;
    if (late.aborted) throw new Error(`It did not start in time; ${logOf(own)} may say why.`);
    await new Promise(resolve => setTimeout(resolve, POLL));
  }
};
