import { z } from 'zod';

/** A card that was kept as JSON. Its content was ours when it was written. */
export const cardSchema = z.looseObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.string(),
  version: z.literal('1.5'),
  lang: z.string(),
  fallbackText: z.string(),
  body: z.array(z.looseObject({ type: z.string() })),
});
