import { and, asc, count, desc, eq, isNotNull, lt, lte, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { EXPORTS_AT_ONCE, type ExportSubject } from '../bot/domain/export.ts';
import type { UserId } from '../bot/domain/ids.ts';
import { type Db, type Dialect, rows, type Steps } from './dialect.ts';
import { given, isGiven } from './given.ts';
import { listOf } from './last-list.ts';
import { orUndefined } from './rows.ts';
import type { Schema } from './schema.ts';
import type { Export, Exports } from './store/exports.ts';

type Row = Schema['exports']['$inferSelect'];

/** JSON knows no dates; undefined where it is not a list, as after an update that knows other columns. */
const subjectOf = (kept: ExportSubject): ExportSubject | undefined => {
  if (kept.kind === 'case') return kept;
  const query = listOf({ query: kept.query, offset: 0 })?.query;
  return query === undefined ? undefined : { kind: 'list', query };
};

const exportsIn = (found: readonly Row[]): readonly Export[] =>
  found.flatMap(row => {
    const subject = subjectOf(row.subject);
    if (subject === undefined) return [];
    return [
      {
        id: row.id,
        user: row.user,
        tenant: row.tenant,
        conversation: row.conversation,
        subject,
        format: row.format,
        language: row.language,
        at: row.at,
        state: row.state,
        attempts: row.attempts,
        rows: row.rows,
        total: orUndefined(row.total),
        name: orUndefined(row.name),
        size: orUndefined(row.size),
        message: orUndefined(row.message),
        expiresAt: row.expiresAt,
        saving:
          row.saving === null
            ? undefined
            : { state: row.saving, message: orUndefined(row.savingMessage), target: orUndefined(row.savingTarget) },
      },
    ];
  });

// Written out, so that the partial indexes serve them.
const isOpen = sql`state in ('queued', 'running')`;
const isAgreed = sql`saving = 'accepted'`;

const PLACES = Array.from({ length: EXPORTS_AT_ONCE }, (_, index) => index + 1);

/** Reads and leases of exports. */
export const exportStore = (dialect: Dialect): Exports => {
  const { db, t, prepare, atomically, skippingLocked, isConflict } = dialect;
  const { exports } = t;
  const one = prepare('export', db.select().from(exports).where(isGiven(exports.id, 'id')));
  const mine = prepare(
    'exports_of',
    db
      .select()
      .from(exports)
      .where(isGiven(exports.user, 'user'))
      .orderBy(desc(exports.at), desc(exports.id))
      .limit(sql.placeholder('limit')),
  );
  const open = prepare(
    'open_exports',
    db
      .select({ count: count() })
      .from(exports)
      .where(and(isGiven(exports.user, 'user'), isOpen)),
  );
  const holds = prepare(
    'holds_export',
    db
      .select({ id: exports.id })
      .from(exports)
      .where(and(isGiven(exports.id, 'id'), isGiven(exports.lease, 'lease'))),
  );
  const expired = prepare(
    'expired_exports',
    db
      .select()
      .from(exports)
      .where(lt(exports.expiresAt, given(exports.expiresAt, 'now')))
      .orderBy(asc(exports.expiresAt))
      .limit(sql.placeholder('limit')),
  );

  const slotsOf = (tx: Db, user: UserId) =>
    tx
      .select({ slot: exports.slot })
      .from(exports)
      .where(and(eq(exports.user, user), isNotNull(exports.slot)));

  function* claim(tx: Db, now: Date, lease: { readonly id: string; readonly until: Date }): Steps<readonly Row[]> {
    const made = alias(exports, 'made');
    const taken = tx
      .select({ count: count() })
      .from(made)
      .where(and(eq(made.user, exports.user), isNotNull(made.slot)));
    const waits = and(eq(exports.state, 'queued'), sql`(${taken}) < ${EXPORTS_AT_ONCE}`);
    const left = and(eq(exports.state, 'running'), lte(exports.leasedUntil, now));
    const [next] = yield* rows(
      skippingLocked(
        tx
          .select()
          .from(exports)
          // Everything there is was asked for before now: so the index is searched and not walked.
          .where(and(isOpen, lte(exports.at, now), or(waits, left)))
          .orderBy(asc(exports.at), asc(exports.id))
          .limit(1),
      ),
    );
    if (next === undefined) return [];
    const held = (yield* rows(slotsOf(tx, next.user))).map(({ slot }) => slot);
    const slot = next.slot ?? PLACES.find(place => !held.includes(place));
    if (slot === undefined) return [];
    return yield* rows(
      tx
        .update(exports)
        .set({
          state: 'running',
          slot,
          lease: lease.id,
          leasedUntil: lease.until,
          attempts: sql`${exports.attempts} + 1`,
          rows: 0,
        })
        .where(eq(exports.id, next.id))
        .returning(),
    );
  }

  function* claimSaving(tx: Db, now: Date, until: Date): Steps<readonly Row[]> {
    const [next] = yield* rows(
      skippingLocked(
        tx
          .select({ id: exports.id })
          .from(exports)
          .where(and(isAgreed, lte(exports.savingReadyAt, now)))
          .orderBy(asc(exports.savingReadyAt))
          .limit(1),
      ),
    );
    if (next === undefined) return [];
    return yield* rows(tx.update(exports).set({ savingReadyAt: until }).where(eq(exports.id, next.id)).returning());
  }

  return {
    export: async id => exportsIn(await one({ id }))[0],
    exportsOf: async (user, limit) => exportsIn(await mine({ user, limit })),
    countOpenExports: async user => Number((await open({ user }))[0]?.count ?? 0),
    claimExport: async (now, lease) => {
      try {
        const [claimed] = exportsIn(await atomically(tx => claim(tx, now, lease)));
        return claimed === undefined ? undefined : { ...claimed, lease: lease.id };
      } catch (error) {
        // Another replica has taken the person's last place at the same moment: the next round sees it.
        if (isConflict(error)) return undefined;
        throw error;
      }
    },
    holdsExport: async (id, lease) => (await holds({ id, lease })).length > 0,
    claimSaving: async (now, until) => exportsIn(await atomically(tx => claimSaving(tx, now, until)))[0],
    expiredExports: async (now, limit) => exportsIn(await expired({ now, limit })),
  };
};
