import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import { type Db, type Dialect, rows, type Steps, touched } from './dialect.ts';
import { orNull, orUndefined } from './rows.ts';
import type { Schema } from './schema.ts';
import type { Attachment, Store } from './store.ts';

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

type Files = Pick<
  Store,
  'attachmentsOfDraft' | 'attachmentsOfCase' | 'claimAttachments' | 'settleAttachment' | 'attachmentContent'
>;

/** Files: what is known of them, their content, and the fetching of what is pending. */
export const attachmentStore = ({ db, t, prepare, atomically, skippingLocked }: Dialect): Files => {
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
  const content = prepare(
    'attachment_content',
    db
      .select({ content: t.attachmentContents.content })
      .from(t.attachmentContents)
      .where(eq(t.attachmentContents.attachment, sql.placeholder('id'))),
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

  function* settle(tx: Db, id: string, outcome: Parameters<Store['settleAttachment']>[1]): Steps<boolean> {
    const settled = yield* touched(
      tx
        .update(t.attachments)
        .set({
          state: outcome.kind,
          // The address may be signed: it is not kept longer than it is needed.
          sourceUrl: null,
          sourceKind: null,
          ...(outcome.kind === 'stored'
            ? { type: outcome.type, size: outcome.content.byteLength }
            : { reason: outcome.reason }),
        })
        .where(and(eq(t.attachments.id, id), eq(t.attachments.state, 'pending')))
        .returning({ id: t.attachments.id }),
    );
    if (!settled || outcome.kind === 'refused') return settled;
    return yield* touched(
      tx
        .insert(t.attachmentContents)
        .values({ attachment: id, content: Buffer.from(outcome.content) })
        .returning({ id: t.attachmentContents.attachment }),
    );
  }

  return {
    attachmentsOfDraft: async id => (await ofDraft({ id })).map(attachmentOf),
    attachmentsOfCase: async id => (await ofCase({ id })).map(attachmentOf),
    claimAttachments: (limit, now, until) => atomically(tx => claim(tx, limit, now, until)),
    settleAttachment: async (id, outcome) => {
      await atomically(tx => settle(tx, id, outcome));
    },
    attachmentContent: async id => (await content({ id }))[0]?.content,
  };
};

export function* addAttachment(tx: Db, t: Schema, attachment: Attachment): Steps<boolean> {
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
}
