import { describe, expect, test } from 'vitest';
import { STATES } from '../../bot/domain/case.ts';
import { ANY_ENGINEER } from '../../bot/domain/people.ts';
import { CASE_ACTIONS, type CaseAction, may, maySee, offered } from '../../bot/domain/policy.ts';
import { caseIn, INVOLVED, PEOPLE, type PersonName, PROGRESS } from './people.ts';

const NAMES = Object.keys(PEOPLE) as PersonName[];
const SEEING = ['requester', 'contact', 'watcher', 'administrator', 'coAdministrator', 'assignee', 'engineer'];

test('a case is seen by those who take part, their administrators, and engineers', () => {
  expect(NAMES.filter(name => maySee(PEOPLE[name], caseIn(PROGRESS.new), INVOLVED))).toEqual(SEEING);
});

test('somebody who stops watching stops seeing', () => {
  expect(maySee(PEOPLE.watcher, caseIn(PROGRESS.new), { watchers: [] })).toBe(false);
});

test('a requester who has changed to another account no longer sees the case', () => {
  const moved = { ...PEOPLE.foreigner, user: { ...PEOPLE.foreigner.user, id: PEOPLE.requester.user.id } };
  expect(maySee(moved, caseIn(PROGRESS.new), INVOLVED)).toBe(false);
});

const ANSWERED = ['requester', 'contact'];
const INSIDE = ['assignee', 'engineer'];
const RUNNING = SEEING.filter(name => name !== 'watcher');
const UNANSWERED = ['new', 'work-in-progress', 'awaiting-info', 'pending-development'];
const OPEN = [...UNANSWERED, 'resolved'];

/** Who, and in which states; taking is a matter of its own. */
const TABLE: readonly (readonly [CaseAction, readonly string[], readonly string[]])[] = [
  ['ask', INSIDE, ['work-in-progress']],
  ['reply', [...ANSWERED, 'watcher'], ['awaiting-info']],
  ['to-development', INSIDE, ['work-in-progress']],
  ['from-development', INSIDE, ['pending-development']],
  ['propose', INSIDE, UNANSWERED],
  ['accept', ANSWERED, ['resolved']],
  ['reject', ANSWERED, ['resolved']],
  ['close', ANSWERED, UNANSWERED],
  ['cancel', INSIDE, UNANSWERED],
  ['comment', SEEING, OPEN],
  ['note', INSIDE, [...OPEN, 'closed', 'cancelled']],
  ['hand-over', INSIDE, OPEN],
  ['follow-up', ANSWERED, ['closed', 'cancelled']],
  ['attach', SEEING, OPEN],
  ['watch', RUNNING, OPEN],
  ['unwatch', SEEING, OPEN],
  ['change-contact', RUNNING, OPEN],
  ['change-contact-method', RUNNING, OPEN],
  ['reprioritise', INSIDE, OPEN],
  ['link', SEEING, OPEN],
  ['unlink', SEEING, OPEN],
  ['rate', ANSWERED, ['closed']],
];

test('the table names every action but taking', () => {
  expect([...TABLE.map(([action]) => action), 'take'].sort()).toEqual([...CASE_ACTIONS].sort());
});

describe.each(TABLE)('%s', (action, who, when) => {
  test.each(STATES)('in %s', state => {
    const it = caseIn(PROGRESS[state]);
    const refusals = Object.fromEntries(NAMES.map(name => [name, may(PEOPLE[name], action, it, INVOLVED)]));
    const expected = NAMES.map(name => {
      if (!SEEING.includes(name)) return [name, 'not-found'];
      if (!who.includes(name)) return [name, 'not-allowed'];
      return [name, when.includes(state) ? undefined : 'wrong-state'];
    });
    expect(refusals).toEqual(Object.fromEntries(expected));
  });
});

describe('take', () => {
  test('a new case is anybody’s of the vendor', () => {
    expect(INSIDE.map(name => may(PEOPLE[name as PersonName], 'take', caseIn(PROGRESS.new), INVOLVED))).toEqual([
      undefined,
      undefined,
    ]);
  });

  test.each(['work-in-progress', 'awaiting-info', 'pending-development', 'resolved'] as const)(
    'in %s only where nobody has it',
    state => {
      const it = caseIn(PROGRESS[state]);
      expect(may(PEOPLE.assignee, 'take', it, INVOLVED)).toBe('already-yours');
      expect(may(PEOPLE.engineer, 'take', it, INVOLVED)).toBe('already-taken');
      const free = caseIn({ ...PROGRESS[state], assignee: undefined });
      expect(may(PEOPLE.engineer, 'take', free, INVOLVED)).toBeUndefined();
      expect(may(PEOPLE.requester, 'take', free, INVOLVED)).toBe('not-allowed');
    },
  );

  test.each(['closed', 'cancelled'] as const)('never when %s', state => {
    expect(may(PEOPLE.engineer, 'take', caseIn(PROGRESS[state]), INVOLVED)).toBe('wrong-state');
  });
});

describe('rating', () => {
  test.each(['no-response', 'no-information'] as const)('needs an acceptance, and not: %s', reason => {
    expect(may(PEOPLE.requester, 'rate', caseIn({ state: 'closed', reason }), INVOLVED)).toBe('not-accepted');
  });

  test('is for once', () => {
    const rated = caseIn({ ...PROGRESS.closed, stars: 1 });
    expect(may(PEOPLE.contact, 'rate', rated, INVOLVED)).toBe('already-rated');
  });
});

test('what is offered is what is allowed, and on a shared card what any engineer may do', () => {
  const it = caseIn(PROGRESS.resolved);
  expect(offered(PEOPLE.requester, it, INVOLVED)).toEqual([
    ...['accept', 'reject', 'comment', 'attach', 'watch', 'unwatch'],
    ...['change-contact', 'change-contact-method', 'link', 'unlink'],
  ]);
  expect(offered(PEOPLE.watcher, it, INVOLVED)).toEqual(['comment', 'attach', 'unwatch', 'link', 'unlink']);
  expect(offered(PEOPLE.foreigner, it, INVOLVED)).toEqual([]);
  expect(offered(ANY_ENGINEER, caseIn(PROGRESS.new), INVOLVED)).toContain('take');
  expect(offered(ANY_ENGINEER, caseIn(PROGRESS['work-in-progress']), INVOLVED)).not.toContain('take');
});
