import { z } from 'zod';
import { CASE_ORDERS, CASE_TABS, type CaseFace, FRONT } from '../../../cards/case-face.ts';

/** What a press says of the part of the case that its card showed; a press without it is about the front. */
export const faceShape = {
  view: z.enum(CASE_TABS).optional(),
  order: z.enum(CASE_ORDERS).optional(),
  from: z.number().int().min(0).max(1_000_000_000).optional(),
  list: z.boolean().optional(),
} as const;

const face = z.object(faceShape);
export type FaceData = z.infer<typeof face>;

/** The face in a press. */
export const faceOf = ({ view, order, from, list }: FaceData): CaseFace => ({
  tab: view ?? FRONT.tab,
  order: order ?? FRONT.order,
  from,
  list: list ?? FRONT.list,
});
