import type { Way } from '../../bot/domain/delivery.ts';
import type { AccountId, CaseId, ConversationId, NoticeId, TenantId, UserId } from '../../bot/domain/ids.ts';
import type { NoticeStatus } from '../../bot/domain/missed.ts';
import type { Preferences } from '../../bot/domain/preferences.ts';
import type { NoticeBody } from '../store.ts';

/** What became of one notice about a case, for the vendor's own people. */
export type Receipt = {
  readonly id: NoticeId;
  /** The entry of the history that it tells; undefined for a card in a team's channel. */
  readonly activity: number | undefined;
  readonly to: { readonly user: UserId } | { readonly conversation: ConversationId };
  readonly way: Way;
  readonly status: NoticeStatus;
  /** When the change happened, and when the notice goes or went. */
  readonly at: Date;
  readonly dueAt: Date;
  readonly settledAt: Date | undefined;
  readonly seenAt: Date | undefined;
  /** A code for why it went another way than the chat, and for why it failed, waits or was left out. */
  readonly because: string | undefined;
  readonly error: string | undefined;
};

/** Something that a person has not seen, as `missed` lists it. */
export type MissedNotice = {
  readonly id: NoticeId;
  readonly body: NoticeBody;
  readonly way: Way;
  readonly status: NoticeStatus;
  readonly at: Date;
};

/** How people want to be told, what they were told, and what they have not seen. */
export interface NoticeReads {
  /** The usual ones for whoever chose nothing. */
  preferencesOf(user: UserId): Promise<Preferences>;
  isMuted(user: UserId, id: CaseId): Promise<boolean>;
  /** Latest first. */
  mutedCases(user: UserId, limit: number): Promise<readonly CaseId[]>;
  /** Latest first; cards that were only drawn anew are not told to anybody. */
  receiptsOf(id: CaseId, limit: number, offset: number): Promise<readonly Receipt[]>;
  /** What a listing that was opened at an instant shows, latest first. */
  missedBy(user: UserId, listedAt: Date, limit: number, offset: number): Promise<readonly MissedNotice[]>;
  countMissed(user: UserId, listedAt: Date): Promise<number>;
  /** What a digest tells: what was collected for it and not seen since, oldest first. */
  collectedFor(
    digest: NoticeId,
    limit: number,
  ): Promise<readonly { readonly id: NoticeId; readonly body: NoticeBody }[]>;
  countCollected(digest: NoticeId): Promise<number>;
  /** People did something in their chats: what stood there before is seen. */
  markActed(acts: readonly { readonly user: UserId; readonly at: Date }[]): Promise<void>;
  /** The tenants that an account is bound to. */
  tenantsOf(account: AccountId): Promise<readonly TenantId[]>;
}

export type NoticeWrite =
  /** What is held or collected for the person is decided anew. */
  | {
      readonly type: 'preferences.put';
      readonly user: UserId;
      readonly from: number;
      readonly preferences: Preferences;
      readonly at: Date;
    }
  | {
      readonly type: 'case.mute';
      readonly user: UserId;
      readonly case: CaseId;
      readonly on: boolean;
      readonly at: Date;
    }
  | { readonly type: 'missed.seen'; readonly user: UserId; readonly notices: readonly NoticeId[]; readonly at: Date };
