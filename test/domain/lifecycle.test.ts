import { describe, expect, test } from 'vitest';
import { type Case, type Progress, STATES } from '../../bot/domain/case.ts';
import { watchersAfter } from '../../bot/domain/evolve.ts';
import { asId, type TeamId, type UserId } from '../../bot/domain/ids.ts';
import {
  type CaseCommand,
  type Decision,
  decide,
  ledTo,
  MOST_WATCHERS,
  remind,
  TEXT_LIMIT,
  timeOut,
} from '../../bot/domain/lifecycle.ts';
import type { Actor } from '../../bot/domain/people.ts';
import { caseIn, DAY, INVOLVED, LIMITS, NOW, PEOPLE, PROGRESS } from './people.ts';

const LATER = new Date(NOW.getTime() + DAY);
const ME = PEOPLE.assignee.user.id;
const OTHER = PEOPLE.engineer.user.id;
const ELSEWHERE = asId<TeamId>('billing');

const done = (decision: Decision) => {
  if (!decision.ok) throw new Error(decision.refusal);
  return decision;
};
const after = (progress: Progress, command: CaseCommand, by: Actor, at = LATER) =>
  done(decide(caseIn(progress), INVOLVED, command, by, at, LIMITS));

const { requester, engineer, assignee } = PEOPLE;

/** Every line of the life cycle, with the whole progress that it leads to. */
const TABLE: readonly (readonly [string, Progress, CaseCommand, Actor, Progress, string])[] = [
  [
    'a new case is taken',
    PROGRESS.new,
    { type: 'take' },
    engineer,
    { state: 'work-in-progress', assignee: OTHER },
    'taken',
  ],
  [
    'an unassigned case is taken',
    { state: 'work-in-progress', assignee: undefined },
    { type: 'take' },
    engineer,
    { state: 'work-in-progress', assignee: OTHER },
    'taken',
  ],
  [
    'a waiting case that nobody has is taken, and goes on waiting',
    { ...PROGRESS['awaiting-info'], assignee: undefined },
    { type: 'take' },
    engineer,
    { ...PROGRESS['awaiting-info'], assignee: OTHER },
    'taken',
  ],
  [
    'information is asked for',
    PROGRESS['work-in-progress'],
    { type: 'ask', question: 'Which?' },
    assignee,
    {
      state: 'awaiting-info',
      assignee: ME,
      question: 'Which?',
      since: LATER,
      closesAt: new Date(LATER.getTime() + 10 * DAY),
    },
    'asked',
  ],
  [
    'an answer resumes the work of the same engineer',
    PROGRESS['awaiting-info'],
    { type: 'reply', text: 'This.' },
    requester,
    { state: 'work-in-progress', assignee: ME },
    'replied',
  ],
  [
    'the developers get it',
    PROGRESS['work-in-progress'],
    { type: 'to-development', note: '' },
    assignee,
    { state: 'pending-development', assignee: ME },
    'sent-to-development',
  ],
  [
    'it comes back',
    PROGRESS['pending-development'],
    { type: 'from-development', note: '' },
    assignee,
    { state: 'work-in-progress', assignee: ME },
    'back-from-development',
  ],
  [
    'a solution is proposed by somebody else: the case stays with who has it',
    PROGRESS['work-in-progress'],
    { type: 'propose', resolution: 'Do this.', articles: ['One'] },
    engineer,
    {
      state: 'resolved',
      assignee: ME,
      resolution: 'Do this.',
      articles: ['One'],
      since: LATER,
      closesAt: new Date(LATER.getTime() + 7 * DAY),
    },
    'proposed',
  ],
  [
    'a solution is proposed to a case that nobody has: who proposes has it',
    PROGRESS.new,
    { type: 'propose', resolution: 'Do this.', articles: [] },
    engineer,
    {
      state: 'resolved',
      assignee: OTHER,
      resolution: 'Do this.',
      articles: [],
      since: LATER,
      closesAt: new Date(LATER.getTime() + 7 * DAY),
    },
    'proposed',
  ],
  ['accepted', PROGRESS.resolved, { type: 'accept' }, requester, { state: 'closed', reason: 'accepted' }, 'accepted'],
  [
    'rejected: back to the queue, nobody has it',
    PROGRESS.resolved,
    { type: 'reject', reason: 'No.' },
    requester,
    { state: 'work-in-progress', assignee: undefined },
    'rejected',
  ],
  [
    'closed by its owner',
    PROGRESS['pending-development'],
    { type: 'close', reason: 'opened-in-error' },
    requester,
    { state: 'cancelled', reason: 'opened-in-error' },
    'closed',
  ],
  [
    'cancelled by support',
    PROGRESS['awaiting-info'],
    { type: 'cancel', reason: 'A duplicate.' },
    engineer,
    { state: 'cancelled', reason: 'by-support' },
    'cancelled',
  ],
  [
    'a comment leaves it as it is',
    PROGRESS.resolved,
    { type: 'comment', text: 'Thanks.' },
    requester,
    PROGRESS.resolved,
    'commented',
  ],
  ['so does a note', PROGRESS.closed, { type: 'note', text: 'Odd.' }, engineer, PROGRESS.closed, 'noted'],
  [
    'handed over: the state stays, nobody has it',
    PROGRESS['pending-development'],
    { type: 'hand-over', team: ELSEWHERE, note: 'Yours.' },
    assignee,
    { state: 'pending-development', assignee: undefined },
    'handed-over',
  ],
];

