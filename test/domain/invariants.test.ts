import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Activity } from '../../bot/domain/activity.ts';
import { assigneeOf, type Case, closesAt, isOpen } from '../../bot/domain/case.ts';
import { asId, type TeamId } from '../../bot/domain/ids.ts';
import { type CaseCommand, type Decision, decide, evolve, remind, timeOut } from '../../bot/domain/lifecycle.ts';
import type { Actor } from '../../bot/domain/people.ts';
import { may, maySee } from '../../bot/domain/policy.ts';
import { timersOf } from '../../bot/domain/timers.ts';
import { caseIn, DAY, INVOLVED, LIMITS, NOW, PEOPLE, PROGRESS } from './people.ts';

const text = fc.constantFrom('', ' ', 'Some words', 'x'.repeat(9000));
const team = fc.constantFrom('support', 'billing', 'training').map(id => asId<TeamId>(id));

const command: fc.Arbitrary<CaseCommand> = fc.oneof(
  fc.constant<CaseCommand>({ type: 'take' }),
  fc.constant<CaseCommand>({ type: 'accept' }),
  text.map((question): CaseCommand => ({ type: 'ask', question })),
  text.map((words): CaseCommand => ({ type: 'reply', text: words })),
  text.map((note): CaseCommand => ({ type: 'to-development', note })),
  text.map((note): CaseCommand => ({ type: 'from-development', note })),
  text.map((resolution): CaseCommand => ({ type: 'propose', resolution, articles: [] })),
  text.map((reason): CaseCommand => ({ type: 'reject', reason })),
  fc.constantFrom<CaseCommand>(
    { type: 'close', reason: 'solved-itself' },
    { type: 'close', reason: 'opened-in-error' },
  ),
  text.map((reason): CaseCommand => ({ type: 'cancel', reason })),
  text.map((words): CaseCommand => ({ type: 'comment', text: words })),
  text.map((words): CaseCommand => ({ type: 'note', text: words })),
  fc.tuple(team, text).map(([to, note]): CaseCommand => ({ type: 'hand-over', team: to, note })),
);

type Step = { readonly by: Actor | 'clock'; readonly command: CaseCommand; readonly wait: number };

const step: fc.Arbitrary<Step> = fc.record({
  by: fc.constantFrom<Actor | 'clock'>(...Object.values(PEOPLE), 'clock'),
  command,
  wait: fc.integer({ min: 0, max: 12 * DAY }),
});

/** Most random commands are refused; half of the steps are drawn from what somebody may do. */
const steps = fc.array(fc.tuple(fc.boolean(), step, fc.nat()), { minLength: 1, maxLength: 40 });

const fitting = (it: Case, { command: wanted, wait, by }: Step, pick: number): Step => {
  const able = Object.values(PEOPLE).filter(actor => may(actor, wanted.type, it, INVOLVED) === undefined);
  return { command: wanted, wait, by: able[pick % Math.max(able.length, 1)] ?? by };
};

const decisionOf = (it: Case, { by, command: wanted }: Step, at: Date): Decision => {
  if (by !== 'clock') return decide(it, INVOLVED, wanted, by, at, LIMITS);
  const closed = timeOut(it, at);
  return closed.ok ? closed : remind(it, at);
};

test('no sequence of commands breaks a case', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(steps, drawn => {
      let it: Case = caseIn(PROGRESS.new);
      let at = NOW;
      const history: Activity[] = [{ number: 1, at, by: it.requester, event: { type: 'opened' } }];
      for (const [fits, random, pick] of drawn) {
        const chosen = fits ? fitting(it, random, pick) : random;
        at = new Date(at.getTime() + chosen.wait);
        const before = it;
        const decision = decisionOf(before, chosen, at);
        if (!decision.ok) continue;
        const by = chosen.by === 'clock' || chosen.by.kind === 'stranger' ? undefined : chosen.by.user.id;
        it = decision.next;
        history.push({ number: it.version, at, by, event: decision.event });
        reached.add(it.progress.state);

        // The history numbers the versions without a gap.
        expect(history.map(activity => activity.number)).toEqual(history.map((_, index) => index + 1));
        expect(it.version).toBe(history.length);
        // What is over stays as it is; only the vendor's notes are added.
        if (!isOpen(before)) {
          expect(it.progress).toEqual(before.progress);
          expect(decision.event.type).toBe('noted');
        }
        // Only engineers have cases, and nobody has a new or a finished one.
        const assignee = assigneeOf(it);
        if (assignee !== undefined) expect(['assignee', 'engineer']).toContain(assignee);
        if (!isOpen(it) || it.progress.state === 'new') expect(assignee).toBeUndefined();
        // Nobody takes a case away from somebody; it is given up by a rejection or a hand-over only.
        const had = assigneeOf(before);
        if (had !== undefined && isOpen(it) && assignee !== had)
          expect(['rejected', 'handed-over']).toContain(decision.event.type);
        if (decision.event.type === 'rejected' || decision.event.type === 'handed-over')
          expect(assignee).toBeUndefined();
        // Nobody changes what they cannot see.
        if (chosen.by !== 'clock') expect(maySee(chosen.by, before, INVOLVED)).toBe(true);
        // What waits has an end in the future of its beginning, and a timer for it; nothing else has one.
        const end = closesAt(it);
        const timers = timersOf(it, at, LIMITS);
        expect(timers.filter(timer => timer.kind === 'close').map(timer => timer.dueAt)).toEqual(
          end === undefined ? [] : [end],
        );
        expect(end !== undefined).toBe(['resolved', 'awaiting-info'].includes(it.progress.state));
        // What never changes.
        expect([it.id, it.account, it.requester, it.openedAt]).toEqual([
          before.id,
          before.account,
          before.requester,
          before.openedAt,
        ]);
      }
      // The case is what its history makes of it.
      const replayed = history
        .slice(1)
        .reduce((now: Case, { event, by, at: when }) => evolve(now, event, by, when), caseIn(PROGRESS.new));
      expect(replayed).toEqual(it);
    }),
    { numRuns: 400, seed: 20261120 },
  );
  // The walk comes everywhere, or it would prove little.
  expect([...reached].sort()).toEqual(Object.keys(PROGRESS).sort());
});
