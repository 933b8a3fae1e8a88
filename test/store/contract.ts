import { afterEach, describe } from 'vitest';
import type { Dialect } from '../../db/dialect.ts';
import { appendOnlyContract } from './contract/append-only.ts';
import { caseSearchContract } from './contract/case-search.ts';
import { caseContract } from './contract/cases.ts';
import { commitContract } from './contract/commit.ts';
import { conversationContract } from './contract/conversations.ts';
import { draftContract } from './contract/drafts.ts';
import { exportContract } from './contract/exports.ts';
import { fileContract } from './contract/files.ts';
import { incidentContract } from './contract/incidents.ts';
import { licenceContract } from './contract/licences.ts';
import { listContract } from './contract/lists.ts';
import { noticeContract } from './contract/notices.ts';
import { outboxContract } from './contract/outbox.ts';
import { peopleContract } from './contract/people.ts';
import { ratingContract } from './contract/ratings.ts';
import { settlingContract } from './contract/settling.ts';
import { threadContract } from './contract/thread.ts';
import { tidyContract } from './contract/tidy.ts';
import { timerContract } from './contract/timers.ts';
import { watcherContract } from './contract/watchers.ts';
import type { World } from './contract/world-of.ts';
import { worldOn } from './world.ts';

const CONTRACTS = [
  commitContract,
  peopleContract,
  conversationContract,
  caseContract,
  listContract,
  caseSearchContract,
  watcherContract,
  ratingContract,
  threadContract,
  draftContract,
  fileContract,
  exportContract,
  licenceContract,
  incidentContract,
  outboxContract,
  settlingContract,
  noticeContract,
  timerContract,
  tidyContract,
  appendOnlyContract,
];

/** What every store must do, whatever database it keeps things in. */
export const storeContract = (name: string, open: () => Promise<Dialect>): void => {
  const opened: Dialect[] = [];
  const world: World = async () => {
    const dialect = await open();
    opened.push(dialect);
    return { dialect, store: await worldOn(dialect) };
  };

  afterEach(async () => {
    await Promise.all(opened.splice(0).map(dialect => dialect.close()));
  });

  describe(`the store on ${name}`, () => {
    for (const contract of CONTRACTS) contract(world);
  });
};
