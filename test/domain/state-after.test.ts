import { expect, test } from 'vitest';
import type { CaseEvent } from '../../bot/domain/activity.ts';
import type { Case, State } from '../../bot/domain/case.ts';
import { evolve } from '../../bot/domain/evolve.ts';
import { asId } from '../../bot/domain/ids.ts';
import { stateAfter } from '../../bot/domain/state-after.ts';
import { base } from '../cards/gallery/a-case.ts';
import { NOW } from './people.ts';

const jon = asId<never>('jon');
const EVENTS: readonly CaseEvent[] = [
  { type: 'taken' },
  { type: 'asked', question: '?', closesAt: NOW },
  { type: 'reminded', state: 'awaiting-info' },
  { type: 'replied', text: '!' },
  { type: 'sent-to-development', note: undefined },
  { type: 'noted', text: '.' },
  { type: 'back-from-development', note: undefined },
  { type: 'proposed', resolution: '.', articles: [], closesAt: NOW },
  { type: 'rejected', reason: '.' },
  { type: 'handed-over', from: asId('a'), to: asId('b'), note: undefined },
  { type: 'taken' },
  { type: 'commented', text: '.' },
  { type: 'watched', user: jon },
  { type: 'proposed', resolution: '.', articles: [], closesAt: NOW },
];
const ENDS: readonly CaseEvent[] = [
  { type: 'accepted' },
  { type: 'timed-out', after: 'resolved' },
  { type: 'closed', reason: 'solved-itself' },
  { type: 'cancelled', reason: '.' },
];

test.each(ENDS)('the history alone tells the same states as the case, up to $type', end => {
  let it: Case = { ...base, version: 1, progress: { state: 'new' } };
  let state: State | undefined = stateAfter({ type: 'opened' }, undefined);
  for (const event of [...EVENTS, end, { type: 'attached', files: ['a'] } as const]) {
    it = evolve(it, event, jon, NOW);
    state = stateAfter(event, state);
    expect([event.type, state]).toEqual([event.type, it.progress.state]);
  }
});

test('what is not known before is not guessed', () => {
  expect(stateAfter({ type: 'taken' }, undefined)).toBeUndefined();
  expect(stateAfter({ type: 'commented', text: '.' }, undefined)).toBeUndefined();
});
