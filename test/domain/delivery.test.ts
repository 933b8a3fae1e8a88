import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Due, verdictOn } from '../../bot/domain/delivery.ts';
import { isMissed, MISSABLE, type NoticeStatus } from '../../bot/domain/missed.ts';
import { isNeeded, kindOf, NOTICE_KINDS } from '../../bot/domain/notice-kinds.ts';
import { grantedAll, notGranted, type Preferences, USUAL, WISHES } from '../../bot/domain/preferences.ts';
import { isQuiet } from '../../bot/domain/quiet-hours.ts';

const NOON = new Date('2026-11-20T12:00:00Z');
const MIDNIGHT = new Date('2026-11-20T23:30:00Z');

const due = (rest: Partial<Due> = {}): Due => ({
  kind: 'comments',
  way: 'chat',
  copy: false,
  seen: false,
  over: false,
  muted: false,
  acts: true,
  preferences: USUAL,
  timeZone: 'UTC',
  now: NOON,
  chat: 'open',
  mail: true,
  ...rest,
});

const wishing = (wish: Preferences['wishes']['comments'], rest: Partial<Preferences> = {}): Preferences => ({
  ...USUAL,
  wishes: {
    'needs-my-answer': wish,
    solution: wish,
    progress: wish,
    comments: wish,
    closing: wish,
    outages: wish,
  },
  ...rest,
});
const QUIET = { from: 18 * 60, until: 8 * 60 };

