import { type AccountId, asId, type ObjectId, type TeamId, type TenantId, type UserId } from './ids.ts';
import type { Language } from './language.ts';

export const ROLES = ['administrator', 'co-administrator', 'product-delivery', 'product-administrator'] as const;
export type Role = (typeof ROLES)[number];

export const CONTACT_METHODS = ['email', 'phone', 'mobile'] as const;
export type ContactMethod = (typeof CONTACT_METHODS)[number];

/** A customer account. The vendor itself is one too, so that an engineer is a user like any other. */
export type Account = {
  readonly id: AccountId;
  readonly name: string;
  readonly kind: 'customer' | 'vendor';
  /** The parent company, shown as "Ultimate" on a case. */
  readonly ultimate: string;
  readonly onHold: boolean;
  readonly managedServices: boolean;
  /** ISO 3166 code of the country whose entitlements the account's users draw on. */
  readonly country: string;
};

export type User = {
  readonly id: UserId;
  readonly account: AccountId;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Support teams, for the vendor's own people. */
  readonly teams: readonly TeamId[];
  /** Linked once; text never sets it. */
  readonly identity: { readonly tenant: TenantId; readonly object: ObjectId } | undefined;
  readonly language: Language | undefined;
  /** IANA name. */
  readonly timeZone: string;
  readonly contactMethod: ContactMethod;
  readonly phone: string | undefined;
  readonly version: number;
};

/** Who is speaking, as far as rights go. */
export type Actor =
  | { readonly kind: 'customer'; readonly user: User; readonly account: Account }
  | { readonly kind: 'engineer'; readonly user: User; readonly account: Account }
  | { readonly kind: 'stranger'; readonly tenant: TenantId; readonly accounts: readonly AccountContacts[] };

export type Known = Exclude<Actor, { kind: 'stranger' }>;

/** A user in their role: the vendor's own people are engineers. */
export const actorOf = (user: User, account: Account): Known => ({
  kind: account.kind === 'vendor' ? 'engineer' : 'customer',
  user,
  account,
});

/** Whom a stranger of a known tenant can turn to. */
export type AccountContacts = {
  readonly name: string;
  readonly administrators: readonly { readonly name: string; readonly email: string }[];
};

/** As much of an actor as rights depend on. */
export type Viewer =
  | {
      readonly kind: 'customer';
      readonly user: Pick<User, 'id' | 'roles'>;
      readonly account: Pick<Account, 'id'>;
    }
  | { readonly kind: 'engineer'; readonly user: Pick<User, 'id'> }
  | { readonly kind: 'stranger' };

/** Whoever of the vendor's people looks at a shared card. */
export const ANY_ENGINEER: Viewer = { kind: 'engineer', user: { id: asId<UserId>('') } };

export const isAdministrator = (actor: Viewer): boolean =>
  actor.kind === 'customer' && actor.user.roles.some(role => role === 'administrator' || role === 'co-administrator');
