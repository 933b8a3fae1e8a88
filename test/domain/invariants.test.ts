import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Activity } from '../../bot/domain/activity.ts';
import { assigneeOf, type Case, closesAt, isOpen } from '../../bot/domain/case.ts';
import { evolve, watchersAfter } from '../../bot/domain/evolve.ts';
import { asId, type IncidentId, type TeamId, type UserId } from '../../bot/domain/ids.ts';
import { type CaseCommand, type Decision, decide, MOST_WATCHERS, remind, timeOut } from '../../bot/domain/lifecycle.ts';
import { type Actor, CONTACT_METHODS } from '../../bot/domain/people.ts';
import { type Involved, may, maySee } from '../../bot/domain/policy.ts';
import { IMPACTS, priorityOf, SITUATIONS } from '../../bot/domain/priority.ts';
import { STARS } from '../../bot/domain/rating.ts';
import { timersOf } from '../../bot/domain/timers.ts';
import { caseIn, DAY, INVOLVED, LIMITS, NOW, PEOPLE, PROGRESS } from './people.ts';

const text = fc.constantFrom('', ' ', 'Some words', 'x'.repeat(9000));
const team = fc.constantFrom('support', 'billing', 'training').map(id => asId<TeamId>(id));

/** Colleagues: whoever names somebody has looked them up in the account. */
const someone = fc.constantFrom(
  ...(['requester', 'contact', 'watcher', 'administrator', 'colleague'] as const).map(name => PEOPLE[name].user.id),
);
const method = fc.constantFrom(...CONTACT_METHODS);

/** What leads to the end of the life cycle, or few walks would come there. */
const often = (arbitrary: fc.Arbitrary<CaseCommand>) => ({ arbitrary, weight: 4 });

const command: fc.Arbitrary<CaseCommand> = fc.oneof(
  fc.constant<CaseCommand>({ type: 'take' }),
  often(fc.constant<CaseCommand>({ type: 'accept' })),
  text.map((question): CaseCommand => ({ type: 'ask', question })),
  text.map((words): CaseCommand => ({ type: 'reply', text: words })),
  text.map((note): CaseCommand => ({ type: 'to-development', note })),
  text.map((note): CaseCommand => ({ type: 'from-development', note })),
  often(text.map((resolution): CaseCommand => ({ type: 'propose', resolution, articles: [] }))),
  text.map((reason): CaseCommand => ({ type: 'reject', reason })),
  fc.constantFrom<CaseCommand>(
    { type: 'close', reason: 'solved-itself' },
    { type: 'close', reason: 'opened-in-error' },
  ),
  text.map((reason): CaseCommand => ({ type: 'cancel', reason })),
  text.map((words): CaseCommand => ({ type: 'comment', text: words })),
  text.map((words): CaseCommand => ({ type: 'note', text: words })),
  fc.tuple(team, text).map(([to, note]): CaseCommand => ({ type: 'hand-over', team: to, note })),
  fc.constant<CaseCommand>({ type: 'attach', files: ['log.txt'] }),
  someone.map((user): CaseCommand => ({ type: 'watch', user })),
  someone.map((user): CaseCommand => ({ type: 'unwatch', user })),
  fc.tuple(someone, method).map(([contact, by]): CaseCommand => ({ type: 'change-contact', contact, method: by })),
  method.map((by): CaseCommand => ({ type: 'change-contact-method', method: by })),
  fc
    .tuple(fc.constantFrom(...SITUATIONS), fc.constantFrom(...IMPACTS))
    .map(([situation, impact]): CaseCommand => ({ type: 'reprioritise', situation, impact })),
  fc
    .constantFrom('link', 'unlink')
    .map((type): CaseCommand => ({ type, incident: asId<IncidentId>('sign-in'), title: 'Sign-in fails' })),
  often(
    fc
      .tuple(fc.constantFrom(...STARS), text)
      .map(([stars, words]): CaseCommand => ({ type: 'rate', stars, words, proposer: PEOPLE.engineer.user.id })),
  ),
);

