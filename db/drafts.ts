import { and, desc, gt, isNull } from 'drizzle-orm';
import { type Db, type Dialect, type Steps, touched } from './dialect.ts';
import { given, givenAll, isGiven } from './given.ts';
import { orNull, orUndefined } from './rows.ts';
import type { Schema } from './schema.ts';
import type { Draft, Store, Write } from './store.ts';

const draftOf = (row: Schema['drafts']['$inferSelect']): Draft => ({ ...row, endedAs: orUndefined(row.endedAs) });

/** Reads of forms under way, and of those that ended a while ago. */
export const draftReads = ({ db, t, prepare }: Dialect): Pick<Store, 'draft' | 'openDraft'> => {
  const draft = prepare('draft', db.select().from(t.drafts).where(isGiven(t.drafts.id, 'id')));
  const openDraft = prepare(
    'open_draft',
    db
      .select()
      .from(t.drafts)
      .where(
        and(
          isGiven(t.drafts.owner, 'owner'),
          isGiven(t.drafts.form, 'form'),
          isNull(t.drafts.endedAs),
          gt(t.drafts.expiresAt, given(t.drafts.expiresAt, 'now')),
        ),
      )
      .orderBy(desc(t.drafts.updatedAt), desc(t.drafts.id))
      .limit(1),
  );
  return {
    draft: async id => (await draft({ id })).map(draftOf)[0],
    openDraft: async (owner, form, now) => (await openDraft({ owner, form, now })).map(draftOf)[0],
  };
};

const CONTENT = ['revision', 'page', 'answers', 'endedAs', 'expiresAt', 'updatedAt'] as const;

/** Writes of forms, each guarded by the revision. */
export const draftWrites = ({ t, statement }: Dialect) => {
  const open = statement('open_form', db =>
    db
      .insert(t.drafts)
      .values(givenAll(t.drafts, ['id', 'owner', 'form', ...CONTENT]))
      .onConflictDoNothing()
      .returning({ id: t.drafts.id }),
  );
  const move = statement('move_form', db =>
    db
      .update(t.drafts)
      .set(givenAll(t.drafts, CONTENT))
      .where(
        and(
          isGiven(t.drafts.id, 'id'),
          isGiven(t.drafts.owner, 'owner'),
          isGiven(t.drafts.form, 'form'),
          isGiven(t.drafts.revision, 'from'),
          isNull(t.drafts.endedAs),
        ),
      )
      .returning({ id: t.drafts.id }),
  );
  const end = statement('end_form', db =>
    db
      .update(t.drafts)
      .set(givenAll(t.drafts, ['endedAs', 'revision']))
      .where(and(isGiven(t.drafts.id, 'id'), isGiven(t.drafts.revision, 'from'), isNull(t.drafts.endedAs)))
      .returning({ id: t.drafts.id }),
  );

  return {
    /** A new form; refused where it is there already, so that the feature runs again and finds it. */
    openDraft: (tx: Db, { draft }: Extract<Write, { type: 'draft.open' }>): Steps<boolean> =>
      touched(open(tx, { ...draft, endedAs: orNull(draft.endedAs) })),
    /** The next revision; refused where the form has moved or ended meanwhile, or is somebody else's. */
    moveDraft: (tx: Db, { draft, from }: Extract<Write, { type: 'draft.move' }>): Steps<boolean> =>
      touched(move(tx, { ...draft, endedAs: orNull(draft.endedAs), from })),
    /** Says what became of a form; refused where it has moved or ended meanwhile. */
    endDraft: (tx: Db, { id, from, as }: Extract<Write, { type: 'draft.end' }>): Steps<boolean> =>
      touched(end(tx, { id, from, endedAs: as, revision: from + 1 })),
  };
};
