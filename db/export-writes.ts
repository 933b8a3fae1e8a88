import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import type { SQLiteUpdateSetSource } from 'drizzle-orm/sqlite-core';
import { type Db, rows, type Steps, touched } from './dialect.ts';
import { orNull } from './rows.ts';
import type { Schema } from './schema.ts';
import type { ExportWrite } from './store/exports.ts';
import type { NoticeBody } from './store.ts';

/** Nobody makes it any more: its place is free. */
const FREE = { slot: null, lease: null, leasedUntil: null } as const;

/** Writes of exports, each guarded by what was read; false where that does not hold any more. */
export const writeExport = (tx: Db, t: Schema, write: ExportWrite): Steps<boolean> => {
  const { exports } = t;
  const set = (which: SQL | undefined, changes: SQLiteUpdateSetSource<Schema['exports']>): Steps<boolean> =>
    touched(tx.update(exports).set(changes).where(which).returning({ id: exports.id }));
  switch (write.type) {
    case 'export.start':
      return start(tx, t, write);
    case 'export.stop': {
      const mine = and(eq(exports.id, write.id), eq(exports.user, write.user));
      return set(and(mine, inArray(exports.state, ['queued', 'running'])), { ...FREE, state: 'stopped' });
    }
    case 'export.progress':
      return set(held(t, write), { rows: write.rows, total: orNull(write.total), leasedUntil: write.until });
    case 'export.done': {
      const { rows: count, name, size, expiresAt } = write;
      return set(held(t, write), { ...FREE, state: 'done', rows: count, total: count, name, size, expiresAt });
    }
    case 'export.failed':
      return set(held(t, write), { ...FREE, state: 'failed', expiresAt: write.expiresAt });
    case 'export.release':
      return set(held(t, write), { ...FREE, state: 'queued', rows: 0 });
    case 'export.saving': {
      const { from, state, target, at } = write;
      const states = from.filter(it => it !== undefined);
      const as = or(
        from.includes(undefined) ? isNull(exports.saving) : undefined,
        states.length === 0 ? undefined : inArray(exports.saving, states),
      );
      return set(and(eq(exports.id, write.id), eq(exports.state, 'done'), as), {
        saving: state,
        savingTarget: target ?? null,
        savingReadyAt: at,
        // Another consent is another message.
        ...(state === 'offered' ? { savingMessage: null } : {}),
      });
    }
    case 'export.forget':
      return touched(tx.delete(exports).where(eq(exports.id, write.id)).returning({ id: exports.id }));
  }
};

const held = ({ exports }: Schema, { id, lease }: { readonly id: string; readonly lease: string }) =>
  and(eq(exports.id, id), eq(exports.lease, lease), eq(exports.state, 'running'));

function* start(tx: Db, t: Schema, write: Extract<ExportWrite, { type: 'export.start' }>): Steps<boolean> {
  yield* rows(
    tx
      .insert(t.exports)
      .values({ ...write.export, state: 'queued', attempts: 0, rows: 0, expiresAt: write.expiresAt })
      .onConflictDoNothing({ target: t.exports.id })
      .returning({ id: t.exports.id }),
  );
  return true;
}

/** The message that tells of an export from now on: it is edited, and not sent again. */
export function* keepExportMessage(tx: Db, { exports }: Schema, body: NoticeBody, message: string): Steps<void> {
  if (body.kind !== 'export' && body.kind !== 'saving') return;
  const [column, changes] =
    body.kind === 'export'
      ? ([exports.message, { message }] as const)
      : ([exports.savingMessage, { savingMessage: message }] as const);
  yield* rows(
    tx
      .update(exports)
      .set(changes)
      .where(and(eq(exports.id, body.export), isNull(column)))
      .returning({ id: exports.id }),
  );
}
