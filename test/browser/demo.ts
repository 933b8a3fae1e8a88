import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createAssistant } from '../../bot/assistant.ts';
import { readConfig } from '../../bot/config.ts';
import { DEMO_WINDOWS, type DemoWindow } from '../../bot/playground/demo-windows.ts';
import { startPlayground } from '../../bot/playground/start-playground.ts';
import { createStore } from '../../db/create-store.ts';
import { openDialect } from '../../db/open.ts';
import { loadDemo } from '../../db/seed/load.ts';
import { createKnowledge } from '../../knowledge/knowledge.ts';
import { loadContent } from '../../knowledge/load.ts';
import { testDatabase } from '../kit/database.ts';
import { freePorts } from '../kit/free-ports.ts';
import { SIGNING_KEY } from '../kit/signing-key.ts';

export type Demo = {
  /** The address of a person's window, by given name. */
  readonly addressOf: (givenName: string) => string;
  /** What was said in the terminal. */
  readonly said: () => string;
  readonly close: () => Promise<void>;
};

/** The local run on ports of its own and with data of its own, with the windows of these people. */
export const startDemo = async (givenNames: readonly string[]): Promise<Demo> => {
  const content = loadContent();
  const database = await testDatabase();
  const dialect = await openDialect(database.url);
  await loadDemo(dialect, content.vendor, new Date());
  const assistant = createAssistant({
    signingKey: Buffer.from(SIGNING_KEY),
    config: readConfig({}),
    store: createStore(dialect),
    knowledge: createKnowledge(content),
    log: pino({ level: 'silent' }),
  });
  const port = await assistant.server.listen(0, '127.0.0.1');
  const folder = await mkdtemp(join(tmpdir(), 'support-windows-'));
  const windows = await onFreePorts(DEMO_WINDOWS.filter(({ person }) => givenNames.includes(person.givenName)));
  const said: string[] = [];
  const playground = startPlayground(`http://127.0.0.1:${port}`, words => said.push(words), { windows, folder });
  await playground.ready;
  return {
    addressOf: givenName => {
      const window = windows.find(({ person }) => person.givenName === givenName);
      if (window === undefined) throw new Error(`no window for ${givenName}`);
      return `http://127.0.0.1:${window.port}/`;
    },
    said: () => said.join('\n'),
    close: async () => {
      await playground.stop();
      await assistant.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const onFreePorts = async (windows: readonly DemoWindow[]): Promise<readonly DemoWindow[]> => {
  const ports = await freePorts(windows.length);
  return windows.map((window, at) => ({ ...window, port: ports[at] ?? 0 }));
};
