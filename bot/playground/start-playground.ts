import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { announce } from './announce.ts';
import { DEMO_WINDOWS, type DemoWindow, nameOf } from './demo-windows.ts';
import { type OpenWindow, openWindow } from './window.ts';

export type Playground = {
  /** Resolves when every window that can be used is, and the rest has been explained; never rejects. */
  readonly ready: Promise<void>;
  /** Ends all windows, at any time. */
  readonly stop: () => Promise<void>;
};

export type PlaygroundOptions = { readonly windows?: readonly DemoWindow[]; readonly folder?: string };

const PACKAGE = '@microsoft/m365agentsplayground';
const FIRST_WORDS = 'MicroStation runs in trial mode although we have a license';

/** Opens a window of the Agents Playground for each person of the demo; one that cannot be opened does not stop the others. */
export const startPlayground = (
  address: string,
  say: (words: string) => void,
  { windows = DEMO_WINDOWS, folder = 'data/playground' }: PlaygroundOptions = {},
): Playground => {
  const program = programOf();
  if (program === undefined) {
    say(`There are no windows to chat in: the package ${PACKAGE} is missing. Install it with "npm ci".`);
    return { ready: Promise.resolve(), stop: async () => {} };
  }
  const endpoint = `${address}/api/messages`;
  let stopping = false;
  const opened = windows.map(window => {
    const onLost = () => say(`${nameOf(window.person)}'s window has ended. Start again to have it back.`);
    return { window, open: openWindow(window, { program, folder: resolve(folder), endpoint, onLost }) };
  });

  const one = async ({ window, open }: { window: DemoWindow; open: OpenWindow }): Promise<DemoWindow | undefined> => {
    try {
      await open.ready;
      if (!stopping) await announce(window, endpoint);
      return window;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (!stopping) say(`${nameOf(window.person)}'s window did not open. ${why}`);
      return undefined;
    }
  };

  const ready = Promise.all(opened.map(one)).then(all => {
    const usable = all.filter(window => window !== undefined);
    if (!stopping && usable.length > 0) say(invitation(usable));
  });
  return {
    ready,
    stop: async () => {
      stopping = true;
      await Promise.all(opened.map(({ open }) => open.stop()));
    },
  };
};

const programOf = (): string | undefined => {
  try {
    return createRequire(import.meta.url).resolve(`${PACKAGE}/cli.js`);
  } catch {
    return undefined;
  }
};

/** Who sits where, and what to do first. */
const invitation = (windows: readonly DemoWindow[]): string => {
  const widest = Math.max(...windows.map(({ person }) => nameOf(person).length));
  const lines = windows.map(
    ({ person, role, port }) => `  http://localhost:${port}  ${nameOf(person).padEnd(widest)}  ${role}`,
  );
  const customer = windows.find(window => window.desk === undefined);
  const desk = windows.find(window => window.desk !== undefined);
  return [
    '',
    ...lines,
    '',
    ...(customer === undefined ? [] : [`Open ${customer.person.givenName}'s window and type: ${FIRST_WORDS}`]),
    ...(desk === undefined
      ? []
      : [`New cases appear in ${desk.person.givenName}'s window, in the channel ${desk.desk}.`]),
    'Ctrl-C ends everything.',
  ].join('\n');
};
