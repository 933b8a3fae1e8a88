import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { freePorts } from '../kit/free-ports.ts';

const MAIN = resolve('bot/main.ts');
const TSX = import.meta.resolve('tsx');
const PATIENCE = 20_000;

type Run = {
  readonly process: ChildProcess;
  /** Everything that it said in the terminal. */
  readonly said: () => string;
  /** The exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
};

let folder: string;
const runs: Run[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'support-start-'));
});
afterEach(async () => {
  for (const { process } of runs) process.kill('SIGKILL');
  await Promise.all(runs.splice(0).map(({ ended }) => ended));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The real process, in a folder of its own and with nothing of this one's settings. */
const start = (port: number, settings: Readonly<Record<string, string>> = {}): Run => {
  const process = spawn(globalThis.process.execPath, ['--import', TSX, MAIN], {
    cwd: folder,
    env: { PATH: globalThis.process.env.PATH, PORT: String(port), PLAYGROUND: 'off', ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  process.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const run = { process, said: () => said, ended: new Promise<number | null>(done => process.once('close', done)) };
  runs.push(run);
  return run;
};

const answers = (port: number, path: string): Promise<number | undefined> =>
  fetch(`http://127.0.0.1:${port}${path}`).then(
    ({ status }) => status,
    () => undefined,
  );

const ready = (port: number) => expect.poll(() => answers(port, '/readyz'), { timeout: PATIENCE }).toBe(200);

const freePort = async (): Promise<number> => (await freePorts(1))[0] ?? 0;

describe('the process', () => {
  test('starts with demo data, ends in order, and finds the data again', { timeout: 60_000 }, async () => {
    const port = await freePort();
    const first = start(port);
    await ready(port);
    expect(first.said()).toContain(`ready on http://127.0.0.1:${port}, with new demo data.`);
    first.process.kill('SIGTERM');
    expect(await first.ended).toBe(0);

    const second = start(port);
    await ready(port);
    expect(second.said()).toContain('ready');
    expect(second.said()).not.toContain('demo data');
    second.process.kill('SIGINT');
    expect(await second.ended).toBe(0);
  });

  test.skipIf(process.platform === 'win32')('ends with whoever started it', { timeout: 60_000 }, async () => {
    const port = await freePort();
    // As npm does it: a shell in between, which passes nothing on.
    const shell = spawn('sh', ['-c', `"${process.execPath}" --import "${TSX}" "${MAIN}"; true`], {
      cwd: folder,
      env: { PATH: process.env.PATH, PORT: String(port), PLAYGROUND: 'off' },
      stdio: 'ignore',
    });
    await ready(port);
    shell.kill('SIGKILL');
    await expect.poll(() => answers(port, '/healthz'), { timeout: PATIENCE }).toBeUndefined();
  });

  test('says which port is taken, before it touches the data', { timeout: 30_000 }, async () => {
    const held: Server = createServer();
    const port = await freePort();
    await new Promise<void>(done => held.listen(port, '127.0.0.1', done));
    const run = start(port, { DATABASE_URL: 'file:/proc/no/such/place/support.db' });
    expect(await run.ended).toBe(1);
    expect(run.said()).toContain(`Port ${port} is taken`);
    await new Promise(done => held.close(done));
  });

  const unsafe: readonly [string, Readonly<Record<string, string>>, string][] = [
    ['in production without credentials', { NODE_ENV: 'production' }, 'MicrosoftAppId'],
    ['on every network without credentials', { HOST: '0.0.0.0' }, 'HOST'],
    ['with a duration that is none', { AUTO_CLOSE_RESOLVED_AFTER: 'a week' }, 'AUTO_CLOSE_RESOLVED_AFTER'],
  ];

  test.each(unsafe)('refuses to start %s, and says why', { timeout: 30_000 }, async (_, settings, variable) => {
    const run = start(await freePort(), settings);
    expect(await run.ended).toBe(1);
    expect(run.said()).toContain(variable);
    expect(run.said()).not.toContain('    at ');
  });
});
