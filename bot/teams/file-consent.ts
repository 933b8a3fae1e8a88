import { z } from 'zod';
import type { Deed } from '../feature.ts';
import { cardData } from './untrusted.ts';

const url = z.string().min(1).max(8000);
const word = z.string().max(400);

const shape = z.object({
  action: z.enum(['accept', 'decline']),
  context: z.unknown().optional(),
  uploadInfo: z.object({ uploadUrl: url, contentUrl: url, uniqueId: word, fileType: word, name: word }).nullish(),
});

/** What somebody answered to whether a file may go into their own storage; undefined where it is no such answer. */
export const fileConsent = (value: unknown): Extract<Deed, { kind: 'consented' }> | undefined => {
  const parsed = shape.safeParse(value);
  const data = cardData(parsed.data?.context ?? {});
  if (!parsed.success || data === undefined) return undefined;
  const { action, uploadInfo } = parsed.data;
  const target = uploadInfo ?? undefined;
  if (action === 'accept' && target === undefined) return undefined;
  return { kind: 'consented', target: action === 'accept' ? target : undefined, data };
};
