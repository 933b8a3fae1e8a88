import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { type Db, type Dialect, type Steps, touched } from './dialect.ts';
import { orNull, orUndefined } from './rows.ts';
import type { Schema } from './schema.ts';
import type { Draft, Store, Write } from './store.ts';

const draftOf = (row: Schema['drafts']['$inferSelect']): Draft => ({ ...row, endedAs: orUndefined(row.endedAs) });

/** Reads of forms under way, and of those that ended a while ago. */
export const draftReads = ({ db, t, prepare, read }: Dialect): Pick<Store, 'draft' | 'openDraft'> => {
  const draft = prepare(
    'draft',
    db
      .select()
      .from(t.drafts)
      .where(eq(t.drafts.id, sql.placeholder('id'))),
  );
  return {
    draft: async id => (await draft({ id })).map(draftOf)[0],
    openDraft: async (owner, form, now) => {
      const found = await read(
        db
          .select()
          .from(t.drafts)
          .where(
            and(
              eq(t.drafts.owner, owner),
              eq(t.drafts.form, form),
              isNull(t.drafts.endedAs),
              gt(t.drafts.expiresAt, now),
            ),
          )
          .orderBy(desc(t.drafts.updatedAt), desc(t.drafts.id))
          .limit(1),
      );
      return found.map(draftOf)[0];
    },
  };
};

/** A new form; refused where it is there already, so that the feature runs again and finds it. */
export const openDraft = (tx: Db, t: Schema, { draft }: Extract<Write, { type: 'draft.open' }>): Steps<boolean> =>
  touched(
    tx
      .insert(t.drafts)
      .values({ ...draft, endedAs: orNull(draft.endedAs) })
      .onConflictDoNothing()
      .returning({ id: t.drafts.id }),
  );

/** The next revision; refused where the form has moved or ended meanwhile, or is somebody else's. */
export const moveDraft = (
  tx: Db,
  t: Schema,
  { draft, from }: Extract<Write, { type: 'draft.move' }>,
): Steps<boolean> => {
  const { id, owner, form, ...row } = draft;
  return touched(
    tx
      .update(t.drafts)
      .set({ ...row, endedAs: orNull(row.endedAs) })
      .where(
        and(
          eq(t.drafts.id, id),
          eq(t.drafts.owner, owner),
          eq(t.drafts.form, form),
          eq(t.drafts.revision, from),
          isNull(t.drafts.endedAs),
        ),
      )
      .returning({ id: t.drafts.id }),
  );
};

/** Says what became of a form; refused where it has moved or ended meanwhile. */
export const endDraft = (tx: Db, t: Schema, write: Extract<Write, { type: 'draft.end' }>): Steps<boolean> =>
  touched(
    tx
      .update(t.drafts)
      .set({ endedAs: write.as, revision: write.from + 1 })
      .where(and(eq(t.drafts.id, write.id), eq(t.drafts.revision, write.from), isNull(t.drafts.endedAs)))
      .returning({ id: t.drafts.id }),
  );
