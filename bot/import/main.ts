import { readFile } from 'node:fs/promises';
import { openStore } from '../../db/open.ts';
import { createKnowledge } from '../../knowledge/knowledge.ts';
import { loadContent } from '../../knowledge/load.ts';
import { config as readEnvironment } from '../config.ts';
import { createStatusBoard } from '../incidents/status-board.ts';
import { say } from '../say.ts';
import { importCsv } from './import-file.ts';

/** `npm run import -- FILE…`: CSV files into the database, with a line for each row; it may run beside the server. */
const main = async (files: readonly string[]): Promise<boolean> => {
  if (files.length === 0) {
    say('npm run import -- FILE…');
    return false;
  }
  const { databaseUrl, statusFeeds } = readEnvironment();
  const texts = await Promise.all(files.map(file => readFile(file, 'utf8')));
  const store = await openStore(databaseUrl);
  const knowledge = createKnowledge(loadContent());
  // The server finds in the outbox what there is to tell.
  const board = createStatusBoard({
    ...{ store, knowledge, feeds: statusFeeds.urls },
    now: () => new Date(),
    poke: () => {},
  });
  let ok = true;
  try {
    for (const [index, text] of texts.entries()) {
      say(files[index] ?? '');
      const imported = await importCsv(text, { board });
      for (const line of imported.lines) say(`  ${line}`);
      ok &&= imported.ok;
    }
  } finally {
    await store.close();
  }
  return ok;
};

main(process.argv.slice(2)).then(
  ok => {
    process.exitCode = ok ? 0 : 1;
  },
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
