import { type Column, eq, type SQL, sql, type Table } from 'drizzle-orm';

/** A value that a prepared statement is run with, by name, encoded as its column wants it; null stays null. */
export const given = (column: Column, name: string): SQL =>
  sql`${sql.param(sql.placeholder(name), {
    mapToDriverValue: (value: unknown) => (value === null ? null : column.mapToDriverValue(value)),
  })}`;

/** Whether a column holds the value that is given by this name. */
export const isGiven = (column: Column, name: string): SQL => eq(column, given(column, name));

type ColumnsOf<T extends Table> = keyof T['_']['columns'] & keyof T & string;

/** The same for several columns of a table, each under its own name. */
export const givenAll = <T extends Table, Name extends ColumnsOf<T>>(
  table: T & Record<Name, Column>,
  names: readonly Name[],
): Record<Name, SQL> => {
  const entries = names.map(name => [name, given(table[name], name)]);
  // The names are the keys.
  return Object.fromEntries(entries) as Record<Name, SQL>;
};
