import type { Conversation, Store } from '../db/store.ts';
import { type Language, languageOf } from './domain/language.ts';
import { type Account, type Actor, actorOf, type User } from './domain/people.ts';
import type { Turn } from './feature.ts';
import type { Roster } from './ports.ts';

export type Identified =
  | { readonly kind: 'open'; readonly actor: Actor; readonly language: Language }
  /** A tenant that no account is bound to and that the operator did not allow. */
  | { readonly kind: 'closed' };

/** Says who is speaking, and keeps the way back to them fresh. */
export type Identify = (turn: Turn, roster: Roster, now: Date) => Promise<Identified>;

/** How long somebody whom the roster does not know is not asked for again. */
const REMEMBERED_FOR = 60_000;

export const createIdentify = (store: Store, allowedTenants: readonly string[]): Identify => {
  const strangers = recent<true>();

  const link = async (turn: Turn, roster: Roster, now: Date): Promise<{ user: User; account: Account } | undefined> => {
    const key = `${turn.tenant} ${turn.who}`;
    if (strangers.get(key, now) !== undefined) return undefined;
    const email = await roster();
    const candidates = email === undefined ? [] : await store.unlinkedByEmail(turn.tenant, email.toLowerCase());
    const [user] = candidates;
    // Two accounts of one tenant may know the same address: then only a person can tell which is meant.
    if (user === undefined || candidates.length > 1) {
      strangers.set(key, true, now);
      return undefined;
    }
    await store.commit({
      writes: [{ type: 'user.link', user: user.id, from: user.version, tenant: turn.tenant, object: turn.who }],
      notices: [],
    });
    return store.personByIdentity(turn.tenant, turn.who);
  };

  const remember = async (turn: Turn, user: User | undefined, language: Language | undefined, now: Date) => {
    if (turn.deed.kind === 'removed') return;
    const { place } = turn;
    // Read each time: the outbox may have found the place dead since, and whoever writes there brings it back.
    const stored = await store.conversation(place.conversation);
    const fresh: Conversation = {
      id: place.conversation,
      kind: place.kind,
      tenant: turn.tenant,
      serviceUrl: place.serviceUrl,
      bot: place.bot,
      user: place.kind === 'personal' ? (user?.id ?? stored?.user) : undefined,
      language: language ?? stored?.language,
      dead: false,
    };
    if (stored === undefined || !same(stored, fresh))
      await store.commit({ writes: [{ type: 'conversation.put', conversation: fresh, at: now }], notices: [] });
  };

  return async (turn, roster, now) => {
    const known =
      (await store.personByIdentity(turn.tenant, turn.who)) ??
      (turn.deed.kind === 'removed' ? undefined : await link(turn, roster, now));
    const spoken = languageOf(turn.locale);
    await remember(turn, known?.user, spoken, now);
    if (known !== undefined) {
      const language = known.user.language ?? spoken ?? 'en';
      return { kind: 'open', actor: actorOf(known.user, known.account), language };
    }
    const accounts = await store.accountsOfTenant(turn.tenant);
    if (accounts.length === 0 && !allowedTenants.includes(turn.tenant)) return { kind: 'closed' };
    return { kind: 'open', actor: { kind: 'stranger', tenant: turn.tenant, accounts }, language: spoken ?? 'en' };
  };
};

const same = (a: Conversation, b: Conversation): boolean =>
  a.serviceUrl === b.serviceUrl &&
  a.bot === b.bot &&
  a.user === b.user &&
  a.language === b.language &&
  a.dead === b.dead;

/** The last few thousand answers, each for a minute. */
const recent = <Value>() => {
  const kept = new Map<string, { value: Value; until: number }>();
  return {
    get: (key: string, now: Date): Value | undefined => {
      const found = kept.get(key);
      return found !== undefined && found.until > now.getTime() ? found.value : undefined;
    },
    set: (key: string, value: Value, now: Date): void => {
      kept.delete(key);
      kept.set(key, { value, until: now.getTime() + REMEMBERED_FOR });
      const [oldest] = kept.keys();
      if (kept.size > 5000 && oldest !== undefined) kept.delete(oldest);
    },
  };
};
