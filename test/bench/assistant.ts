import { createAssistant } from '../../bot/assistant.ts';
import { readConfig } from '../../bot/config.ts';
import { createLog } from '../../bot/log.ts';
import { openStore } from '../../db/open.ts';
import { createKnowledge } from '../../knowledge/knowledge.ts';
import { loadContent } from '../../knowledge/load.ts';
import { SIGNING_KEY } from '../kit/signing-key.ts';

/** The assistant as it runs in production, in a process of its own, on the port and database that it is told. */
const [port = '0', database = ''] = process.argv.slice(2);
const assistant = createAssistant({
  signingKey: Buffer.from(SIGNING_KEY),
  config: readConfig({}),
  store: await openStore(database),
  knowledge: createKnowledge(loadContent()),
  log: createLog('info'),
});
await assistant.server.listen(Number(port), '127.0.0.1');
process.on('message', () => process.send?.({ ...process.cpuUsage(), rss: process.memoryUsage().rss }));
process.on('SIGTERM', () => process.exit(0));
