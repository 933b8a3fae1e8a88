import type { TestProject } from 'vitest/node';
import { keepExitCode } from './keep-exit-code.ts';
import { startPostgres } from './postgres.ts';

/** One PostgreSQL server for all the files of a project; each file makes a database of its own in it. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  keepExitCode();
  const server = await startPostgres();
  project.provide('postgres', await server.url('suite'));
  return () => server.stop();
};
