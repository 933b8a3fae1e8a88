const KINDS = {
  account: 1,
  user: 2,
  entitlement: 3,
  assignment: 4,
  audit: 5,
  usage: 6,
  machine: 7,
  group: 8,
  checkout: 9,
  alert: 10,
  'alert-log': 11,
  invoice: 12,
  incident: 13,
} as const;

/** The id of the n-th demo row of a kind: a UUID that says what it belongs to, the same in every load. */
export const demoId = (kind: keyof typeof KINDS, n: number): string =>
  `d0000000-${String(KINDS[kind]).padStart(4, '0')}-4000-8000-${String(n).padStart(12, '0')}`;
