import type { Activity } from '../bot/domain/activity.ts';
import type { Case, State } from '../bot/domain/case.ts';
import type { Way } from '../bot/domain/delivery.ts';
import type {
  AccountId,
  CaseId,
  ConversationId,
  DraftId,
  EntitlementId,
  IncidentId,
  NoticeId,
  ObjectId,
  ProductId,
  TeamId,
  TenantId,
  UserId,
} from '../bot/domain/ids.ts';
import type { IncidentNews } from '../bot/domain/incident.ts';
import type { Language } from '../bot/domain/language.ts';
import type { Assignment, Entitlement } from '../bot/domain/licensing.ts';
import type { Account, AccountContacts, User } from '../bot/domain/people.ts';
import type { Timer } from '../bot/domain/timers.ts';
import type { Blobs } from './store/blobs.ts';
import type { Exports, ExportWrite } from './store/exports.ts';
import type { FileStore, FileWrite } from './store/files.ts';
import type { IncidentReads, IncidentWrite } from './store/incidents.ts';
import type { CaseLists, ListWrite } from './store/lists.ts';
import type { NoticeReads, NoticeWrite } from './store/notices.ts';
import type { Ratings, RatingWrite } from './store/ratings.ts';
import type { ThreadReads } from './store/thread.ts';

/** A chat that the assistant is in, with what is needed to write there unasked. */
export type Conversation = {
  readonly id: ConversationId;
  readonly kind: 'personal' | 'group' | 'channel';
  readonly tenant: TenantId;
  readonly serviceUrl: string;
  /** The assistant's own channel account id there. */
  readonly bot: string;
  /** The person of a personal chat, once known. */
  readonly user: UserId | undefined;
  /** What the person's client last spoke, for those who chose no language. */
  readonly language: Language | undefined;
  /** The channel refused us; cleared when somebody writes or installs again. */
  readonly dead: boolean;
};

/** A Teams channel that shows a support team's work. */
export type Desk = {
  readonly conversation: ConversationId;
  readonly team: TeamId;
  /** How its cards are written: as for whoever made the channel a desk. */
  readonly language: Language;
  readonly timeZone: string;
};

export type Draft = {
  readonly id: DraftId;
  readonly owner: UserId;
  readonly form: string;
  readonly revision: number;
  readonly page: string;
  /** Parsed by the form's own schema when read. */
  readonly answers: unknown;
  /** What became of it: a case number, or `cancelled`. It then stays until it expires, so that a late press is answered. */
  readonly endedAs: string | undefined;
  readonly expiresAt: Date;
  readonly updatedAt: Date;
};

export type AttachmentState = 'pending' | 'stored' | 'refused';

export type Attachment = {
  readonly id: string;
  readonly account: AccountId;
  readonly draft: DraftId | undefined;
  readonly case: CaseId | undefined;
  readonly by: UserId;
  readonly name: string;
  /** Media type by content; undefined until the content was seen. */
  readonly type: string | undefined;
  readonly size: number | undefined;
  readonly state: AttachmentState;
  /** A code for why it was refused. */
  readonly reason: string | undefined;
  /** Where the content is fetched from while pending. */
  readonly source: { readonly url: string; readonly kind: 'teams-file' | 'inline' } | undefined;
  readonly at: Date;
};

/** What a notice shows; drawn for its reader when it is sent, so that it tells the truth of that moment. */
export type NoticeBody =
  | { readonly kind: 'case'; readonly case: CaseId; readonly activity: number }
  | { readonly kind: 'desk'; readonly case: CaseId }
  /** The card of a case that a channel already shows, edited. */
  | { readonly kind: 'redraw'; readonly case: CaseId }
  /** What has become of an incident since. */
  | { readonly kind: 'incident'; readonly incident: IncidentId; readonly news: IncidentNews }
  /** A colleague asks to follow a case. */
  | { readonly kind: 'join'; readonly case: CaseId; readonly user: UserId }
  /** How an export stands, in the one message that says so. */
  | { readonly kind: 'export'; readonly export: string }
  /** How a file stands that goes into somebody's OneDrive, likewise. */
  | { readonly kind: 'saving'; readonly export: string }
  /** An answer that was made together with a change. */
  | { readonly kind: 'card'; readonly card: unknown; readonly summary: string; readonly text: string | undefined }
  /** What was collected for it. */
  | { readonly kind: 'digest' };

/** A person, in their chat or by e-mail as they wish and can be reached; or a chat or channel itself. */
export type Receiver =
  | { readonly user: UserId }
  | { readonly email: UserId }
  | { readonly conversation: ConversationId };

export type Notice = {
  readonly id: NoticeId;
  readonly to: Receiver;
  /** A later notice with the same key replaces a waiting one. */
  readonly key: string | undefined;
  readonly body: NoticeBody;
  readonly at: Date;
};

