import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../bot/domain/activity.ts';
import { seenByCustomers } from '../../bot/domain/activity.ts';
import type { Progress } from '../../bot/domain/case.ts';
import { evolve } from '../../bot/domain/evolve.ts';
import { asId, type IncidentId, type TeamId, type UserId } from '../../bot/domain/ids.ts';
import { hearings } from '../../bot/domain/notices.ts';
import { caseIn, NOW, PEOPLE, PROGRESS } from './people.ts';

const TEAM = asId<TeamId>('support');
const WATCHERS = [PEOPLE.watcher.user.id];
const ALL = ['contact', 'requester', 'watcher'];

/** Who hears of an event: people by name, `shown` for the cards in channels, a team by its id. */
const heard = (from: Progress, event: CaseEvent, by: UserId | undefined): readonly string[] => {
  const before = caseIn(from);
  const after = evolve(before, event, by, NOW);
  return hearings(event, before, after, WATCHERS, by)
    .map(hearing => (hearing.to === 'person' ? hearing.user : hearing.to === 'team' ? `team ${hearing.team}` : 'shown'))
    .sort();
};

const me = PEOPLE.assignee.user.id;
const they = PEOPLE.engineer.user.id;
const mia = PEOPLE.requester.user.id;
const closesAt = NOW;

const WORK = PROGRESS['work-in-progress'];
const DEVELOPMENT: TeamId = asId<TeamId>('development');

const NEW = asId<UserId>('newcomer');
const INCIDENT = { incident: asId<IncidentId>('sign-in'), title: 'Sign-in fails' } as const;
const REPRIORITISED = { type: 'reprioritised', situation: 'high', impact: 'one-user', priority: 3 } as const;

const TABLE: readonly (readonly [CaseEvent, Progress, UserId | undefined, readonly string[]])[] = [
  [{ type: 'taken' }, PROGRESS.new, me, [...ALL, 'shown']],
  [{ type: 'asked', question: 'Which?', closesAt }, WORK, me, [...ALL, 'shown']],
  [{ type: 'replied', text: 'This.' }, PROGRESS['awaiting-info'], mia, ['assignee', 'contact', 'shown', 'watcher']],
  [{ type: 'sent-to-development', note: undefined }, WORK, me, [...ALL, 'shown']],
  [{ type: 'back-from-development', note: undefined }, PROGRESS['pending-development'], me, [...ALL, 'shown']],
  [{ type: 'proposed', resolution: 'Do.', articles: [], closesAt }, WORK, me, [...ALL, 'shown']],
  [{ type: 'accepted' }, PROGRESS.resolved, mia, ['assignee', 'contact', 'shown', 'watcher']],
  [
    { type: 'rejected', reason: 'No.' },
    PROGRESS.resolved,
    mia,
    ['assignee', 'contact', 'shown', 'team support', 'watcher'],
  ],
  [{ type: 'timed-out', after: 'resolved' }, PROGRESS.resolved, undefined, ['assignee', ...ALL, 'shown']],
  [{ type: 'reminded', state: 'resolved' }, PROGRESS.resolved, undefined, [...ALL, 'shown']],
  [{ type: 'closed', reason: 'solved-itself' }, WORK, mia, ['assignee', 'contact', 'shown', 'watcher']],
  [{ type: 'cancelled', reason: 'Twice.' }, WORK, me, [...ALL, 'shown']],
  [{ type: 'commented', text: 'Hm.' }, WORK, they, ['assignee', ...ALL, 'shown']],
  [{ type: 'commented', text: 'Hm.' }, WORK, mia, ['assignee', 'contact', 'shown', 'watcher']],
  [{ type: 'attached', files: ['a'] }, WORK, mia, ['assignee', 'contact', 'shown', 'watcher']],
  [{ type: 'watched', user: NEW }, WORK, mia, ['newcomer', 'shown']],
  [{ type: 'watched', user: NEW }, WORK, NEW, ['shown']],
  [{ type: 'unwatched', user: NEW }, WORK, mia, ['shown']],
  [
    { type: 'contact-changed', from: PEOPLE.contact.user.id, to: NEW, method: 'email' },
    WORK,
    mia,
    ['assignee', 'newcomer', 'shown', 'watcher'],
  ],
  [{ type: 'contact-method-changed', method: 'phone' }, WORK, mia, ['assignee', 'contact', 'shown']],
  [{ type: 'contact-method-changed', method: 'phone' }, WORK, PEOPLE.contact.user.id, ['assignee', 'shown']],
  [REPRIORITISED, WORK, me, [...ALL, 'shown']],
  [REPRIORITISED, WORK, they, ['assignee', ...ALL, 'shown']],
  [{ type: 'linked', ...INCIDENT }, WORK, me, [...ALL, 'shown']],
  [{ type: 'linked', ...INCIDENT }, WORK, mia, ['assignee', 'contact', 'shown', 'watcher']],
  [{ type: 'unlinked', ...INCIDENT }, WORK, me, ['shown']],
  [{ type: 'rated', stars: 2, words: 'Late.', proposer: they }, PROGRESS.closed, mia, ['engineer', 'shown']],
  [{ type: 'rated', stars: 2, words: 'Late.', proposer: undefined }, PROGRESS.closed, mia, ['shown']],
];

test.each(TABLE.map(row => [row[0].type, ...row] as const))('%s', (_, event, from, by, expected) => {
  expect(heard(from, event, by)).toEqual([...expected].sort());
});

describe('what stays inside', () => {
  test('a note is heard by the engineer in charge and nobody outside', () => {
    expect(heard(WORK, { type: 'noted', text: 'Odd.' }, they)).toEqual(['assignee', 'shown']);
  });

  test('a hand-over is heard by the other team and by who had the case', () => {
    const event: CaseEvent = { type: 'handed-over', from: TEAM, to: DEVELOPMENT, note: 'Yours.' };
    expect(heard(WORK, event, they)).toEqual(['assignee', 'shown', 'team development']);
  });

  test('customers see no note, and of what moves inside only that it moved', () => {
    expect(seenByCustomers({ type: 'noted', text: 'Odd.' })).toBeUndefined();
    for (const event of [
      { type: 'handed-over', from: TEAM, to: DEVELOPMENT, note: 'secret' },
      { type: 'sent-to-development', note: 'secret' },
      { type: 'back-from-development', note: 'secret' },
    ] as const)
      expect(JSON.stringify(seenByCustomers(event))).not.toContain('secret');
    expect(seenByCustomers({ type: 'commented', text: 'Hm.' })).toEqual({ type: 'commented', text: 'Hm.' });
  });
});

test('a new case is heard by its team, and by its people unless they opened it', () => {
  const it = caseIn(PROGRESS.new);
  const told = (by: UserId) => hearings({ type: 'opened' }, undefined, it, [], by);
  expect(told(mia)).toEqual([
    { to: 'person', user: PEOPLE.contact.user.id },
    { to: 'team', team: TEAM },
  ]);
  expect(told(me).filter(hearing => hearing.to === 'person')).toHaveLength(2);
});

test('somebody who is requester and contact and watches hears once', () => {
  const it = { ...caseIn(WORK), contact: mia };
  const told = hearings({ type: 'taken' }, it, it, [mia], me);
  expect(told.filter(hearing => hearing.to === 'person')).toHaveLength(1);
});
