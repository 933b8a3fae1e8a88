import type { AccountId, CaseId, DraftId } from '../../bot/domain/ids.ts';
import type { Attachment } from '../store.ts';

/** Where files go: on with another form, or into a case and so to its account. */
export type FilesGoTo = { readonly draft: DraftId } | { readonly case: CaseId; readonly account: AccountId };

/** Each is guarded by the file as it was read: where it is and how far it has come. */
export type FileWrite =
  | { readonly type: 'attachment.add'; readonly attachment: Attachment }
  | {
      readonly type: 'attachment.stored';
      readonly attachment: Attachment;
      readonly mediaType: string;
      readonly size: number;
    }
  /** Whatever was kept of it goes. */
  | { readonly type: 'attachment.refused'; readonly attachment: Attachment; readonly reason: string; readonly at: Date }
  | { readonly type: 'attachment.move'; readonly attachment: Attachment; readonly to: FilesGoTo }
  /** The file and its content go. */
  | { readonly type: 'attachment.drop'; readonly attachment: Attachment; readonly at: Date }
  /** A content that nothing names any more goes, from whatever storage there is. */
  | { readonly type: 'content.remove'; readonly key: string; readonly at: Date };

/** Files that people sent. Their contents are in a storage, under `contentKey`. */
export interface FileStore {
  attachment(id: string): Promise<Attachment | undefined>;
  attachmentsOfDraft(id: DraftId): Promise<readonly Attachment[]>;
  /** In the order in which they were sent. */
  attachmentsOfCase(id: CaseId): Promise<readonly Attachment[]>;
  /** Pending files, leased to the caller until `until`. */
  claimAttachments(limit: number, now: Date, until: Date): Promise<readonly Attachment[]>;
  /** Keys of contents that are to be removed, leased to the caller until `until`. */
  claimRemovals(limit: number, now: Date, until: Date): Promise<readonly string[]>;
  /** The content is gone; unless it was asked for once more since it was leased. */
  endRemoval(key: string, until: Date): Promise<void>;
}
