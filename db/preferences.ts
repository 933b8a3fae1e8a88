import { and, desc, eq, exists, inArray, isNotNull, like, lte, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { type Preferences, USUAL } from '../bot/domain/preferences.ts';
import { type Db, type Dialect, rows, type Steps, touched } from './dialect.ts';
import { given, isGiven } from './given.ts';
import { receiverOf } from './notices.ts';
import { orNull } from './rows.ts';
import type { Schema } from './schema.ts';
import type { NoticeReads, NoticeWrite } from './store/notices.ts';

type Put<Type extends NoticeWrite['type']> = Extract<NoticeWrite, { type: Type }>;
type Reads = Pick<NoticeReads, 'preferencesOf' | 'isMuted' | 'mutedCases' | 'tenantsOf'>;

const preferencesOf = (row: Schema['preferences']['$inferSelect']): Preferences => ({
  // A kind that came later is told as usual.
  wishes: { ...USUAL.wishes, ...row.wishes },
  quiet: row.quietFrom === null || row.quietUntil === null ? undefined : { from: row.quietFrom, until: row.quietUntil },
  digestHour: row.digestHour,
  digestBy: row.digestBy,
  version: row.version,
});

/** How people want to be told, and what of. */
export const preferenceReads = ({ db, t, prepare }: Dialect): Reads => {
  const user = given(t.mutes.user, 'user');
  const preferences = prepare(
    'preferences',
    db.select().from(t.preferences).where(isGiven(t.preferences.user, 'user')),
  );
  const muted = prepare(
    'muted',
    db
      .select({ case: t.mutes.case })
      .from(t.mutes)
      .where(and(eq(t.mutes.user, user), isGiven(t.mutes.case, 'case'))),
  );
  const mutes = prepare(
    'mutes',
    db
      .select({ case: t.mutes.case })
      .from(t.mutes)
      .where(eq(t.mutes.user, user))
      .orderBy(desc(t.mutes.at), desc(t.mutes.case))
      .limit(sql.placeholder('limit')),
  );
  const tenants = prepare(
    'tenants_of',
    db
      .select({ tenant: t.accountTenants.tenant })
      .from(t.accountTenants)
      .where(isGiven(t.accountTenants.account, 'account')),
  );
  return {
    preferencesOf: async id => (await preferences({ user: id })).map(preferencesOf)[0] ?? USUAL,
    isMuted: async (id, it) => (await muted({ user: id, case: it })).length > 0,
    mutedCases: async (id, limit) => (await mutes({ user: id, limit })).map(row => row.case),
    tenantsOf: async account => (await tenants({ account })).map(({ tenant }) => tenant).sort(),
  };
};

/** Keeps what somebody chose, guarded by what they saw; what was held or collected for them is decided anew. */
export function* putPreferences(
  tx: Db,
  t: Schema,
  { user, from, preferences: it, at }: Put<'preferences.put'>,
): Steps<boolean> {
  const row = {
    wishes: it.wishes,
    quietFrom: orNull(it.quiet?.from),
    quietUntil: orNull(it.quiet?.until),
    digestHour: it.digestHour,
    digestBy: it.digestBy,
    version: from + 1,
  };
  const kept =
    from === 0
      ? tx
          .insert(t.preferences)
          .values({ user, ...row })
          .onConflictDoNothing()
          .returning({ user: t.preferences.user })
      : tx
          .update(t.preferences)
          .set(row)
          .where(and(eq(t.preferences.user, user), eq(t.preferences.version, from)))
          .returning({ user: t.preferences.user });
  if (!(yield* touched(kept))) return false;
  const { notices } = t;
  const waiting = alias(notices, 'waiting');
  const paused = and(eq(notices.user, user), inArray(notices.status, ['held', 'collected']));
  const taken = tx
    .select({ id: waiting.id })
    .from(waiting)
    .where(and(eq(waiting.receiver, notices.receiver), eq(waiting.key, notices.key), eq(waiting.status, 'waiting')));
  yield* rows(
    tx
      .update(notices)
      .set({ status: 'replaced', settledAt: at })
      .where(and(paused, isNotNull(notices.key), exists(taken)))
      .returning({ id: notices.id }),
  );
  yield* rows(
    tx.update(notices).set({ status: 'waiting', dueAt: at, digest: null }).where(paused).returning({ id: notices.id }),
  );
  // What was collected may make the same digest anew.
  const mine = or(eq(notices.receiver, receiverOf({ user })), eq(notices.receiver, receiverOf({ email: user })));
  yield* rows(
    tx
      .delete(notices)
      .where(and(mine, inArray(notices.status, ['held', 'waiting']), like(notices.id, 'digest:%')))
      .returning({ id: notices.id }),
  );
  return true;
}

/** A case is told less of, or again like any other. */
export function* muteCase(tx: Db, t: Schema, { user, case: id, on, at }: Put<'case.mute'>): Steps<boolean> {
  yield* rows<unknown>(
    on
      ? tx.insert(t.mutes).values({ user, case: id, at }).onConflictDoNothing().returning({ case: t.mutes.case })
      : tx
          .delete(t.mutes)
          .where(and(eq(t.mutes.user, user), eq(t.mutes.case, id)))
          .returning({ case: t.mutes.case }),
  );
  return true;
}

/** What a listing showed is seen; what was seen before stays as it was. */
export function* markSeen(tx: Db, t: Schema, { user, notices, at }: Put<'missed.seen'>): Steps<boolean> {
  if (notices.length === 0) return true;
  yield* rows(
    tx
      .update(t.notices)
      .set({ seenAt: at })
      .where(and(inArray(t.notices.id, [...notices]), eq(t.notices.user, user), sql`${t.notices.seenAt} is null`))
      .returning({ id: t.notices.id }),
  );
  return true;
}

/** People did something in their chats: what stood there before is seen. */
export const actedStore = ({ t, statement, atomically }: Dialect): Pick<NoticeReads, 'markActed'> => {
  const mark = statement('mark_acted', db =>
    db
      .update(t.notices)
      .set({ seenAt: given(t.notices.seenAt, 'at') })
      .where(
        and(
          isGiven(t.notices.user, 'user'),
          sql`${t.notices.seenAt} is null`,
          eq(t.notices.way, 'chat'),
          eq(t.notices.copy, false),
          eq(t.notices.status, 'sent'),
          lte(t.notices.settledAt, given(t.notices.settledAt, 'at')),
        ),
      )
      .returning({ id: t.notices.id }),
  );
  function* all(tx: Db, acts: Parameters<NoticeReads['markActed']>[0]): Steps<boolean> {
    for (const { user, at } of acts) yield* rows(mark(tx, { user, at }));
    return true;
  }
  return {
    markActed: async acts => {
      if (acts.length > 0) await atomically(tx => all(tx, acts));
    },
  };
};