test.each(TABLE)('%s', (_, from, command, by, to, event) => {
  const decision = after(from, command, by);
  expect(decision.next.progress).toEqual(to);
  expect(decision.event.type).toBe(event);
  expect(decision.next.version).toBe(2);
  // A note is none of the customer's business, not even that it was written.
  expect(decision.next.updatedAt).toEqual(event === 'noted' ? caseIn(from).updatedAt : LATER);
  expect(decision.next.team).toBe(command.type === 'hand-over' ? ELSEWHERE : 'support');
});

test('the same arguments give the same decision, and the case that was given is untouched', () => {
  const it = caseIn(PROGRESS['work-in-progress']);
  const before = structuredClone(it);
  const decided = () => decide(it, INVOLVED, { type: 'ask', question: 'Which?' }, assignee, LATER, LIMITS);
  expect(decided()).toEqual(decided());
  expect(it).toEqual(before);
});

describe('texts', () => {
  const refusal = (progress: Progress, command: CaseCommand, by: Actor) => {
    const decision = decide(caseIn(progress), INVOLVED, command, by, LATER, LIMITS);
    return decision.ok ? undefined : decision.refusal;
  };
  const WITH_TEXT: readonly (readonly [Progress, Actor, boolean, (text: string) => CaseCommand])[] = [
    [PROGRESS['work-in-progress'], assignee, true, question => ({ type: 'ask', question })],
    [PROGRESS['awaiting-info'], requester, true, text => ({ type: 'reply', text })],
    [PROGRESS.new, requester, true, text => ({ type: 'comment', text })],
    [PROGRESS.new, assignee, true, text => ({ type: 'note', text })],
    [PROGRESS.new, assignee, true, resolution => ({ type: 'propose', resolution, articles: [] })],
    [PROGRESS.resolved, requester, true, reason => ({ type: 'reject', reason })],
    [PROGRESS.new, assignee, true, reason => ({ type: 'cancel', reason })],
    [PROGRESS['work-in-progress'], assignee, false, note => ({ type: 'to-development', note })],
    [PROGRESS['pending-development'], assignee, false, note => ({ type: 'from-development', note })],
    [PROGRESS.new, assignee, false, note => ({ type: 'hand-over', team: ELSEWHERE, note })],
    [PROGRESS.closed, requester, false, words => ({ type: 'rate', stars: 5, words, proposer: ME })],
  ];

  test.each(WITH_TEXT.map(row => [row[3]('').type, ...row] as const))('of %s', (_, progress, by, needed, command) => {
    for (const nothing of ['', '  ', '\n\t'])
      expect(refusal(progress, command(nothing), by)).toBe(needed ? 'empty' : undefined);
    expect(refusal(progress, command('a'.repeat(TEXT_LIMIT)), by)).toBeUndefined();
    expect(refusal(progress, command('a'.repeat(TEXT_LIMIT + 1)), by)).toBe('too-long');
  });

  test('a note that says nothing is left out', () => {
    expect(after(PROGRESS['work-in-progress'], { type: 'to-development', note: ' ' }, assignee).event).toEqual({
      type: 'sent-to-development',
      note: undefined,
    });
  });

  test('who may not do it is told so, and not that the text is missing', () => {
    expect(refusal(PROGRESS.resolved, { type: 'reject', reason: '' }, PEOPLE.foreigner)).toBe('not-found');
    expect(refusal(PROGRESS.new, { type: 'reject', reason: '' }, requester)).toBe('wrong-state');
  });

  test('a case is not handed over to the team that has it', () => {
    expect(refusal(PROGRESS.new, { type: 'hand-over', team: asId<TeamId>('support'), note: '' }, assignee)).toBe(
      'same-team',
    );
  });
});