type Step = { readonly by: Actor | 'clock'; readonly command: CaseCommand; readonly wait: number };

const step: fc.Arbitrary<Step> = fc.record({
  by: fc.constantFrom<Actor | 'clock'>(...Object.values(PEOPLE), 'clock'),
  command,
  wait: fc.integer({ min: 0, max: 12 * DAY }),
});

/** Most random commands are refused; half of the steps are drawn from what somebody may do. */
const steps = fc.array(fc.tuple(fc.boolean(), step, fc.nat()), { minLength: 1, maxLength: 40 });

const fitting = (it: Case, involved: Involved, { command: wanted, wait, by }: Step, pick: number): Step => {
  const able = Object.values(PEOPLE).filter(actor => may(actor, wanted.type, it, involved) === undefined);
  return { command: wanted, wait, by: able[pick % Math.max(able.length, 1)] ?? by };
};

const decisionOf = (it: Case, involved: Involved, { by, command: wanted }: Step, at: Date): Decision => {
  if (by !== 'clock') return decide(it, involved, wanted, by, at, LIMITS);
  const closed = timeOut(it, at);
  return closed.ok ? closed : remind(it, at);
};

test('no sequence of commands breaks a case', () => {
  const reached = new Set<string>();
  const happened = new Set<string>();
  fc.assert(
    fc.property(steps, drawn => {
      let it: Case = caseIn(PROGRESS.new);
      let watchers: readonly UserId[] = INVOLVED.watchers;
      let at = NOW;
      const history: Activity[] = [{ number: 1, at, by: it.requester, event: { type: 'opened' } }];
      for (const [fits, random, pick] of drawn) {
        const involved = { watchers };
        const chosen = fits ? fitting(it, involved, random, pick) : random;
        at = new Date(at.getTime() + chosen.wait);
        const before = it;
        const decision = decisionOf(before, involved, chosen, at);
        if (!decision.ok) continue;
        const by = chosen.by === 'clock' || chosen.by.kind === 'stranger' ? undefined : chosen.by.user.id;
        it = decision.next;
        watchers = watchersAfter(watchers, decision.event);
        happened.add(decision.event.type);
        history.push({ number: it.version, at, by, event: decision.event });
        reached.add(it.progress.state);

        // The history numbers the versions without a gap.
        expect(history.map(activity => activity.number)).toEqual(history.map((_, index) => index + 1));
        expect(it.version).toBe(history.length);
        // What is over stays as it is; only the vendor's notes are added, and one rating of what was accepted.
        if (!isOpen(before)) {
          expect(['noted', 'rated']).toContain(decision.event.type);
          if (decision.event.type === 'noted') expect(it.progress).toEqual(before.progress);
          else expect(before.progress).toEqual({ state: 'closed', reason: 'accepted' });
        }
        // Nobody watches twice, nor besides being the requester.
        expect(new Set(watchers).size).toBe(watchers.length);
        expect(watchers).not.toContain(it.requester);
        expect(watchers.length).toBeLessThanOrEqual(MOST_WATCHERS);
        // The priority is always that of the situation and the impact.
        if (decision.event.type === 'reprioritised') expect(it.priority).toBe(priorityOf(it.situation, it.impact));
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
        if (chosen.by !== 'clock') expect(maySee(chosen.by, before, involved)).toBe(true);
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
    { numRuns: 1500, seed: 20261120 },
  );
  // The walk comes everywhere, or it would prove little.
  expect([...reached].sort()).toEqual(Object.keys(PROGRESS).sort());
  for (const event of [
    ...['watched', 'unwatched', 'contact-changed', 'contact-method-changed', 'reprioritised', 'linked', 'unlinked'],
    'rated',
  ])
    expect(happened).toContain(event);
});
