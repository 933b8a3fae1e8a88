import { and, asc, eq, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { contentKey } from '../bot/domain/files.ts';
import { type Db, type Dialect, rows, type Steps, touched } from './dialect.ts';
import { orNull, orUndefined } from './rows.ts';
import type { Schema } from './schema.ts';
import type { FileStore, FileWrite } from './store/files.ts';
import type { Attachment } from './store.ts';

const attachmentOf = (row: Schema['attachments']['$inferSelect']): Attachment => ({
  id: row.id,
  account: row.account,
  draft: orUndefined(row.draft),
  case: orUndefined(row.case),
  by: row.by,
  name: row.name,
  type: orUndefined(row.type),
  size: orUndefined(row.size),
  state: row.state,
  reason: orUndefined(row.reason),
  source: row.sourceUrl === null || row.sourceKind === null ? undefined : { url: row.sourceUrl, kind: row.sourceKind },
  at: row.at,
});

/** Files: what is known of them, and who fetches what is pending or removes what is not needed. */
export const attachmentStore = ({ db, t, prepare, atomically, read, skippingLocked }: Dialect): FileStore => {
  const one = prepare(
    'attachment',
    db
      .select()
      .from(t.attachments)
      .where(eq(t.attachments.id, sql.placeholder('id'))),
  );
  const ofDraft = prepare(
    'attachments_of_draft',
    db
      .select()
      .from(t.attachments)
      .where(eq(t.attachments.draft, sql.placeholder('id')))
      .orderBy(asc(t.attachments.at), asc(t.attachments.id)),
  );
  const ofCase = prepare(
    'attachments_of_case',
    db
      .select()
      .from(t.attachments)
      .where(eq(t.attachments.case, sql.placeholder('id')))
      .orderBy(asc(t.attachments.at), asc(t.attachments.id)),
  );

  function* claim(tx: Db, limit: number, now: Date, until: Date): Steps<readonly Attachment[]> {
    const due = yield* rows(
      skippingLocked(
        tx
          .select({ id: t.attachments.id })
          .from(t.attachments)
          // Written out, so that the partial index serves it.
          .where(and(sql`state = 'pending'`, lte(t.attachments.readyAt, now)))
          .orderBy(asc(t.attachments.readyAt))
          .limit(limit),
      ),
    );
    if (due.length === 0) return [];
    const claimed = yield* rows(
      tx
        .update(t.attachments)
        .set({ readyAt: until })
        .where(
          inArray(
            t.attachments.id,
            due.map(({ id }) => id),
          ),
        )
        .returning(),
    );
    return claimed.map(attachmentOf).sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  function* claimRemoval(tx: Db, limit: number, now: Date, until: Date): Steps<readonly string[]> {
    const due = yield* rows(
      skippingLocked(
        tx
          .select({ key: t.removals.key })
          .from(t.removals)
          .where(lte(t.removals.readyAt, now))
          .orderBy(asc(t.removals.readyAt))
          .limit(limit),
      ),
    );
    const keys = due.map(({ key }) => key);
    if (keys.length === 0) return [];
    yield* rows(
      tx
        .update(t.removals)
        .set({ readyAt: until })
        .where(inArray(t.removals.key, keys))
        .returning({ key: t.removals.key }),
    );
    return keys;
  }

  return {
    attachment: async id => (await one({ id })).map(attachmentOf)[0],
    attachmentsOfDraft: async id => (await ofDraft({ id })).map(attachmentOf),
    attachmentsOfCase: async id => (await ofCase({ id })).map(attachmentOf),
    claimAttachments: (limit, now, until) => atomically(tx => claim(tx, limit, now, until)),
    claimRemovals: (limit, now, until) => atomically(tx => claimRemoval(tx, limit, now, until)),
    endRemoval: async (key, until) => {
      const leased = and(eq(t.removals.key, key), eq(t.removals.readyAt, until));
      await read(db.delete(t.removals).where(leased).returning({ key: t.removals.key }));
    },
  };
};

type Written<Type extends FileWrite['type']> = Extract<FileWrite, { type: Type }>;

/** Writes of files, each guarded by the file as it was read. */
export const attachmentWrites = ({ t }: Dialect) => {
  /** Where it was and as far as it was: whoever was faster has moved, settled or dropped it. */
  const asRead = ({ id, draft, case: it, state }: Attachment): SQL | undefined =>
    and(
      eq(t.attachments.id, id),
      eq(t.attachments.state, state),
      draft === undefined ? isNull(t.attachments.draft) : eq(t.attachments.draft, draft),
      it === undefined ? isNull(t.attachments.case) : eq(t.attachments.case, it),
    );

  // The address may be signed: it is not kept longer than it is needed.
  const fetched = { sourceUrl: null, sourceKind: null };

  const change = (
    tx: Db,
    attachment: Attachment,
    set: Partial<Schema['attachments']['$inferInsert']>,
  ): Steps<boolean> =>
    touched(tx.update(t.attachments).set(set).where(asRead(attachment)).returning({ id: t.attachments.id }));

  function* removeContent(tx: Db, key: string, at: Date): Steps<boolean> {
    yield* rows(
      tx
        .insert(t.removals)
        .values({ key, readyAt: at })
        .onConflictDoUpdate({ target: t.removals.key, set: { readyAt: at } })
        .returning({ key: t.removals.key }),
    );
    return true;
  }

  return {
    removeContent,
    *add(tx: Db, { attachment }: Written<'attachment.add'>): Steps<boolean> {
      const { source, ...it } = attachment;
      yield* rows(
        tx
          .insert(t.attachments)
          .values({
            ...it,
            draft: orNull(it.draft),
            case: orNull(it.case),
            type: orNull(it.type),
            size: orNull(it.size),
            reason: orNull(it.reason),
            sourceUrl: orNull(source?.url),
            sourceKind: orNull(source?.kind),
            readyAt: it.at,
          })
          .onConflictDoNothing()
          .returning({ id: t.attachments.id }),
      );
      return true;
    },
    stored: (tx: Db, { attachment, mediaType, size }: Written<'attachment.stored'>): Steps<boolean> =>
      change(tx, attachment, { state: 'stored', type: mediaType, size, ...fetched }),
    *refused(tx: Db, { attachment, reason, at }: Written<'attachment.refused'>): Steps<boolean> {
      if (!(yield* change(tx, attachment, { state: 'refused', reason, ...fetched }))) return false;
      return yield* removeContent(tx, contentKey(attachment.id), at);
    },
    move: (tx: Db, { attachment, to }: Written<'attachment.move'>): Steps<boolean> =>
      change(
        tx,
        attachment,
        'draft' in to ? { draft: to.draft, case: null } : { draft: null, case: to.case, account: to.account },
      ),
    *drop(tx: Db, { attachment, at }: Written<'attachment.drop'>): Steps<boolean> {
      const gone = tx.delete(t.attachments).where(asRead(attachment)).returning({ id: t.attachments.id });
      if (!(yield* touched(gone))) return false;
      return yield* removeContent(tx, contentKey(attachment.id), at);
    },
  };
};
