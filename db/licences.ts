import { and, asc, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Assignment, Entitlement } from '../bot/domain/licensing.ts';
import { type Db, type Dialect, type Steps, touched } from './dialect.ts';
import { orUndefined } from './rows.ts';
import type { Schema } from './schema.ts';
import type { AuditEntry, Store, Write } from './store.ts';

const entitlementOf = (row: Schema['entitlements']['$inferSelect']): Entitlement => ({
  id: row.id,
  account: row.account,
  product: row.product,
  country: row.country,
  featureLevel: orUndefined(row.featureLevel),
  owned: row.owned,
  assigned: row.assigned,
  expiresOn: row.expiresOn,
});

const assignmentOf = (row: Schema['assignments']['$inferSelect']): Assignment => ({
  id: row.id,
  entitlement: row.entitlement,
  user: row.user,
  at: row.at,
});

type Licences = Pick<
  Store,
  'entitlementsOf' | 'entitlement' | 'entitlementsFor' | 'assignmentsOf' | 'assignment' | 'assignmentById' | 'auditOf'
>;

/** Reads of what accounts own, and who holds it. */
export const licenceReads = ({ db, t, read, prepare }: Dialect): Licences => {
  const account = sql.placeholder('account');
  const order = [asc(t.entitlements.product), asc(t.entitlements.country), asc(t.entitlements.id)] as const;
  const owned = prepare(
    'entitlements_of',
    db
      .select()
      .from(t.entitlements)
      .where(eq(t.entitlements.account, account))
      .orderBy(...order),
  );
  const ofProduct = prepare(
    'entitlements_for',
    db
      .select()
      .from(t.entitlements)
      .where(and(eq(t.entitlements.account, account), eq(t.entitlements.product, sql.placeholder('product'))))
      .orderBy(...order),
  );
  const one = prepare(
    'entitlement',
    db
      .select()
      .from(t.entitlements)
      .where(eq(t.entitlements.id, sql.placeholder('id'))),
  );
  const held = prepare(
    'assignments_of',
    db
      .select()
      .from(t.assignments)
      .where(and(eq(t.assignments.entitlement, sql.placeholder('entitlement')), isNull(t.assignments.endedAt)))
      .orderBy(asc(t.assignments.at), asc(t.assignments.id)),
  );
  return {
    entitlementsOf: async id => (await owned({ account: id })).map(entitlementOf),
    entitlementsFor: async (id, product) => (await ofProduct({ account: id, product })).map(entitlementOf),
    entitlement: async id => (await one({ id })).map(entitlementOf)[0],
    assignmentsOf: async entitlement => (await held({ entitlement })).map(assignmentOf),
    assignment: async (entitlement, user) => {
      const found = await read(
        db
          .select()
          .from(t.assignments)
          .where(
            and(
              eq(t.assignments.entitlement, entitlement),
              eq(t.assignments.user, user),
              isNull(t.assignments.endedAt),
            ),
          ),
      );
      return found.map(assignmentOf)[0];
    },
    assignmentById: async id => {
      const [row] = await read(db.select().from(t.assignments).where(eq(t.assignments.id, id)));
      return row === undefined ? undefined : { ...assignmentOf(row), endedAt: orUndefined(row.endedAt) };
    },
    auditOf: async (id, limit) =>
      await read(
        db
          .select()
          .from(t.audit)
          .where(eq(t.audit.account, id))
          .orderBy(desc(t.audit.at), desc(t.audit.id))
          .limit(limit),
      ),
  };
};

/** Takes one seat for a person; refused where none is free or the person holds one. */
export function* addAssignment(tx: Db, t: Schema, write: Extract<Write, { type: 'assignment.add' }>): Steps<boolean> {
  const { assignment, audit } = write;
  const free = yield* touched(
    tx
      .update(t.entitlements)
      .set({ assigned: sql`${t.entitlements.assigned} + 1` })
      .where(
        and(
          eq(t.entitlements.id, assignment.entitlement),
          eq(t.entitlements.account, audit.account),
          lt(t.entitlements.assigned, t.entitlements.owned),
        ),
      )
      .returning({ id: t.entitlements.id }),
  );
  if (!free) return false;
  const added = yield* touched(
    tx.insert(t.assignments).values(assignment).onConflictDoNothing().returning({ id: t.assignments.id }),
  );
  return added && (yield* addAudit(tx, t, audit));
}

/** Gives a seat back; refused where it was given back before. */
export function* endAssignment(tx: Db, t: Schema, write: Extract<Write, { type: 'assignment.end' }>): Steps<boolean> {
  const { assignment, at, audit } = write;
  const ended = yield* touched(
    tx
      .update(t.assignments)
      .set({ endedAt: at })
      .where(
        and(
          eq(t.assignments.id, assignment.id),
          eq(t.assignments.entitlement, assignment.entitlement),
          eq(t.assignments.user, assignment.user),
          isNull(t.assignments.endedAt),
        ),
      )
      .returning({ id: t.assignments.id }),
  );
  if (!ended) return false;
  const freed = yield* touched(
    tx
      .update(t.entitlements)
      .set({ assigned: sql`${t.entitlements.assigned} - 1` })
      .where(
        and(
          eq(t.entitlements.id, assignment.entitlement),
          eq(t.entitlements.account, audit.account),
          gt(t.entitlements.assigned, 0),
        ),
      )
      .returning({ id: t.entitlements.id }),
  );
  return freed && (yield* addAudit(tx, t, audit));
}

const addAudit = (tx: Db, t: Schema, entry: AuditEntry): Steps<boolean> =>
  touched(tx.insert(t.audit).values(entry).onConflictDoNothing().returning({ id: t.audit.id }));
