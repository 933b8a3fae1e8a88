import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { connect } from 'node:net';

const PATIENCE = 30_000;

/** A server of the tests as a process of its own, so that what it holds in memory is not counted as ours. */
export const startChild = async (
  script: string,
  args: readonly string[],
  port: number,
): Promise<{ readonly stop: () => Promise<void> }> => {
  const path = createRequire(import.meta.url).resolve(script);
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      written += chunk.toString('utf8');
    });
  const gone = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
  };
  const began = performance.now();
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${script} ended: ${written}`);
    if (performance.now() - began > PATIENCE) {
      await stop();
      throw new Error(`${script} did not start: ${written}`);
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return { stop };
};

const answers = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    const say = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', say(true)).once('error', say(false));
  });
