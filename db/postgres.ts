import { desc, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Db, Dialect, Match, Preparable, Query, Steps, Term, Values } from './dialect.ts';
import { isComplete, type Migration } from './migrations.ts';
import { type Passages, postgresPassages, postgresSchema, type Schema } from './schema.ts';

export type PostgresOptions = {
  /** Connections at most. */
  readonly poolSize: number;
  /** Hears of connections that broke while nobody used them. */
  readonly onError: (error: Error) => void;
};

/** Unique violation, deadlock, serialization failure. */
const CONFLICTS = ['23505', '40P01', '40001'];

/** Any number, the same for every replica. */
const MIGRATION_LOCK = 7_405_201;

/** Connects to PostgreSQL and brings the database to the latest migration. */
export const openPostgres = async (
  url: string,
  migrations: readonly Migration[],
  { poolSize, onError }: PostgresOptions,
): Promise<Dialect> => {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, connectionTimeoutMillis: 10_000 });
  pool.on('error', error => onError(cleaned(error)));
  try {
    for (const migration of migrations) await inTransaction(pool, client => migrate(client, migration));
  } catch (error) {
    await pool.end();
    throw cleaned(error);
  }
  const db = typedAsSqlite(pool);
  const passages = postgresPassages as unknown as Passages;
  return {
    db,
    t: postgresSchema as unknown as Schema,
    sole: false,
    read: query => run(query),
    prepare: (name, query) => {
      const prepared = asNamed(query).prepare(name);
      return values => prepared.execute(values).catch(rethrow);
    },
    statement: (name, build) => (tx, values) => named(name, build(tx), values),
    atomically: (steps, keep) => inTransaction(pool, client => walk(steps(typedAsSqlite(client))), keep).catch(rethrow),
    skippingLocked: query => (query as unknown as Lockable<typeof query>).for('update', { skipLocked: true }),
    sortedPart: (part, order, limit) => (part as unknown as Sortable<typeof part>).orderBy(...order).limit(limit),
    oneOf: (column, name) =>
      sql`${column} = any(array(select json_array_elements_text(${sql.placeholder(name)}::json)))`,
    passages,
    putPassage: (tx, passage) =>
      tx
        .insert(passages)
        .values(passage)
        .onConflictDoUpdate({ target: passages.id, set: { words: passage.words } })
        .returning({ id: passages.id }),
    newestPassages: async (match, limit) => {
      // Without a name, so that each is planned for how common its own words are.
      const found = run(
        db
          .select({ id: passages.id })
          .from(passages)
          .where(sql`terms @@ ${matching(match)}::tsquery`)
          .orderBy(desc(passages.id))
          .limit(limit),
      );
      return (await found).map(({ id }) => id);
    },
    byCode: column => sql`${column} collate "C"`,
    isConflict: error => CONFLICTS.includes(codeOf(error) ?? ''),
    ready: () =>
      pool.query<{ name: string }>('select name from migrations').then(
        ({ rows }) => isComplete(migrations, rows),
        () => false,
      ),
    close: () => pool.end(),
  };
};

const lexeme = ({ word, prefix }: Term): string => `'${word}'${prefix ? ':*' : ''}`;

const matching = (match: Match): string => match.map(terms => `(${terms.map(lexeme).join(' | ')})`).join(' & ');

// What PostgreSQL's builders offer beyond the SQLite types that stand for them.
type NamedQuery<Row> = {
  prepare(name: string): { execute(values?: Record<string, unknown>): Promise<Row[]> };
};
type Sortable<Q> = { orderBy(...order: readonly SQL[]): { limit(limit: Placeholder): Q } };
type Lockable<Q> = { for(strength: 'update', config: { skipLocked: true }): Q };

const asNamed = <Row>(query: Preparable<Row>): NamedQuery<Row> => query as unknown as NamedQuery<Row>;

/** A named statement that is sent when it is awaited, as a query is. */
const named = <Row>(name: string, query: Preparable<Row>, values: Values): Query<Row> => {
  const lazy: Pick<Promise<Row[]>, 'then'> = {
    // biome-ignore lint/suspicious/noThenProperty: what the library builds is awaited, and so is this.
    then: (done, failed) =>
      asNamed(query)
        .prepare(name)
        .execute({ ...values })
        .then(done, failed),
  };
  return lazy as unknown as Query<Row>;
};

/** The one place where PostgreSQL's types become SQLite's. */
const typedAsSqlite = (client: pg.Pool | pg.PoolClient): Db =>
  drizzle(client, { schema: postgresSchema }) as unknown as Db;

const run = async <Row>(query: Query<Row>): Promise<Row[]> => {
  try {
    return await (query as unknown as PromiseLike<Row[]>);
  } catch (error) {
    throw cleaned(error);
  }
};

const walk = async <Result>(steps: Steps<Result>): Promise<Result> => {
  let step = steps.next([]);
  while (step.done !== true) step = steps.next(await run(step.value));
  return step.value;
};

const inTransaction = async <Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
  keep: (result: Result) => boolean = () => true,
): Promise<Result> => {
  const client = await pool.connect();
  // A connection whose transaction did not end cleanly is not given to the next one.
  let broken = true;
  try {
    await client.query('begin');
    const result = await work(client).catch(async (error: unknown) => {
      await client.query('rollback');
      broken = false;
      throw error;
    });
    await client.query(keep(result) ? 'commit' : 'rollback');
    broken = false;
    return result;
  } finally {
    client.release(broken);
  }
};

const migrate = async (client: pg.PoolClient, { name, sql: text }: Migration): Promise<void> => {
  await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await client.query('create table if not exists migrations (name text primary key, applied_at timestamptz not null)');
  const { rowCount } = await client.query('select from migrations where name = $1', [name]);
  if (rowCount !== 0) return;
  await client.query(text);
  await client.query('insert into migrations values ($1, now())', [name]);
};

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** Messages and details of drivers quote statements and values; what remains is the code and the names involved. */
const cleaned = (error: unknown): Error => {
  const root = rootOf(error);
  const code = codeOf(root) ?? root.name;
  const constraint = root instanceof pg.DatabaseError ? (root.constraint ?? root.table) : undefined;
  return Object.assign(new Error(`PostgreSQL: ${[code, constraint].filter(part => part !== undefined).join(' ')}`), {
    code,
  });
};

const rethrow = (error: unknown): never => {
  throw cleaned(error);
};

const rootOf = (error: unknown): Error => {
  if (!(error instanceof Error)) return new Error('unknown');
  return codeOf(error) === undefined && error.cause instanceof Error ? rootOf(error.cause) : error;
};
