import { sql } from 'drizzle-orm';
import type { AccountId, CaseId, DraftId, UserId } from '../../bot/domain/ids.ts';
import type { Kit } from '../kit.ts';
import type { Attachment, AttachmentState } from '../store.ts';
import type { peopleTables } from './people.ts';

/** Forms under way, and the files that came with them or with a case. */
export const fileTables = (k: Kit, { accounts, users }: ReturnType<typeof peopleTables>) => {
  const drafts = k.table(
    'drafts',
    {
      id: k.text('id').$type<DraftId>().primaryKey(),
      owner: k
        .text('owner')
        .$type<UserId>()
        .notNull()
        .references(() => users.id),
      form: k.text('form').notNull(),
      revision: k.int('revision').notNull(),
      page: k.text('page').notNull(),
      answers: k.json<unknown>('answers').notNull(),
      endedAs: k.text('ended_as'),
      expiresAt: k.instant('expires_at').notNull(),
      updatedAt: k.instant('updated_at').notNull(),
    },
    t => [k.index('drafts_owner').on(t.owner, t.form, t.updatedAt), k.index('drafts_expiry').on(t.expiresAt)],
  );

  const attachments = k.table(
    'attachments',
    {
      id: k.text('id').primaryKey(),
      account: k
        .text('account')
        .$type<AccountId>()
        .notNull()
        .references(() => accounts.id),
      draft: k.text('draft').$type<DraftId>(),
      case: k.text('case_id').$type<CaseId>(),
      by: k.text('by_user').$type<UserId>().notNull(),
      name: k.text('name').notNull(),
      type: k.text('type'),
      size: k.int('size'),
      state: k.text('state').$type<AttachmentState>().notNull(),
      reason: k.text('reason'),
      sourceUrl: k.text('source_url'),
      sourceKind: k.text('source_kind').$type<NonNullable<Attachment['source']>['kind']>(),
      at: k.instant('at').notNull(),
      /** From when on a pending one may be fetched: later than now while somebody holds its lease. */
      readyAt: k.instant('ready_at').notNull(),
    },
    t => [
      k.index('attachments_draft').on(t.draft, t.at),
      k.index('attachments_case').on(t.case, t.at),
      k.index('attachments_pending').on(t.readyAt).where(sql`state = 'pending'`),
    ],
  );

  /** Of the first release; migration 0003 has moved what was in it to `blobs`, and nothing writes it. */
  const attachmentContents = k.table('attachment_contents', {
    attachment: k
      .text('attachment')
      .primaryKey()
      .references(() => attachments.id, { onDelete: 'cascade' }),
    content: k.bytes('content').notNull(),
  });

  const blobs = k.table(
    'blobs',
    {
      id: k.sequence('id'),
      key: k.text('key').notNull(),
      type: k.text('type').notNull(),
      /** Null while it is being written. */
      size: k.int('size'),
      at: k.instant('at').notNull(),
    },
    t => [
      k.uniqueIndex('blobs_key').on(t.key).where(sql`size is not null`),
      k.index('blobs_begun').on(t.at).where(sql`size is null`),
    ],
  );

  const blobPieces = k.table(
    'blob_pieces',
    {
      blob: k
        .int('blob')
        .notNull()
        .references(() => blobs.id, { onDelete: 'cascade' }),
      number: k.int('number').notNull(),
      content: k.bytes('content').notNull(),
    },
    t => [k.primaryKey({ columns: [t.blob, t.number] })],
  );

  /** Contents that nothing names any more, by key: removed from whatever storage there is, and tried again until then. */
  const removals = k.table(
    'removals',
    { key: k.text('key').primaryKey(), readyAt: k.instant('ready_at').notNull() },
    t => [k.index('removals_ready').on(t.readyAt)],
  );

  return { drafts, attachments, attachmentContents, blobs, blobPieces, removals };
};