describe('the clock', () => {
  const closing = { resolved: 'no-response', 'awaiting-info': 'no-information' } as const;

  test.each(['resolved', 'awaiting-info'] as const)('closes a case in %s at its time and not before', state => {
    const it: Case = caseIn(PROGRESS[state]);
    const { closesAt } = PROGRESS[state];
    expect(timeOut(it, new Date(closesAt.getTime() - 1))).toEqual({ ok: false, refusal: 'wrong-state' });
    const { next, event } = done(timeOut(it, closesAt));
    expect(next.progress).toEqual({ state: 'closed', reason: closing[state] });
    expect(event).toEqual({ type: 'timed-out', after: state });
    expect(done(remind(it, LATER)).next.progress).toEqual(it.progress);
  });

  test.each(STATES.filter(state => state !== 'resolved' && state !== 'awaiting-info'))(
    'leaves a case in %s alone',
    state => {
      const never = new Date('2100-01-01T00:00:00Z');
      expect(timeOut(caseIn(PROGRESS[state]), never).ok).toBe(false);
      expect(remind(caseIn(PROGRESS[state]), never).ok).toBe(false);
    },
  );
});

test('files join without changing where the case stands', () => {
  const { next, event } = done(
    decide(
      caseIn(PROGRESS['awaiting-info']),
      { watchers: [] },
      { type: 'attach', files: ['log.txt'] },
      requester,
      LATER,
      LIMITS,
    ),
  );
  expect(event).toEqual({ type: 'attached', files: ['log.txt'] });
  expect(next.progress).toEqual(PROGRESS['awaiting-info']);
  expect(next.version).toBe(2);
});

