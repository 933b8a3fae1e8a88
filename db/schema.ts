import { type Kit, postgresKit, sqliteKit } from './kit.ts';
import { caseTables } from './tables/cases.ts';
import { conversationTables } from './tables/conversations.ts';
import { fileTables } from './tables/files.ts';
import { licenceTables } from './tables/licences.ts';
import { outboxTables } from './tables/outbox.ts';
import { peopleTables } from './tables/people.ts';

const define = (k: Kit) => {
  const people = peopleTables(k);
  const cases = caseTables(k, people);
  return {
    ...people,
    ...conversationTables(k, people),
    ...cases,
    ...outboxTables(k, cases),
    ...fileTables(k, people),
    ...licenceTables(k),
  };
};

export const sqliteSchema = define(sqliteKit);
export const postgresSchema = define(postgresKit);

/** Every table, typed once for both dialects. */
export type Schema = typeof sqliteSchema;
