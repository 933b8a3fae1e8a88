import type { ExportFormat, ExportState, ExportSubject, SavingState, UploadTarget } from '../../bot/domain/export.ts';
import type { ConversationId, TenantId, UserId } from '../../bot/domain/ids.ts';
import type { Language } from '../../bot/domain/language.ts';

/** What was asked for, and where it is told. */
export type NewExport = {
  readonly id: string;
  readonly user: UserId;
  readonly tenant: TenantId;
  readonly conversation: ConversationId;
  readonly subject: ExportSubject;
  readonly format: ExportFormat;
  readonly language: Language;
  readonly at: Date;
};

export type Export = NewExport & {
  readonly state: ExportState;
  /** How often it was begun: also which file is its own. */
  readonly attempts: number;
  readonly rows: number;
  /** Undefined until it was counted, and where there are too many to count. */
  readonly total: number | undefined;
  /** Of the file; undefined until it is made. */
  readonly name: string | undefined;
  readonly size: number | undefined;
  /** The message that tells how it stands. */
  readonly message: string | undefined;
  readonly expiresAt: Date;
  readonly saving:
    | {
        readonly state: SavingState;
        readonly message: string | undefined;
        readonly target: UploadTarget | undefined;
      }
    | undefined;
};

/** One that is being made, by whoever holds the lease. */
export type LeasedExport = Export & { readonly lease: string };

/** Exports of lists and cases, from the wish to the file. */
export interface Exports {
  export(id: string): Promise<Export | undefined>;
  /** Latest first. */
  exportsOf(user: UserId, limit: number): Promise<readonly Export[]>;
  /** Those that wait and those that are made. */
  countOpenExports(user: UserId): Promise<number>;
  /** The next that waits, or whose lease ran out; at most so many of one person's are made at the same time. */
  claimExport(now: Date, lease: { readonly id: string; readonly until: Date }): Promise<LeasedExport | undefined>;
  /** Whether it is still this lease under which it is made. */
  holdsExport(id: string, lease: string): Promise<boolean>;
  /** The next that goes into somebody's OneDrive, leased until then. */
  claimSaving(now: Date, until: Date): Promise<Export | undefined>;
  expiredExports(now: Date, limit: number): Promise<readonly Export[]>;
}

export type ExportWrite =
  /** A repeat changes nothing. */
  | { readonly type: 'export.start'; readonly export: NewExport; readonly expiresAt: Date }
  /** Guarded: only what is not over can be stopped, and only by whom it is for. */
  | { readonly type: 'export.stop'; readonly id: string; readonly user: UserId; readonly at: Date }
  /** The next three are guarded by the lease. */
  | {
      readonly type: 'export.progress';
      readonly id: string;
      readonly lease: string;
      readonly rows: number;
      readonly total: number | undefined;
      readonly until: Date;
    }
  | {
      readonly type: 'export.done';
      readonly id: string;
      readonly lease: string;
      readonly rows: number;
      readonly name: string;
      readonly size: number;
      readonly expiresAt: Date;
    }
  | { readonly type: 'export.failed'; readonly id: string; readonly lease: string; readonly expiresAt: Date }
  /** It waits again, as if it had not been begun. */
  | { readonly type: 'export.release'; readonly id: string; readonly lease: string }
  /** Guarded by how far it has come. */
  | {
      readonly type: 'export.saving';
      readonly id: string;
      readonly from: readonly (SavingState | undefined)[];
      readonly state: SavingState;
      readonly target: UploadTarget | undefined;
      readonly at: Date;
    }
  /** The row goes; its file is removed by a write of its own. */
  | { readonly type: 'export.forget'; readonly id: string };