describe('the people of a case', () => {
  const newcomer = asId<UserId>('newcomer');
  const on = (command: CaseCommand, by: Actor = requester, watchers: readonly UserId[] = INVOLVED.watchers) =>
    decide(caseIn(PROGRESS['awaiting-info']), { watchers }, command, by, LATER, LIMITS);
  const refusal = (...about: Parameters<typeof on>) => {
    const decision = on(...about);
    return decision.ok ? undefined : decision.refusal;
  };

  test('a watcher is added and taken off, and the work goes on as it was', () => {
    const added = done(on({ type: 'watch', user: newcomer }));
    expect(added.event).toEqual({ type: 'watched', user: newcomer });
    expect(added.next.progress).toEqual(PROGRESS['awaiting-info']);
    const watchers = watchersAfter(INVOLVED.watchers, added.event);
    expect(watchers).toEqual([...INVOLVED.watchers, newcomer]);
    const removed = done(on({ type: 'unwatch', user: newcomer }, requester, watchers));
    expect(watchersAfter(watchers, removed.event)).toEqual(INVOLVED.watchers);
  });

  test('nobody watches twice, nor besides being the requester or the contact, nor beyond the limit', () => {
    expect(refusal({ type: 'watch', user: PEOPLE.watcher.user.id })).toBe('no-change');
    expect(refusal({ type: 'watch', user: PEOPLE.requester.user.id })).toBe('takes-part');
    expect(refusal({ type: 'watch', user: PEOPLE.contact.user.id })).toBe('takes-part');
    const full = Array.from({ length: MOST_WATCHERS }, (_, index) => asId<UserId>(`watcher-${index}`));
    expect(refusal({ type: 'watch', user: newcomer }, requester, full)).toBe('too-many');
    expect(refusal({ type: 'watch', user: newcomer }, requester, full.slice(1))).toBeUndefined();
    expect(refusal({ type: 'unwatch', user: newcomer })).toBe('no-change');
  });

  test('who only watches takes themselves off, and nobody else on or off', () => {
    const watchers = [PEOPLE.watcher.user.id, newcomer];
    expect(refusal({ type: 'unwatch', user: PEOPLE.watcher.user.id }, PEOPLE.watcher, watchers)).toBeUndefined();
    expect(refusal({ type: 'unwatch', user: newcomer }, PEOPLE.watcher, watchers)).toBe('not-allowed');
    expect(refusal({ type: 'watch', user: PEOPLE.colleague.user.id }, PEOPLE.watcher, watchers)).toBe('not-allowed');
    expect(refusal({ type: 'unwatch', user: newcomer }, PEOPLE.administrator, watchers)).toBeUndefined();
  });

  test('the contact changes with the way to reach them', () => {
    const { event, next } = done(on({ type: 'change-contact', contact: newcomer, method: 'mobile' }));
    expect(event).toEqual({ type: 'contact-changed', from: PEOPLE.contact.user.id, to: newcomer, method: 'mobile' });
    expect(next).toMatchObject({ contact: newcomer, contactMethod: 'mobile' });
    expect(refusal({ type: 'change-contact', contact: PEOPLE.contact.user.id, method: 'mobile' })).toBe('no-change');
  });

  test('the way to reach the contact changes alone', () => {
    const { next } = done(on({ type: 'change-contact-method', method: 'phone' }));
    expect(next).toMatchObject({ contact: PEOPLE.contact.user.id, contactMethod: 'phone' });
    expect(refusal({ type: 'change-contact-method', method: 'email' })).toBe('no-change');
  });

  test('an engineer changes the priority by what it follows from', () => {
    const command = { type: 'reprioritise', situation: 'critical', impact: 'one-location' } as const;
    expect(done(on(command, engineer)).next).toMatchObject({
      situation: 'critical',
      impact: 'one-location',
      priority: 1,
    });
    expect(refusal(command, requester)).toBe('not-allowed');
    expect(refusal({ type: 'reprioritise', situation: 'medium', impact: 'one-user' }, engineer)).toBe('no-change');
  });

  test('a rating is kept with what was accepted, and is the last', () => {
    const rate = { type: 'rate', stars: 4, words: ' ', proposer: OTHER } as const;
    const { event, next } = after(PROGRESS.closed, rate, requester);
    expect(event).toEqual({ type: 'rated', stars: 4, words: undefined, proposer: OTHER });
    expect(next.progress).toEqual({ state: 'closed', reason: 'accepted', stars: 4 });
    expect(decide(next, INVOLVED, rate, PEOPLE.contact, LATER, LIMITS)).toEqual({
      ok: false,
      refusal: 'already-rated',
    });
  });

  test('a press that comes again finds its own work, and not that of another', () => {
    const commands: readonly (readonly [CaseCommand, CaseCommand])[] = [
      [
        { type: 'watch', user: newcomer },
        { type: 'watch', user: PEOPLE.colleague.user.id },
      ],
      [
        { type: 'change-contact', contact: newcomer, method: 'email' },
        { type: 'change-contact', contact: PEOPLE.colleague.user.id, method: 'email' },
      ],
      [
        { type: 'change-contact-method', method: 'phone' },
        { type: 'change-contact-method', method: 'mobile' },
      ],
    ];
    for (const [command, another] of commands) {
      const { event, next } = done(on(command));
      const entry = { number: next.version, at: LATER, by: requester.user.id, event };
      expect(ledTo(next, command, requester.user.id, entry, LIMITS)).toBe(true);
      expect(ledTo(next, another, requester.user.id, entry, LIMITS)).toBe(false);
      expect(ledTo(next, command, PEOPLE.contact.user.id, entry, LIMITS)).toBe(false);
    }
  });
});
