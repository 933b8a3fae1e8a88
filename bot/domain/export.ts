import type { CaseQuery } from './case-list.ts';
import type { CaseId } from './ids.ts';

export const EXPORT_FORMATS = ['csv', 'excel', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is exported: a list as somebody asked for it, or one case with its whole history. */
export type ExportSubject =
  | { readonly kind: 'list'; readonly query: CaseQuery }
  | { readonly kind: 'case'; readonly case: CaseId };

export const EXPORT_STATES = ['queued', 'running', 'done', 'failed', 'stopped'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** How long a file is kept after it was made. */
export const EXPORT_KEPT = 24 * 3_600_000;

/** How many of one person's are made at the same time; the others wait. */
export const EXPORTS_AT_ONCE = 2;

/** How many of one person's may be under way, waiting ones included. */
export const EXPORTS_UNDER_WAY = 10;

/** Where a file goes that somebody wants to have in their OneDrive, as Teams names it after they agreed. */
export type UploadTarget = {
  readonly uploadUrl: string;
  readonly contentUrl: string;
  readonly uniqueId: string;
  readonly fileType: string;
  readonly name: string;
};

/** How far a file has come on its way into somebody's OneDrive. */
export type SavingState = 'offered' | 'accepted' | 'saved' | 'declined' | 'failed';

/** The key of a file in the storage: each attempt has its own, so that one that was given up disturbs no other. */
export const exportKey = (id: string, attempt: number): string => `exports/${id}/${attempt}`;
