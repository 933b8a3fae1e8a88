import { afterAll, beforeAll } from 'vitest';
import { openDialect } from '../../db/open.ts';
import { startPostgres, type TestPostgres } from '../kit/postgres.ts';
import { storeContract } from './contract.ts';

let server: TestPostgres;
let databases = 0;

beforeAll(async () => {
  server = await startPostgres();
  const migrated = await openDialect(await server.url('migrated'));
  await migrated.close();
}, 120_000);

afterAll(() => server.stop());

storeContract('PostgreSQL', async () => {
  databases += 1;
  return openDialect(await server.url(`contract_${databases}`, 'migrated'));
});
