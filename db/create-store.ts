import { attachmentStore } from './attachments.ts';
import { caseReads } from './cases.ts';
import { committer } from './commit.ts';
import { conversationReads } from './conversations.ts';
import type { Dialect } from './dialect.ts';
import { draftReads } from './drafts.ts';
import { leaseStore } from './leases.ts';
import { licenceReads } from './licences.ts';
import { nextDueRead } from './next-due.ts';
import { outboxStore } from './outbox.ts';
import { peopleReads } from './people.ts';
import type { Store } from './store.ts';
import { tidying } from './tidy.ts';
import { timerStore } from './timers.ts';

/** The store on a migrated database of either dialect. */
export const createStore = (dialect: Dialect): Store => ({
  ...committer(dialect),
  ...peopleReads(dialect),
  ...conversationReads(dialect),
  ...caseReads(dialect),
  ...draftReads(dialect),
  ...attachmentStore(dialect),
  ...licenceReads(dialect),
  ...outboxStore(dialect),
  ...leaseStore(dialect),
  ...timerStore(dialect),
  ...nextDueRead(dialect),
  ...tidying(dialect),
  ready: dialect.ready,
  close: dialect.close,
});
