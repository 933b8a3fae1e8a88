import { z } from 'zod';
import { asId, type DraftId } from '../../domain/ids.ts';

/** A draft as buttons name it. */
export const draftId = z
  .string()
  .min(1)
  .max(128)
  .transform(id => asId<DraftId>(id));

/** What a button about a draft carries: which one, and the revision that its card showed. */
export const onDraft = { draft: draftId, revision: z.number().int() } as const;
