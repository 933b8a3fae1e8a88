import type { RunResult } from 'better-sqlite3';
import type { AnyColumn, Placeholder, SQL } from 'drizzle-orm';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { Passages, Schema } from './schema.ts';

/** A connection or a transaction, typed as SQLite's for both dialects. */
export type Db = BaseSQLiteDatabase<'sync', RunResult, Schema>;

/** A query that gives rows: a select, or a write with `returning`. Only the dialect runs it. */
export type Query<Row> = { all(): Row[] };

/** The same, to be compiled once and run with the values of its placeholders. */
export type Preparable<Row> = { prepare(): { all(values?: Values): Row[] } };
export type Values = Readonly<Record<string, unknown>>;
export type Prepared<Row> = (values?: Values) => Promise<readonly Row[]>;

/** Steps of one transaction: SQLite walks through them synchronously, PostgreSQL awaits each. */
export type Steps<Result> = Generator<Query<unknown>, Result, readonly unknown[]>;

/** Runs one query within steps. */
export function* rows<Row>(query: Query<Row>): Steps<readonly Row[]> {
  // What a driver hands back for a query is that query's rows.
  return (yield query) as readonly Row[];
}

/** Runs one guarded write within steps, and says whether it found what it was guarded by. */
export function* touched(query: Query<unknown>): Steps<boolean> {
  return (yield query).length > 0;
}

/** A word that is looked for; `prefix` for one whose beginning was typed. Plain letters and digits, see `wordsOf`. */
export type Term = { readonly word: string; readonly prefix: boolean };
export type Match = readonly (readonly Term[])[];

/** What the two databases do differently. Errors never carry the values of a statement. */
export type Dialect = {
  readonly db: Db;
  readonly t: Schema;
  /** No other process writes to this database. */
  readonly sole: boolean;
  readonly read: <Row>(query: Query<Row>) => Promise<readonly Row[]>;
  readonly prepare: <Row>(name: string, query: Preparable<Row>) => Prepared<Row>;
  /** A query for use within steps that is compiled once where the database allows it. */
  readonly statement: <Row>(name: string, build: (db: Db) => Preparable<Row>) => (tx: Db, values: Values) => Query<Row>;
  /** All steps in one transaction, which is rolled back where they throw or `keep` refuses their result. */
  readonly atomically: <Result>(
    steps: (tx: Db) => Steps<Result>,
    keep?: (result: Result) => boolean,
  ) => Promise<Result>;
  /** Locks the rows that are selected and passes over those that others have locked. */
  readonly skippingLocked: <Q extends Query<unknown>>(query: Q) => Q;
  /** A part of a union that an index gives in the order of the whole, of which no more than the limit is wanted. */
  readonly sortedPart: <Q extends Query<unknown>>(part: Q, order: readonly SQL[], limit: Placeholder) => Q;
  /** Whether a column is one of the texts of a JSON list, which a statement is given under this name. */
  readonly oneOf: (column: AnyColumn, name: string) => SQL;
  /** The words of cases, each passage with its row number. */
  readonly passages: Passages;
  /** Writes a passage, also over what it said before. */
  readonly putPassage: (tx: Db, passage: { readonly id: number; readonly words: string }) => Query<unknown>;
  /** The numbers of the latest passages that hold at least one word of each of these sets. */
  readonly newestPassages: (match: Match, limit: number) => Promise<readonly number[]>;
  /** Orders by code point. */
  readonly byCode: (column: AnyColumn) => SQL;
  /** Whether somebody else's transaction was in the way: nothing was written, and another try may succeed. */
  readonly isConflict: (error: unknown) => boolean;
  /** True while a query is answered and no migration is missing. */
  readonly ready: () => Promise<boolean>;
  readonly close: () => Promise<void>;
};

/** Tries once more where somebody else's transaction was in the way. */
export const retried = async <Result>({ isConflict }: Dialect, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (!isConflict(error)) throw error;
    return await work();
  }
};