export type LeasedNotice = Notice & {
  readonly lease: string;
  readonly attempts: number;
  readonly way: Way;
  /** It goes by e-mail besides a message in the chat. */
  readonly copy: boolean;
  /** The person has seen it elsewhere meanwhile. */
  readonly seen: boolean;
};

/** How an attempt to send ended. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly message: string | undefined }
  /** Nothing was sent: again at `at`. */
  | { readonly kind: 'later'; readonly at: Date; readonly error: string }
  /** It may have been sent. `again` repeats it, at most once. */
  | { readonly kind: 'uncertain'; readonly again: Date | undefined; readonly error: string }
  | { readonly kind: 'failed'; readonly error: string; readonly dead: boolean }
  /** It goes another way from now on. `dead`: the chat refused it. */
  | { readonly kind: 'rerouted'; readonly to: Way; readonly because: string; readonly dead: boolean }
  | { readonly kind: 'held'; readonly until: Date; readonly error: string }
  /** It goes with the digest of that instant. */
  | { readonly kind: 'collected'; readonly until: Date }
  /** It is not told, for this reason. */
  | { readonly kind: 'dropped'; readonly error: string };

/** One act of administration; never changed, never removed. */
export type AuditEntry = {
  readonly id: string;
  readonly account: AccountId;
  readonly at: Date;
  readonly by: UserId;
  readonly action: 'license.assign' | 'license.release' | 'license.undo';
  readonly subject: UserId;
  readonly data: Readonly<Record<string, string>>;
};

/** What somebody made of the articles that they were shown. */
export type Feedback = {
  readonly id: string;
  readonly user: UserId | undefined;
  readonly account: AccountId | undefined;
  readonly question: string;
  readonly language: Language;
  readonly articles: readonly string[];
  readonly outcome: 'solved' | 'none-helped' | 'no-article';
  readonly at: Date;
};

/** One write of a change. Each is guarded by what was read; a guard that fails makes the whole change stale. */
export type Write =
  | {
      readonly type: 'case.open';
      readonly case: Case;
      readonly activity: Activity;
      readonly timers: readonly Timer[];
      readonly watchers: readonly UserId[];
      /** Its files move to the case. */
      readonly draft: DraftId | undefined;
    }
  | {
      readonly type: 'case.move';
      readonly from: number;
      readonly case: Case;
      /** Who watches from now on is in its event. */
      readonly activity: Activity;
      readonly timers: readonly Timer[];
    }
  | ListWrite
  | NoticeWrite
  | IncidentWrite
  | RatingWrite
  | ExportWrite
  | { readonly type: 'draft.open'; readonly draft: Draft }
  | { readonly type: 'draft.move'; readonly from: number; readonly draft: Draft }
  | { readonly type: 'draft.end'; readonly id: DraftId; readonly from: number; readonly as: string }
  | {
      readonly type: 'user.link';
      readonly user: UserId;
      readonly from: number;
      readonly tenant: TenantId;
      readonly object: ObjectId;
    }
  | { readonly type: 'user.language'; readonly user: UserId; readonly from: number; readonly language: Language }
  | { readonly type: 'conversation.put'; readonly conversation: Conversation; readonly at: Date }
  | { readonly type: 'conversation.remove'; readonly id: ConversationId }
  | { readonly type: 'desk.put'; readonly desk: Desk; readonly at: Date }
  /** A channel is about to show a case; the message id follows when the notice is sent. */
  | { readonly type: 'shown.put'; readonly case: CaseId; readonly conversation: ConversationId }
  | { readonly type: 'feedback.add'; readonly feedback: Feedback }
  | FileWrite
  | {
      readonly type: 'assignment.add';
      readonly assignment: Assignment;
      readonly audit: AuditEntry;
    }
  | {
      readonly type: 'assignment.end';
      readonly assignment: Assignment;
      readonly at: Date;
      readonly audit: AuditEntry;
    };

export type Change = {
  /** A message that has effects: conversation and activity id, written with them. */
  readonly once?: { readonly conversation: ConversationId; readonly activity: string; readonly at: Date };
  readonly writes: readonly Write[];
  readonly notices: readonly Notice[];
};

/** `stale`: a guard failed, nothing was written. `seen`: this very message was done before, nothing was written. */
export type Committed = 'committed' | 'stale' | 'seen';

export type CaseRow = Case & { readonly watchers: readonly UserId[] };

export type CaseLine = {
  readonly id: CaseId;
  readonly shortDescription: string;
  readonly state: State;
  readonly priority: Case['priority'];
  readonly product: ProductId | undefined;
  readonly team: TeamId;
  readonly requestType: Case['requestType'];
  readonly requester: UserId;
  readonly assignee: UserId | undefined;
  readonly updatedAt: Date;
  readonly openedAt: Date;
  readonly version: number;
};

