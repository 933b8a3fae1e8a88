import { createStore } from '../db/create-store.ts';
import { openDialect } from '../db/open.ts';
import { loadDemo } from '../db/seed/load.ts';
import { createKnowledge } from '../knowledge/knowledge.ts';
import { loadContent } from '../knowledge/load.ts';
import { type Assistant, createAssistant } from './assistant.ts';
import { type Config, config as readEnvironment } from './config.ts';
import { portIsFree } from './free-port.ts';
import { createLog, type Logger } from './log.ts';
import { type Playground, startPlayground } from './playground/start-playground.ts';
import { explained, say } from './say.ts';
import { signingKey } from './signing-key.ts';

const STARTED_BY = process.ppid;

/** Starts everything in order, and ends it in the other one. */
const main = async (): Promise<void> => {
  const config = readEnvironment();
  const log = createLog(config.playground ? quieter(config.logLevel) : config.logLevel);
  // Before the database is touched, which may belong to the copy of the assistant that has the port.
  if (config.port !== 0 && !(await portIsFree(config.port, config.host))) throw portTaken(config.port);
  const content = loadContent();
  const dialect = await openDialect(config.databaseUrl);
  const fresh = config.local && (await loadDemo(dialect, content.vendor, new Date()));
  const store = createStore(dialect);
  await store.releaseLeases();
  const assistant = createAssistant({
    config,
    signingKey: signingKey(config.signingKey),
    store,
    knowledge: createKnowledge(content),
    log,
  });
  const port = await assistant.server.listen(config.port, config.host);
  log.info({ port, host: config.host, local: config.local }, 'listening');
  assistant.worker.poke();
  const address = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  if (config.local) say(`Support Assistant is ready on ${address}${fresh ? ', with new demo data' : ''}.`);
  const end = endOnSignal(assistant, config.playground ? startPlayground(address, say) : undefined, log);
  if (config.local) onOrphaned(() => end('orphaned'));
};

/** Beside the addresses in a terminal only what is wrong matters. */
const quieter = (level: Config['logLevel']): Config['logLevel'] => (level === 'info' ? 'warn' : level);

const portTaken = (port: number): Error => Object.assign(new Error('port taken'), { code: 'EADDRINUSE', port });

const GRACE = 10_000;

const endOnSignal = (
  assistant: Assistant,
  playground: Playground | undefined,
  log: Logger,
): ((reason: string) => void) => {
  let ending = false;
  const end = (reason: string): void => {
    if (ending) return;
    ending = true;
    log.info({ reason }, 'ending');
    // Whatever still hangs after that is left to the leases.
    setTimeout(() => process.exit(1), GRACE).unref();
    void Promise.all([playground?.stop(), assistant.close()]).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => end(signal));
  return end;
};

/** npm does not hand a signal on to what it runs: where it is ended alone, it leaves a process without its parent. */
const onOrphaned = (then: () => void): void => {
  setInterval(() => process.ppid !== STARTED_BY && then(), 1_000).unref();
};

main().catch((error: unknown) => {
  say(explained(error));
  process.exit(1);
});
