import { slotsIn } from './slots.ts';
import type { UsageRow } from './usage.ts';

/** The slots of a day that count for a pooled licence: all of a session but its first. */
const counted = (slots: readonly boolean[]): readonly boolean[] =>
  slots.map((used, index) => used && index > 0 && slots[index - 1] === true);

/** The most machines in any ten minutes, of rows of one pool. */
export const peakOf = (rows: readonly UsageRow[]): number => {
  const machines = new Map<string, number[]>();
  for (const { day, slots, kind } of rows) {
    if (kind !== 'licensed') continue;
    const sums = machines.get(day) ?? [];
    counted(slotsIn(slots)).forEach((used, slot) => {
      sums[slot] = (sums[slot] ?? 0) + (used ? 1 : 0);
    });
    machines.set(day, sums);
  }
  return Math.max(0, ...[...machines.values()].map(sums => Math.max(...sums)));
};
