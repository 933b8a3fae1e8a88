import type { Activity } from '../../bot/domain/activity.ts';
import type { Case } from '../../bot/domain/case.ts';
import type { UserId } from '../../bot/domain/ids.ts';
import { type CaseCommand, type Decision, decide, type Limits, remind, timeOut } from '../../bot/domain/lifecycle.ts';
import type { Account, Actor, User } from '../../bot/domain/people.ts';
import { type Timer, timersOf } from '../../bot/domain/timers.ts';
import type { Step } from './case-script.ts';
import { known } from './people.ts';
import { ago } from './when.ts';

/** A case as it stands, with everything that led there and what it still waits for. */
export type Played = {
  readonly case: Case;
  readonly activities: readonly Activity[];
  readonly timers: readonly Timer[];
};

export type Cast = ReadonlyMap<string, { readonly user: User; readonly account: Account }>;

const actorOf = (cast: Cast, key: string): Actor => {
  const { user, account } = known(cast, key);
  return { kind: account.kind === 'vendor' ? 'engineer' : 'customer', user, account };
};

const moved = (
  { case: it, activities }: Played,
  decision: Decision,
  by: UserId | undefined,
  at: Date,
  limits: Limits,
): Played => {
  if (!decision.ok) throw new Error(`${it.id} (${it.shortDescription}): ${decision.refusal} at ${at.toISOString()}`);
  const { next, event } = decision;
  return {
    case: next,
    activities: [...activities, { number: next.version, at, by, event }],
    timers: timersOf(next, at, limits),
  };
};

/** Lets the clock do what fell due until then: reminders, and the closing of what nobody answered. */
const clockUntil = (played: Played, until: Date, limits: Limits): Played => {
  let now = played;
  for (;;) {
    const due = now.timers.filter(timer => timer.dueAt <= until).sort((a, b) => Number(a.dueAt) - Number(b.dueAt))[0];
    if (due === undefined) return now;
    const decision = due.kind === 'remind' ? remind(now.case, due.dueAt) : timeOut(now.case, due.dueAt);
    now = moved(now, decision, undefined, due.dueAt, limits);
  }
};

/** A rating is of the solution that was proposed last. */
const rating = (command: CaseCommand, { activities }: Played): CaseCommand =>
  command.type === 'rate'
    ? { ...command, proposer: activities.findLast(({ event }) => event.type === 'proposed')?.by }
    : command;

/** Plays the steps of a case through the life cycle; a step that its rules refuse is a mistake in the demo data. */
export const play = (
  opened: Case,
  steps: readonly Step[],
  cast: Cast,
  watchers: readonly UserId[],
  now: Date,
  limits: Limits,
): Played => {
  let played: Played = {
    case: opened,
    activities: [{ number: opened.version, at: opened.openedAt, by: opened.requester, event: { type: 'opened' } }],
    timers: timersOf(opened, opened.openedAt, limits),
  };
  for (const [text, key, command] of steps) {
    const at = ago(now, text);
    played = clockUntil(played, at, limits);
    if (at < played.case.updatedAt) throw new Error(`${opened.shortDescription}: the step at ${text} comes too late`);
    const by = actorOf(cast, key);
    const decision = decide(played.case, { watchers }, rating(command, played), by, at, limits);
    played = moved(played, decision, known(cast, key).user.id, at, limits);
  }
  return clockUntil(played, now, limits);
};