export type QueuePage = { readonly lines: readonly CaseLine[]; readonly total: number };

/** Everything that is kept. Every read takes the viewer's account or identity where a row belongs to one. */
export interface Store extends CaseLists, IncidentReads, Ratings, ThreadReads, Blobs, FileStore, NoticeReads, Exports {
  commit(change: Change): Promise<Committed>;
  /** Whether this very message changed something before. */
  seen(message: Pick<NonNullable<Change['once']>, 'conversation' | 'activity'>): Promise<boolean>;
  nextCaseNumber(): Promise<CaseId>;

  // People
  personByIdentity(tenant: TenantId, object: ObjectId): Promise<{ user: User; account: Account } | undefined>;
  /** Users with this address whose account is bound to the tenant and whom nobody is linked to yet. */
  unlinkedByEmail(tenant: TenantId, email: string): Promise<readonly User[]>;
  account(id: AccountId): Promise<Account | undefined>;
  /** The accounts bound to a tenant, with their administrators; empty for a tenant that we do not know. */
  accountsOfTenant(tenant: TenantId): Promise<readonly AccountContacts[]>;
  administratorsOf(account: AccountId): Promise<readonly User[]>;
  usersById(ids: readonly UserId[]): Promise<readonly User[]>;
  userByEmail(account: AccountId, email: string): Promise<User | undefined>;
  /** Customers with this address, in any account: for the vendor's own people only. */
  customersByEmail(email: string): Promise<readonly User[]>;
  /** Users of the account by the beginning of a name part or of the address. */
  findUsers(account: AccountId, text: string, limit: number): Promise<readonly User[]>;

  // Conversations
  conversation(id: ConversationId): Promise<Conversation | undefined>;
  personalConversation(user: UserId): Promise<Conversation | undefined>;
  desks(team: TeamId): Promise<readonly Desk[]>;
  desk(conversation: ConversationId): Promise<Desk | undefined>;
  /** The messages that show a case; a place whose first message is still on its way has none. */
  shown(id: CaseId): Promise<readonly { conversation: ConversationId; message: string | undefined }[]>;

  // Cases
  case(id: CaseId): Promise<CaseRow | undefined>;
  /** Newest first. */
  activities(id: CaseId, limit: number): Promise<readonly Activity[]>;
  /** Open cases that the person takes part in, latest change first. */
  openCases(user: UserId, limit: number): Promise<readonly CaseLine[]>;
  countOpenCases(user: UserId): Promise<number>;
  /** What waits for somebody of these teams: unassigned first, then by priority and age. */
  queue(teams: readonly TeamId[], limit: number, offset: number): Promise<QueuePage>;
  /** Open cases that the engineer has taken, latest change first. */
  assignedTo(user: UserId, limit: number, offset: number): Promise<QueuePage>;
  /** Distinct products that the account used since then, most used first. */
  productsUsed(account: AccountId, since: Date): Promise<readonly ProductId[]>;

  // Drafts
  draft(id: DraftId): Promise<Draft | undefined>;
  /** The person's latest draft that has neither ended nor expired. */
  openDraft(owner: UserId, form: string, now: Date): Promise<Draft | undefined>;

  // Licences
  entitlementsOf(account: AccountId): Promise<readonly Entitlement[]>;
  entitlement(id: EntitlementId): Promise<Entitlement | undefined>;
  entitlementsFor(account: AccountId, product: ProductId): Promise<readonly Entitlement[]>;
  assignmentsOf(entitlement: EntitlementId): Promise<readonly Assignment[]>;
  assignment(entitlement: EntitlementId, user: UserId): Promise<Assignment | undefined>;
  assignmentById(id: string): Promise<(Assignment & { endedAt: Date | undefined }) | undefined>;
  auditOf(account: AccountId, limit: number): Promise<readonly AuditEntry[]>;

  // Outbox and timers
  /** Due notices of one way, the chat by default: at most one per receiver, in the order in which they were written. */
  claimNotices(
    limit: number,
    now: Date,
    lease: { id: string; until: Date },
    way?: Way,
  ): Promise<readonly LeasedNotice[]>;
  /** Says that the call is about to be made; false where the lease was lost. */
  beginNotice(notice: LeasedNotice, at: Date): Promise<boolean>;
  settleNotice(notice: LeasedNotice, outcome: SendOutcome, at: Date): Promise<void>;
  /** Gives back what a former life of this only process had leased. */
  releaseLeases(): Promise<void>;
  claimTimers(limit: number, now: Date, until: Date): Promise<readonly Timer[]>;
  dropTimer(id: string): Promise<void>;
  nextDue(): Promise<Date | undefined>;

  /** Forgets what has served its purpose: old deliveries, settled notices, drafts that expired with their files. */
  tidy(now: Date): Promise<void>;

  /** True while a query is answered and no migration is missing. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}
