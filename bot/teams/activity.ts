import { z } from 'zod';
import { wellFormed } from '../domain/well-formed.ts';

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

const isServiceUrl = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
};

/** What the Bot Framework leaves out it sometimes sends as null. */
const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform(value => value ?? undefined);

/** No store takes NUL, and no client of Teams sends it, or half a character, in an id. */
const word = z
  .string()
  .max(1000)
  .refine(text => wellFormed(text) === text);

const member = z.object({ id: word, aadObjectId: maybe(word) });

const schema = z.object({
  type: word,
  id: maybe(word),
  timestamp: maybe(word),
  channelId: z.literal('msteams'),
  serviceUrl: word.refine(isServiceUrl),
  conversation: z.object({
    id: word.refine(text => text !== ''),
    tenantId: maybe(word),
    conversationType: maybe(word),
    isGroup: maybe(z.boolean()),
  }),
  from: member,
  recipient: member,
  channelData: maybe(
    z.object({
      tenant: maybe(z.object({ id: word })),
      team: maybe(z.object({ id: word })),
      channel: maybe(z.object({ id: word })),
    }),
  ),
  locale: maybe(word),
  name: maybe(word),
  action: maybe(word),
  replyToId: maybe(word),
  text: maybe(z.string()),
  value: z.unknown().optional(),
  attachments: maybe(z.array(z.unknown())),
  entities: maybe(z.array(z.unknown())),
  membersAdded: maybe(z.array(member)),
  membersRemoved: maybe(z.array(member)),
});

/** A Bot Framework activity from Teams, as far as we read it: the envelope is checked, what it carries is not yet. */
export type IncomingActivity = z.infer<typeof schema>;

/** The activity in a request body; undefined where it is none that Teams sends. */
export const readActivity = (raw: unknown): IncomingActivity | undefined => schema.safeParse(raw).data;

/** The items that fit a schema; others are left out. */
export const each = <Schema extends z.ZodType>(
  schema: Schema,
  items: readonly unknown[] | undefined,
): readonly z.infer<Schema>[] =>
  (items ?? []).flatMap(item => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
