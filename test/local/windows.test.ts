import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { portIsFree } from '../../bot/free-port.ts';
import { DEMO_PEOPLE, DEMO_WINDOWS, type DemoWindow, nameOf, TENANTS } from '../../bot/playground/demo-windows.ts';
import { startPlayground } from '../../bot/playground/start-playground.ts';
import { freePorts } from '../kit/free-ports.ts';
import { demoPerson, DEMO_PEOPLE as KNOWN } from '../kit/people.ts';

const PATIENCE = 30_000;
/** Nobody listens there: what is announced to the assistant does not matter here. */
const NOWHERE = 'http://127.0.0.1:9';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'support-windows-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Windows without a desk, on ports that are free now. */
const windowsOn = async (count: number): Promise<readonly DemoWindow[]> => {
  const ports = await freePorts(count);
  return DEMO_WINDOWS.filter(({ desk }) => desk === undefined)
    .slice(0, count)
    .map((window, at) => ({ ...window, port: ports[at] ?? 0 }));
};

const portOf = (windows: readonly DemoWindow[], at: number): number => windows[at]?.port ?? 0;

test('the people of the windows are those of the demo data', () => {
  const known = KNOWN.map(demoPerson).map(({ name, tenant, object }) => ({ name, tenant, object }));
  expect(DEMO_PEOPLE.map(it => ({ name: nameOf(it), tenant: TENANTS[it.company], object: it.object }))).toEqual(known);
});

test('a window is for this machine only, and ends when it is told', { timeout: 60_000 }, async () => {
  const windows = await windowsOn(1);
  const port = portOf(windows, 0);
  const playground = startPlayground(NOWHERE, () => {}, { windows, folder });
  await playground.ready;
  expect(await portIsFree(port, '127.0.0.1')).toBe(false);
  const outside = Object.values(networkInterfaces()).flatMap(all => all?.filter(it => !it.internal) ?? []);
  for (const { address } of outside.filter(({ family }) => family === 'IPv4'))
    expect(await portIsFree(port, address)).toBe(true);
  await playground.stop();
  expect(await portIsFree(port, '127.0.0.1')).toBe(true);
});

test('a taken port is named, and the other window opens nevertheless', { timeout: 60_000 }, async () => {
  const windows = await windowsOn(2);
  const holder = createServer().listen(portOf(windows, 0), '127.0.0.1');
  const said: string[] = [];
  const playground = startPlayground(NOWHERE, words => said.push(words), { windows, folder });
  await playground.ready;
  expect(said[0]).toBe(
    `Mia Novak's window did not open. Another program has port ${portOf(windows, 0)}: end it and start again.`,
  );
  expect(said[1]).toContain(`http://localhost:${portOf(windows, 1)}`);
  expect(said[1]).not.toContain('Mia');
  await playground.stop();
  holder.close();
});

test('told to stop while it opens, it leaves nothing behind', { timeout: 60_000 }, async () => {
  const windows = await windowsOn(1);
  const said: string[] = [];
  const playground = startPlayground(NOWHERE, words => said.push(words), { windows, folder });
  await new Promise(resolve => setTimeout(resolve, 200));
  await playground.stop();
  await playground.ready;
  expect(said).toEqual([]);
  expect(await portIsFree(portOf(windows, 0), '127.0.0.1')).toBe(true);
});

test('windows end with the process that opened them, however it ends', { timeout: 60_000 }, async () => {
  const windows = await windowsOn(1);
  const port = portOf(windows, 0);
  const start = new URL('../../bot/playground/start-playground.ts', import.meta.url).href;
  const options = JSON.stringify({ windows, folder });
  const program = `import { startPlayground } from '${start}';
    await startPlayground('${NOWHERE}', () => {}, ${options}).ready;
    console.log('ready');`;
  const parent = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', program],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  await new Promise(resolve => parent.stdout.once('data', resolve));
  const free = () => portIsFree(port, '127.0.0.1');
  expect(await free()).toBe(false);
  parent.kill('SIGKILL');
  await expect.poll(free, { timeout: PATIENCE, interval: 200 }).toBe(true);
});
