import { and, eq } from 'drizzle-orm';
import { caseIndex } from './case-index.ts';
import { activityRow, caseRow } from './case-rows.ts';
import { type Db, type Dialect, rows, type Steps, touched } from './dialect.ts';
import { given, givenAll, isGiven } from './given.ts';
import { orNull } from './rows.ts';
import type { Write } from './store.ts';

type Open = Extract<Write, { type: 'case.open' }>;
type Move = Extract<Write, { type: 'case.move' }>;

/** What a case keeps for ever: it is part of what a move is guarded by, or never written again. */
const FIXED = ['id', 'account', 'requester', 'openedAt', 'follows'] as const;

/** What a move may change. */
const MOVING = [
  ...(['contact', 'team', 'priority', 'updatedAt', 'version'] as const),
  ...(['state', 'open', 'assignee', 'since', 'closesAt', 'progress', 'queueRank'] as const),
  ...(['requestType', 'category', 'contactMethod', 'language', 'situation', 'impact'] as const),
  ...(['product', 'productVersion', 'productArea', 'typeOfIssue'] as const),
  ...(['shortDescription', 'description', 'customerReference'] as const),
];

/** Writes of cases, their history, watchers and timers. */
export const caseWrites = (dialect: Dialect) => {
  const { t, statement } = dialect;
  const { follow } = caseIndex(dialect);
  const open = statement('open_case', db =>
    db
      .insert(t.cases)
      .values({ ...givenAll(t.cases, [...FIXED, ...MOVING]), draft: given(t.cases.draft, 'draft'), indexed: true })
      .onConflictDoNothing()
      .returning({ id: t.cases.id }),
  );
  const move = statement('move_case', db =>
    db
      .update(t.cases)
      .set(givenAll(t.cases, MOVING))
      .where(and(isGiven(t.cases.id, 'id'), isGiven(t.cases.account, 'account'), isGiven(t.cases.version, 'from')))
      .returning({ indexed: t.cases.indexed }),
  );
  const tell = statement('add_activity', db =>
    db
      .insert(t.activities)
      .values(givenAll(t.activities, ['case', 'number', 'at', 'by', 'event']))
      .returning({ number: t.activities.number }),
  );
  const watch = statement('add_watcher', db =>
    db
      .insert(t.watchers)
      .values(givenAll(t.watchers, ['case', 'user']))
      .returning({ user: t.watchers.user }),
  );
  const unwatch = statement('remove_watcher', db =>
    db
      .delete(t.watchers)
      .where(and(isGiven(t.watchers.case, 'case'), isGiven(t.watchers.user, 'user')))
      .returning({ user: t.watchers.user }),
  );
  const clearTimers = statement('clear_timers', db =>
    db.delete(t.timers).where(isGiven(t.timers.case, 'case')).returning({ id: t.timers.id }),
  );
  const setTimer = statement('set_timer', db =>
    db
      .insert(t.timers)
      .values(givenAll(t.timers, ['id', 'case', 'kind', 'dueAt', 'readyAt']))
      .returning({ id: t.timers.id }),
  );

  function* rest(tx: Db, { case: it, activity, timers }: Open | Move): Steps<void> {
    yield* rows(tell(tx, activityRow(it.id, activity)));
    for (const timer of timers) yield* rows(setTimer(tx, { ...timer, readyAt: timer.dueAt }));
  }

  /** The list of watchers moves with the case, guarded by the same version. */
  function* watchedBy(tx: Db, { case: it, activity: { event } }: Move): Steps<void> {
    if (event.type === 'unwatched') yield* rows(unwatch(tx, { case: it.id, user: event.user }));
    if (event.type === 'watched') yield* rows(watch(tx, { case: it.id, user: event.user }));
  }

  return {
    /** A new case with its first activity; refused where the number or the draft was used before. */
    *openCase(tx: Db, write: Open): Steps<boolean> {
      const { case: it, watchers, draft } = write;
      if (!(yield* touched(open(tx, { ...caseRow(it), draft: orNull(draft) })))) return false;
      yield* rest(tx, write);
      for (const user of new Set(watchers)) yield* rows(watch(tx, { case: it.id, user }));
      yield* follow(tx, it, write.activity);
      if (draft !== undefined)
        yield* rows(
          tx
            .update(t.attachments)
            .set({ case: it.id, draft: null, account: it.account })
            .where(and(eq(t.attachments.draft, draft), eq(t.attachments.by, write.activity.by ?? it.requester)))
            .returning({ id: t.attachments.id }),
        );
      return true;
    },
    /** One step of a case and the activity that tells of it; refused where the case has moved meanwhile. */
    *moveCase(tx: Db, write: Move): Steps<boolean> {
      const [moved] = yield* rows(move(tx, { ...caseRow(write.case), from: write.from }));
      if (moved === undefined) return false;
      yield* rows(clearTimers(tx, { case: write.case.id }));
      yield* rest(tx, write);
      yield* watchedBy(tx, write);
      // What is not indexed yet soon will be, with this step.
      if (moved.indexed === true) yield* follow(tx, write.case, write.activity);
      return true;
    },
  };
};
