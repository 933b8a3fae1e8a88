export const SITUATIONS = ['critical', 'high', 'medium', 'low'] as const;
export type Situation = (typeof SITUATIONS)[number];

export const IMPACTS = ['one-user', 'one-location', 'multiple-locations'] as const;
export type Impact = (typeof IMPACTS)[number];

/** 1 Critical, 2 High, 3 Medium, 4 Low. */
export const PRIORITIES = [1, 2, 3, 4] as const;
export type Priority = (typeof PRIORITIES)[number];

const TABLE: Readonly<Record<Situation, Readonly<Record<Impact, Priority>>>> = {
  critical: { 'multiple-locations': 1, 'one-location': 1, 'one-user': 2 },
  high: { 'multiple-locations': 2, 'one-location': 2, 'one-user': 3 },
  medium: { 'multiple-locations': 3, 'one-location': 3, 'one-user': 3 },
  low: { 'multiple-locations': 4, 'one-location': 4, 'one-user': 4 },
};

export const priorityOf = (situation: Situation, impact: Impact): Priority => TABLE[situation][impact];
