import { type Kit, postgresKit, sqliteKit } from './kit.ts';
import { caseWordsTable } from './tables/case-words.ts';
import { caseTables } from './tables/cases.ts';
import { conversationTables } from './tables/conversations.ts';
import { exportTables } from './tables/exports.ts';
import { fileTables } from './tables/files.ts';
import { incidentTables } from './tables/incidents.ts';
import { licenceTables } from './tables/licences.ts';
import { listTables } from './tables/listings.ts';
import { outboxTables } from './tables/outbox.ts';
import { peopleTables } from './tables/people.ts';
import { preferenceTables } from './tables/preferences.ts';
import { ratingTables } from './tables/ratings.ts';

const define = (k: Kit) => {
  const people = peopleTables(k);
  const cases = caseTables(k, people);
  return {
    ...people,
    ...conversationTables(k, people),
    ...cases,
    ...ratingTables(k, people, cases),
    ...outboxTables(k, cases),
    ...preferenceTables(k, people, cases),
    ...fileTables(k, people),
    ...exportTables(k, people),
    ...licenceTables(k),
    ...listTables(k, cases),
    ...incidentTables(k, people, cases),
  };
};

export const sqliteSchema = define(sqliteKit);
export const postgresSchema = define(postgresKit);

/** Every table, typed once for both dialects. */
export type Schema = typeof sqliteSchema;

/** Not among the tables above: only hand-written statements make it. */
export const sqlitePassages = caseWordsTable(sqliteKit);
export const postgresPassages = caseWordsTable(postgresKit);
export type Passages = typeof sqlitePassages;
