import { asc, between, isNull } from 'drizzle-orm';
import type { Activity } from '../bot/domain/activity.ts';
import type { Case } from '../bot/domain/case.ts';
import type { UserId } from '../bot/domain/ids.ts';
import { activityOf, caseOf } from './case-rows.ts';
import { type Passage, passageFor, passagesIn, passagesOf } from './case-words.ts';
import { type Db, type Dialect, rows, type Steps } from './dialect.ts';
import { given, givenAll, isGiven } from './given.ts';
import { listingRows } from './listing-rows.ts';
import type { CaseLists } from './store/lists.ts';

/** Keeps lists and search in step with cases, within the transaction that writes the case and holds its row. */
export const caseIndex = (dialect: Dialect) => {
  const { t, passages, statement, putPassage, skippingLocked } = dialect;

  const nameOf = statement('contact_name', db =>
    db.select({ name: t.users.name }).from(t.users).where(isGiven(t.users.id, 'user')),
  );
  const watchersOf = statement('watchers_of', db =>
    db.select({ user: t.watchers.user }).from(t.watchers).where(isGiven(t.watchers.case, 'case')),
  );
  const historyOf = statement('history_of', db =>
    db.select().from(t.activities).where(isGiven(t.activities.case, 'case')).orderBy(asc(t.activities.number)),
  );
  const unlist = statement('unlist_case', db =>
    db.delete(t.listings).where(isGiven(t.listings.case, 'case')).returning({ case: t.listings.case }),
  );
  const enlist = statement('list_case', db =>
    db
      .insert(t.listings)
      .values(
        givenAll(t.listings, [
          ...(['case', 'whose', 'part', 'account', 'state', 'priority'] as const),
          ...(['requestType', 'product', 'contact', 'description', 'updatedAt'] as const),
        ]),
      )
      .returning({ case: t.listings.case }),
  );
  const passagesBetween = statement('passages_of', db =>
    db
      .select()
      .from(passages)
      .where(between(passages.id, given(passages.id, 'first'), given(passages.id, 'last'))),
  );
  const markIndexed = statement('mark_indexed', db =>
    db.update(t.cases).set({ indexed: true }).where(isGiven(t.cases.id, 'case')).returning({ id: t.cases.id }),
  );

  function* list(tx: Db, it: Case, watchers: readonly UserId[]): Steps<void> {
    const [contact] = yield* rows(nameOf(tx, { user: it.contact }));
    yield* rows(unlist(tx, { case: it.id }));
    for (const row of listingRows(it, watchers, contact?.name ?? '')) yield* rows(enlist(tx, row));
  }

  function* put(tx: Db, all: readonly Passage[]): Steps<void> {
    for (const passage of all) yield* rows(putPassage(tx, passage));
  }

  /** Where the description or who may find it is no longer what its passage says, neither is it on the others. */
  function* refind(tx: Db, it: Case, watchers: readonly UserId[]): Steps<void> {
    const [wanted] = passagesOf(it, watchers, [
      { number: 1, at: it.openedAt, by: it.requester, event: { type: 'opened' } },
    ]);
    if (wanted === undefined) return;
    const [kept] = yield* rows(passagesBetween(tx, { first: wanted.id, last: wanted.id }));
    if (kept?.words === wanted.words) return;
    const [, last] = passagesIn(it.id);
    const others = yield* rows(passagesBetween(tx, { first: wanted.id + 1, last }));
    yield* put(tx, [wanted, ...others.map(other => passageFor(it, watchers, other))]);
  }

  function* whole(tx: Db, it: Case): Steps<void> {
    const watchers = (yield* rows(watchersOf(tx, { case: it.id }))).map(({ user }) => user);
    const history = yield* rows(historyOf(tx, { case: it.id }));
    yield* list(tx, it, watchers);
    yield* put(tx, passagesOf(it, watchers, history.map(activityOf)));
    yield* rows(markIndexed(tx, { case: it.id }));
  }

  return {
    /** A case that was just opened, or moved by one step. */
    *follow(tx: Db, it: Case, activity: Activity): Steps<void> {
      const watchers = (yield* rows(watchersOf(tx, { case: it.id }))).map(({ user }) => user);
      yield* list(tx, it, watchers);
      if (activity.number > 1) yield* refind(tx, it, watchers);
      yield* put(tx, passagesOf(it, watchers, [activity]));
    },
    /** Some of the cases that were written without it, by an older release or an import; how many. */
    *catchUp(tx: Db, limit: number): Steps<number> {
      const found = yield* rows(
        skippingLocked(tx.select().from(t.cases).where(isNull(t.cases.indexed)).orderBy(asc(t.cases.id)).limit(limit)),
      );
      for (const row of found) yield* whole(tx, caseOf(row));
      return found.length;
    },
  };
};

/** The background's part: cases that lists and search do not know yet. */
export const indexing = (dialect: Dialect): Pick<CaseLists, 'indexCases'> => {
  const { db, t, prepare, atomically } = dialect;
  const { catchUp } = caseIndex(dialect);
  const waiting = prepare(
    'unindexed',
    db.select({ id: t.cases.id }).from(t.cases).where(isNull(t.cases.indexed)).limit(1),
  );
  return {
    // It is asked often, and hardly ever is there anything to write.
    indexCases: async limit => ((await waiting()).length === 0 ? 0 : atomically(tx => catchUp(tx, limit))),
  };
};
