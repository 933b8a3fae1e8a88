declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** `CS` and seven digits, CS0001000 upwards. */
export type CaseId = Branded<'case'>;
export type UserId = Branded<'user'>;
export type AccountId = Branded<'account'>;
/** Microsoft Entra tenant. */
export type TenantId = Branded<'tenant'>;
/** Microsoft Entra object id of a person, unique within a tenant. */
export type ObjectId = Branded<'object'>;
/** A Teams conversation, opaque to us. */
export type ConversationId = Branded<'conversation'>;
export type DraftId = Branded<'draft'>;
export type NoticeId = Branded<'notice'>;
export type TeamId = Branded<'team'>;
export type ProductId = Branded<'product'>;
export type EntitlementId = Branded<'entitlement'>;
/** An outage or a maintenance of the vendor's. */
export type IncidentId = Branded<'incident'>;

/** Brands a text whose origin vouches for it: a row, a parsed document, a minted id. */
export const asId = <Id extends Branded<string>>(text: string): Id => text as Id;

export const CASE_NUMBER = /^CS\d{7}$/;

/** The number in what was typed, upper-cased; undefined where there is none or it is malformed. */
export const caseNumberIn = (text: string): CaseId | undefined => {
  const found = /(?:^|[^\p{L}\p{N}])(CS\d{7})(?![\p{L}\p{N}])/iu.exec(text)?.[1];
  return found === undefined ? undefined : asId<CaseId>(found.toUpperCase());
};

export const caseNumber = (sequence: number): CaseId => asId<CaseId>(`CS${String(sequence).padStart(7, '0')}`);

/** The channel that a thread belongs to: Teams writes `CHANNEL;messageid=THREAD`. What is sent there starts a new thread. */
export const channelOf = (conversation: ConversationId): ConversationId =>
  asId<ConversationId>(conversation.split(';')[0] ?? conversation);
