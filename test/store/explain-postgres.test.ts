import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASE_SORTS, firstQuery, NO_FILTER } from '../../bot/domain/case-list.ts';
import { asId, type ProductId } from '../../bot/domain/ids.ts';
import { caseLists } from '../../db/case-lists.ts';
import { createStore } from '../../db/create-store.ts';
import type { Dialect } from '../../db/dialect.ts';
import { openDialect } from '../../db/open.ts';
import { startPostgres, type TestPostgres } from '../kit/postgres.ts';
import { someCases } from './contract/plain-lists.ts';
import { change, contoso, mia, opening, worldOn } from './world.ts';

const pages = new Map<string, string>();

/** The same dialect, which keeps the statement of each page. */
const keeping = (dialect: Dialect): Dialect => ({
  ...dialect,
  prepare: (name, query) => {
    // Every builder of the query library can show its statement.
    if (name.startsWith('list_by_') || name.startsWith('list_of_product_by_'))
      pages.set(name, (query as unknown as { toSQL(): { sql: string } }).toSQL().sql);
    return dialect.prepare(name, query);
  },
});

describe('the plan of a page of a list on PostgreSQL', () => {
  let server: TestPostgres;
  let client: pg.Client;

  beforeAll(async () => {
    server = await startPostgres();
    const url = await server.url('explain');
    const dialect = await openDialect(url);
    await worldOn(dialect);
    const writes = someCases(200).map(({ case: it, watchers }) => opening(it, { watchers }));
    await createStore(dialect).commit(change(...writes));
    const lists = caseLists(keeping(dialect));
    for (const view of ['all', 'account'] as const)
      for (const by of CASE_SORTS)
        for (const descending of [false, true])
          for (const products of [[], [asId<ProductId>('zulu')]])
            await lists.caseList(
              { user: mia.id, account: contoso.id },
              { ...firstQuery(view), sort: { by, descending }, filter: { ...NO_FILTER, products } },
              5,
            );
    await dialect.close();
    client = new pg.Client({ connectionString: url });
    await client.connect();
    // So few rows would be read as a whole and sorted; with many that is never the best.
    for (const setting of ['enable_seqscan', 'enable_bitmapscan']) await client.query(`set ${setting} = off`);
    await client.query('analyze');
  }, 120_000);

  afterAll(async () => {
    await client.end();
    await server.stop();
  });

  it('merges what the indexes give and sorts nothing', async () => {
    // Seven orders, three of them of one product too, both ways, of one part and of three.
    expect(pages.size).toBe(40);
    for (const [name, statement] of pages) {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${statement}`);
      const plan = rows.map(row => row['QUERY PLAN'].trim());
      // The state is the same all along a stretch, so the few first rows of each are put in order.
      const byState = name.includes('_state_');
      expect(plan[1], name).toMatch(byState ? /^->\s+Sort/ : /^->\s+Merge Append/);
      expect(plan.filter(line => /->\s+(Incremental )?Sort/.test(line)).length, name).toBe(byState ? 1 : 0);
      const scans = plan.filter(line => line.includes('Scan'));
      expect(scans.length, name).toBe(name.endsWith('_21') ? 21 : 7);
      expect(
        scans.filter(line => !/Index (Only )?Scan (Backward )?using listings_/.test(line)),
        name,
      ).toEqual([]);
    }
  });
});
