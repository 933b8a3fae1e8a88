import { pino } from 'pino';
import { expect, test } from 'vitest';
import { readConfig } from '../../bot/config.ts';
import { asId, type CaseId } from '../../bot/domain/ids.ts';
import type { Timer } from '../../bot/domain/timers.ts';
import { createTimers } from '../../bot/timers.ts';

test('a timer that cannot be done does not keep the others waiting', async () => {
  const now = new Date('2026-11-20T10:00:00Z');
  const timer = (number: string): Timer => ({ id: number, case: asId<CaseId>(number), kind: 'close', dueAt: now });
  const batches = [[timer('CS0000001'), timer('CS0000002')]];
  const dropped: string[] = [];
  const lines: string[] = [];
  const timers = createTimers({
    store: {
      claimTimers: async () => batches.shift() ?? [],
      case: async id => {
        if (id === 'CS0000001') throw new Error('broken row of somebody@contoso.example');
        return undefined;
      },
      dropTimer: async id => {
        dropped.push(id);
      },
      commit: async () => 'committed',
      desks: async () => [],
      shown: async () => [],
    },
    limits: readConfig({}).limits,
    now: () => now,
    log: pino({}, { write: line => lines.push(line) }),
  });
  expect(await timers.run()).toBe(2);
  expect(dropped).toEqual(['CS0000002']);
  expect(lines.join('')).toContain('timer failed');
  expect(lines.join('')).not.toContain('contoso');
});
