import { wellFormed } from '../domain/well-formed.ts';

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** How much a card may send back. */
const MOST = { depth: 6, values: 1000, characters: 100_000, key: 200 } as const;

/** A copy of what a card sent back; undefined where it is no plain object, too large, too deep, or has a prototype's keys. */
export const cardData = (value: unknown): Readonly<Record<string, unknown>> | undefined => {
  const budget = { values: MOST.values, characters: MOST.characters };
  const copy = copyOf(value, MOST.depth, budget);
  return isRecord(copy) ? copy : undefined;
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const REFUSED = Symbol('refused');

const copyOf = (value: unknown, depth: number, budget: { values: number; characters: number }): unknown => {
  budget.values -= 1;
  if (budget.values < 0) return REFUSED;
  if (typeof value === 'string') {
    budget.characters -= value.length;
    return budget.characters < 0 ? REFUSED : wellFormed(value);
  }
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value !== 'object' || depth === 0) return REFUSED;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) {
      const copy = copyOf(item, depth - 1, budget);
      if (copy === REFUSED) return REFUSED;
      items.push(copy);
    }
    return items;
  }
  const entries: [string, unknown][] = [];
  for (const [key, item] of Object.entries(value)) {
    if (FORBIDDEN.has(key) || key.length > MOST.key) return REFUSED;
    const copy = copyOf(item, depth - 1, budget);
    if (copy === REFUSED) return REFUSED;
    entries.push([wellFormed(key), copy]);
  }
  return Object.fromEntries(entries);
};
