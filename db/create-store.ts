import { attachmentStore } from './attachments.ts';
import { blobStore } from './blobs.ts';
import { indexing } from './case-index.ts';
import { caseLists } from './case-lists.ts';
import { caseSearch } from './case-search.ts';
import { caseReads } from './cases.ts';
import { committer } from './commit.ts';
import { conversationReads } from './conversations.ts';
import type { Dialect } from './dialect.ts';
import { draftReads } from './drafts.ts';
import { exportStore } from './exports.ts';
import { feedStore } from './feeds.ts';
import { incidentReads } from './incidents.ts';
import { leaseStore } from './leases.ts';
import { licenceReads } from './licences.ts';
import { nextDueRead } from './next-due.ts';
import { noticeReads } from './notice-reads.ts';
import { outboxStore } from './outbox.ts';
import { peopleReads } from './people.ts';
import { actedStore, preferenceReads } from './preferences.ts';
import { ratingReads } from './ratings.ts';
import type { Store } from './store.ts';
import { threadReads } from './thread.ts';
import { tidying } from './tidy.ts';
import { timerStore } from './timers.ts';

/** The store on a migrated database of either dialect. */
export const createStore = (dialect: Dialect): Store => ({
  ...committer(dialect),
  ...peopleReads(dialect),
  ...conversationReads(dialect),
  ...caseReads(dialect),
  ...caseLists(dialect),
  ...caseSearch(dialect),
  ...indexing(dialect),
  ...threadReads(dialect),
  ...ratingReads(dialect),
  ...draftReads(dialect),
  ...attachmentStore(dialect),
  ...blobStore(dialect),
  ...exportStore(dialect),
  ...licenceReads(dialect),
  ...incidentReads(dialect),
  ...feedStore(dialect),
  ...outboxStore(dialect),
  ...noticeReads(dialect),
  ...preferenceReads(dialect),
  ...actedStore(dialect),
  ...leaseStore(dialect),
  ...timerStore(dialect),
  ...nextDueRead(dialect),
  ...tidying(dialect),
  ready: dialect.ready,
  close: dialect.close,
});
