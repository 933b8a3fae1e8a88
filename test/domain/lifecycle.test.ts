import { describe, expect, test } from 'vitest';
import { type Case, type Progress, STATES } from '../../bot/domain/case.ts';
import { asId, type TeamId } from '../../bot/domain/ids.ts';
import {
  attach,
  type CaseCommand,
  type Decision,
  decide,
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
  expect(decision.next.updatedAt).toEqual(LATER);
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
  const { next, event } = done(attach(caseIn(PROGRESS['awaiting-info']), ['log.txt'], requester.user.id, LATER));
  expect(event).toEqual({ type: 'attached', files: ['log.txt'] });
  expect(next.progress).toEqual(PROGRESS['awaiting-info']);
  expect(next.version).toBe(2);
});