describe('what becomes of a notice', () => {
  test('as usual it goes to the chat', () => {
    expect(verdictOn(due())).toEqual({ kind: 'send', alsoByMail: false });
  });

  test('as wished it goes by e-mail, both ways, or with the digest', () => {
    expect(verdictOn(due({ preferences: wishing('email') }))).toMatchObject({ kind: 'reroute', to: 'email' });
    expect(verdictOn(due({ preferences: wishing('both') }))).toEqual({ kind: 'send', alsoByMail: true });
    expect(verdictOn(due({ preferences: wishing('digest', { digestHour: 17 }) }))).toEqual({
      kind: 'collect',
      until: new Date('2026-11-20T17:00:00Z'),
    });
  });

  test('what was turned off is dropped, but never what waits for an answer', () => {
    expect(verdictOn(due({ preferences: wishing('off') }))).toEqual({ kind: 'drop', why: 'off' });
    expect(verdictOn(due({ preferences: wishing('off'), kind: 'solution' }))).toMatchObject({ kind: 'reroute' });
    expect(verdictOn(due({ preferences: wishing('off'), kind: 'solution', mail: false }))).toMatchObject({
      kind: 'collect',
    });
  });

  test('a muted case tells what needs an answer to those who must give it, and nobody else', () => {
    expect(verdictOn(due({ muted: true }))).toEqual({ kind: 'drop', why: 'muted' });
    expect(verdictOn(due({ muted: true, kind: 'needs-my-answer' }))).toMatchObject({ kind: 'send' });
    expect(verdictOn(due({ muted: true, kind: 'needs-my-answer', acts: false }))).toEqual({
      kind: 'drop',
      why: 'muted',
    });
  });

  test('in quiet hours everything waits but answers and what the digest takes', () => {
    const preferences = { ...USUAL, quiet: QUIET };
    const until = new Date('2026-11-21T08:00:00Z');
    expect(verdictOn(due({ preferences, now: MIDNIGHT }))).toEqual({ kind: 'hold', until });
    expect(verdictOn(due({ preferences, now: MIDNIGHT, way: 'email' }))).toEqual({ kind: 'hold', until });
    expect(verdictOn(due({ preferences, now: MIDNIGHT, kind: 'digest' }))).toEqual({ kind: 'hold', until });
    expect(verdictOn(due({ preferences, now: MIDNIGHT, kind: 'answer' }))).toEqual({ kind: 'send', alsoByMail: false });
  });

  test('whoever cannot be reached in the chat gets an e-mail, where there is any', () => {
    expect(verdictOn(due({ chat: 'none' }))).toEqual({
      kind: 'reroute',
      to: 'email',
      because: 'no conversation',
    });
    expect(verdictOn(due({ chat: 'refused', mail: false }))).toEqual({
      kind: 'unreachable',
      why: 'conversation refused us',
    });
    expect(verdictOn(due({ way: 'email', mail: false }))).toEqual({ kind: 'reroute', to: 'chat', because: 'no-mail' });
    expect(verdictOn(due({ way: 'email', mail: false, copy: true }))).toEqual({ kind: 'unreachable', why: 'no-mail' });
  });

  test('what was seen meanwhile is not told again', () => {
    expect(verdictOn(due({ seen: true }))).toEqual({ kind: 'drop', why: 'seen' });
  });

  test('nobody is reminded of what is done', () => {
    expect(verdictOn(due({ kind: 'needs-my-answer', over: true }))).toEqual({ kind: 'drop', why: 'over' });
    expect(verdictOn(due({ kind: 'solution', over: true, way: 'email', copy: true }))).toMatchObject({ kind: 'drop' });
  });

  const wish = fc.constantFrom(...WISHES);
  const preferences = fc.record({
    wishes: fc.record({
      'needs-my-answer': wish,
      solution: wish,
      progress: wish,
      comments: wish,
      closing: wish,
      outages: wish,
    }),
    quiet: fc.option(fc.record({ from: fc.integer({ min: 0, max: 1439 }), until: fc.integer({ min: 0, max: 1439 }) }), {
      nil: undefined,
    }),
    digestHour: fc.integer({ min: 0, max: 23 }),
    digestBy: fc.constantFrom('chat' as const, 'email' as const),
    version: fc.nat(),
  });
  const anyDue = fc.record({
    kind: fc.constantFrom(...NOTICE_KINDS, 'digest' as const, 'answer' as const),
    way: fc.constantFrom('chat' as const, 'email' as const),
    copy: fc.boolean(),
    seen: fc.boolean(),
    over: fc.boolean(),
    muted: fc.boolean(),
    acts: fc.boolean(),
    preferences,
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Australia/Lord_Howe'),
    now: fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-01-01T00:00:00Z'), noInvalidDate: true }),
    chat: fc.constantFrom('open' as const, 'none' as const, 'refused' as const),
    mail: fc.boolean(),
  });

  test('it is always sent, held, collected, or left out with a reason', () => {
    fc.assert(
      fc.property(anyDue, it => {
        const verdict = verdictOn(it);
        const quiet = it.preferences.quiet !== undefined && isQuiet(it.preferences.quiet, it.timeZone, it.now);
        switch (verdict.kind) {
          case 'send':
            // Never by a way that is not there, and never into quiet hours.
            if (it.kind !== 'answer') {
              expect(it.way === 'chat' ? it.chat === 'open' : it.mail).toBe(true);
              expect(quiet).toBe(false);
            }
            if (verdict.alsoByMail) expect(it.mail).toBe(true);
            break;
          case 'hold':
          case 'collect':
            expect(verdict.until.getTime()).toBeGreaterThan(it.now.getTime());
            break;
          case 'reroute':
            expect(verdict.to).not.toBe(it.way);
            expect(verdict.to === 'email' ? it.mail : it.chat === 'open').toBe(true);
            break;
          case 'drop':
            // Who must act is told, unless they have seen it or it is done.
            if (it.kind !== 'digest' && it.kind !== 'answer' && isNeeded(it.kind) && it.acts)
              expect(verdict.why).toBe(it.seen && !it.copy ? 'seen' : 'over');
            break;
          case 'unreachable':
            expect(it.chat === 'open' && !it.copy && it.way === 'email').toBe(false);
            expect(it.mail).toBe(false);
            break;
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('a way that was decided leads to an end, and not back and forth', () => {
    fc.assert(
      fc.property(anyDue, it => {
        let now: Due = it;
        for (let step = 0; step < 3; step += 1) {
          const verdict = verdictOn(now);
          if (verdict.kind !== 'reroute') return;
          now = { ...now, way: verdict.to };
        }
        expect.unreachable('it was sent back and forth');
      }),
    );
  });

  test('what is granted can be kept, and what needs an answer is never off', () => {
    fc.assert(
      fc.property(preferences, fc.boolean(), ({ wishes }, mail) => {
        const granted = grantedAll(wishes, mail);
        expect(notGranted(granted, mail)).toEqual([]);
        for (const kind of NOTICE_KINDS) {
          if (isNeeded(kind)) expect(granted[kind]).not.toBe('off');
          if (!mail) expect(['email', 'both']).not.toContain(granted[kind]);
        }
      }),
    );
  });
});

test('what resumes the work of an engineer waits for them, and is only said to a customer', () => {
  expect(kindOf({ type: 'replied', text: '' }, 'engineer')).toBe('needs-my-answer');
  expect(kindOf({ type: 'replied', text: '' }, 'customer')).toBe('comments');
  expect(kindOf({ type: 'reminded', state: 'resolved' }, 'customer')).toBe('solution');
  expect(kindOf({ type: 'accepted' }, 'engineer')).toBe('closing');
});

describe('what somebody has missed', () => {
  const later = new Date(NOON.getTime() + 1000);
  const told = (status: NoticeStatus, seenAt?: Date) => ({ status, way: 'chat' as const, copy: false, seenAt });

  test('is what did not arrive and what nobody has looked at', () => {
    expect(MISSABLE.map(status => isMissed(told(status), NOON))).not.toContain(false);
    for (const status of ['waiting', 'leased', 'dropped', 'replaced'] as const)
      expect(isMissed(told(status), NOON)).toBe(false);
    expect(isMissed({ ...told('sent'), copy: true }, NOON)).toBe(false);
  });

  test('stays on the pages of the listing that showed it, and is on no later one', () => {
    expect(isMissed(told('sent', NOON), NOON)).toBe(true);
    expect(isMissed(told('sent', NOON), later)).toBe(false);
  });
});
