import { expect, test } from 'vitest';
import { trace } from '../bot/log.ts';

const CANARY = 'quokkabell@contoso.example';

/** As a database says it: the statement, and what somebody wrote, over several lines. */
const quoting = (words: string): Error => new Error(`Failed query: insert into cases values ($1)\nparams: ${words}`);

test.each([
  ['in one line', CANARY],
  ['in a line of its own', `\n${CANARY}`],
  ['in a line that looks like a place', `first\n    at ${CANARY} (/srv/app.ts:1:1)\nlast`],
  ['in the last line', `first\n    at ${CANARY} (/srv/app.ts:1:1)`],
  ['in many such lines', `\n    at ${CANARY}`.repeat(20)],
])('what an error quotes is not kept, %s', (_, words) => {
  const error = quoting(words);
  expect(error.stack).toContain(CANARY);
  expect(JSON.stringify(trace(error))).not.toContain('quokkabell');
});

test('nor where the message was changed after the error was made', () => {
  const error = quoting(`\n    at ${CANARY} (/srv/app.ts:1:1)`);
  expect(error.stack).toContain(CANARY);
  error.message = 'Another one';
  expect(JSON.stringify(trace(error))).not.toContain('quokkabell');
});

test('where it arose is kept, and its kind', () => {
  const { at, error } = trace(new RangeError('x'));
  expect(error).toBe('RangeError');
  expect(at).toMatch(/log\.test\.ts:\d+/);
  expect(trace('text')).toEqual({ error: 'string', code: undefined, at: undefined });
});
