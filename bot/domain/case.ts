import type { AccountId, CaseId, ProductId, TeamId, UserId } from './ids.ts';
import type { Language } from './language.ts';
import type { ContactMethod } from './people.ts';
import type { Impact, Priority, Situation } from './priority.ts';
import type { Stars } from './rating.ts';

export const CATEGORIES = ['incident', 'request', 'suggestion'] as const;
export type Category = (typeof CATEGORIES)[number];

export const REQUEST_TYPES = [
  'product-support',
  'billing-support',
  'license-support',
  'user-administration',
  'login-web-services',
  'ims-federation',
  'learning',
  'training-partner',
] as const;
export type RequestType = (typeof REQUEST_TYPES)[number];

export const STATES = [
  'new',
  'work-in-progress',
  'awaiting-info',
  'pending-development',
  'resolved',
  'closed',
  'cancelled',
] as const;
export type State = (typeof STATES)[number];

export const CLOSE_REASONS = ['solved-itself', 'opened-in-error'] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** Where the work stands: each state carries exactly what it knows. */
export type Progress =
  | { readonly state: 'new' }
  | { readonly state: 'work-in-progress'; readonly assignee: UserId | undefined }
  | {
      readonly state: 'awaiting-info';
      readonly assignee: UserId | undefined;
      readonly question: string;
      readonly since: Date;
      readonly closesAt: Date;
    }
  | { readonly state: 'pending-development'; readonly assignee: UserId | undefined }
  | {
      readonly state: 'resolved';
      readonly assignee: UserId | undefined;
      readonly resolution: string;
      readonly articles: readonly string[];
      readonly since: Date;
      readonly closesAt: Date;
    }
  | {
      readonly state: 'closed';
      readonly reason: 'accepted' | 'no-response' | 'no-information';
      /** What whoever accepted it thought of the solution. */
      readonly stars?: Stars;
    }
  | { readonly state: 'cancelled'; readonly reason: CloseReason | 'by-support' };

/** What was reported, and what support may correct later. */
export type Report = {
  readonly requestType: RequestType;
  readonly category: Category;
  readonly contactMethod: ContactMethod;
  readonly language: Language;
  readonly situation: Situation;
  readonly impact: Impact;
  readonly product: ProductId | undefined;
  readonly productVersion: string | undefined;
  readonly productArea: string | undefined;
  readonly typeOfIssue: string | undefined;
  readonly shortDescription: string;
  readonly description: string;
  readonly customerReference: string | undefined;
};

export type Case = Report & {
  readonly id: CaseId;
  readonly account: AccountId;
  readonly requester: UserId;
  readonly contact: UserId;
  readonly team: TeamId;
  readonly priority: Priority;
  /** The closed case that this one continues. */
  readonly follows: CaseId | undefined;
  readonly openedAt: Date;
  readonly updatedAt: Date;
  /** Counts the changes; equals the number of the latest activity. */
  readonly version: number;
  readonly progress: Progress;
};

export const isOpen = (it: Case): boolean => it.progress.state !== 'closed' && it.progress.state !== 'cancelled';

export const assigneeOf = (it: Case): UserId | undefined =>
  'assignee' in it.progress ? it.progress.assignee : undefined;

/** The instant at which the case closes by itself, in the states that wait for the customer. */
export const closesAt = (it: Case): Date | undefined => ('closesAt' in it.progress ? it.progress.closesAt : undefined);
