import { z } from 'zod';
import { asId, type ConversationId, type ObjectId, type TenantId } from '../domain/ids.ts';
import { wellFormed } from '../domain/well-formed.ts';
import type { Deed, Place, Turn } from '../feature.ts';
import { each, type IncomingActivity, readActivity } from './activity.ts';
import { fileConsent } from './file-consent.ts';
import { incomingFiles } from './incoming-files.ts';
import { spoken } from './spoken.ts';
import { cardData, isRecord } from './untrusted.ts';

/** Why an activity is not acted on although somebody waits for an answer. */
export type Refusal = 'malformed' | 'no-identity' | 'bad-data' | 'too-long' | 'unknown-action';

export type Parsed =
  | { readonly kind: 'turn'; readonly turn: Turn }
  | { readonly kind: 'ignored'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: Refusal };

const LONGEST_TEXT = 32_000;
const MOST_CHOICES = 15;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What somebody did, read from the body of an authenticated request. Total: any input gives one of the three. */
export const parse = (raw: unknown): Parsed => {
  const activity = readActivity(raw);
  return activity === undefined ? refused('malformed') : parseActivity(activity);
};

/** The same for an activity whose envelope was read already. */
export const parseActivity = (activity: IncomingActivity): Parsed => {
  if (activity.from.id === activity.recipient.id) return ignored('own');
  const deed = deedOf(activity);
  if ('why' in deed) return deed;
  const id = activity.id ?? (activity.timestamp === undefined ? undefined : `${activity.type}:${activity.timestamp}`);
  if (id === undefined) return refused('malformed');
  const tenant = activity.conversation.tenantId ?? activity.channelData?.tenant?.id;
  const who = activity.from.aadObjectId;
  // Guests of a meeting, webhooks and other apps have no directory identity, and nothing else proves one.
  if (tenant === undefined || who === undefined || !GUID.test(tenant) || !GUID.test(who))
    return isEvent(activity) ? ignored('no-identity') : refused('no-identity');
  return {
    kind: 'turn',
    turn: {
      id,
      place: placeOf(activity),
      tenant: asId<TenantId>(tenant.toLowerCase()),
      who: asId<ObjectId>(who.toLowerCase()),
      locale: localeOf(activity),
      deed,
    },
  };
};

type Unacted = Exclude<Parsed, { kind: 'turn' }>;

const ignored = (why: string): Unacted => ({ kind: 'ignored', why });
const refused = (why: Refusal): Unacted => ({ kind: 'refused', why });

const isEvent = (activity: IncomingActivity): boolean => activity.type !== 'message' && activity.type !== 'invoke';

const deedOf = (activity: IncomingActivity): Deed | Unacted => {
  switch (activity.type) {
    case 'message':
      // Action.Submit comes as a message that has a value and no text.
      return isRecord(activity.value) && !activity.text ? submitted(activity.value) : said(activity);
    case 'invoke':
      if (activity.name === 'adaptiveCard/action') return executed(activity.value);
      if (activity.name === 'application/search') return lookedUp(activity.value);
      if (activity.name === 'fileConsent/invoke') return fileConsent(activity.value) ?? refused('bad-data');
      return refused('unknown-action');
    case 'installationUpdate':
      if (activity.action === 'add' || activity.action === 'add-upgrade') return { kind: 'installed' };
      return activity.action === 'remove' ? { kind: 'removed' } : ignored('installationUpdate');
    case 'conversationUpdate': {
      const isBot = ({ id }: { id: string }) => id === activity.recipient.id;
      if (activity.membersAdded?.some(isBot)) return { kind: 'installed' };
      return activity.membersRemoved?.some(isBot) ? { kind: 'removed' } : ignored('conversationUpdate');
    }
    default:
      return ignored(activity.type);
  }
};

const said = (activity: IncomingActivity): Deed | Unacted => {
  if ((activity.text?.length ?? 0) > LONGEST_TEXT) return refused('too-long');
  const text = spoken(activity);
  const files = incomingFiles(activity);
  // A bare mention asks for something; an empty message, such as a sticker, in a personal chat does not.
  if (text === '' && files.length === 0 && (activity.text ?? '') === '') return ignored('empty');
  return { kind: 'said', text, files };
};

const verb = z.string().min(1).max(200);

const submitted = (value: unknown): Deed | Unacted => pressed(cardData(value), undefined, false);

const execute = z.object({
  action: z.object({ verb: verb.nullish(), data: z.unknown().optional() }),
  trigger: z.string().nullish(),
});

const executed = (value: unknown): Deed | Unacted => {
  const parsed = execute.safeParse(value);
  if (!parsed.success) return refused('bad-data');
  const { action, trigger } = parsed.data;
  return pressed(cardData(action.data ?? {}), action.verb ?? undefined, trigger === 'automatic');
};

/** `msteams` is the client's own part of a button's data. */
const pressed = (
  carried: Readonly<Record<string, unknown>> | undefined,
  named: string | undefined,
  refresh: boolean,
): Deed | Unacted => {
  if (carried === undefined) return refused('bad-data');
  const { verb: inside, msteams: _, ...data } = carried;
  const found = verb.safeParse(named ?? inside);
  return found.success ? { kind: 'pressed', verb: found.data, data, refresh } : refused('unknown-action');
};

const search = z.object({
  dataset: z.string().min(1).max(200),
  queryText: z.string().max(1000).nullish(),
  queryOptions: z
    .object({ skip: z.number().int().min(0).max(10_000).nullish(), top: z.number().int().min(0).nullish() })
    .nullish(),
  data: z.unknown().optional(),
});

const lookedUp = (value: unknown): Deed | Unacted => {
  const parsed = search.safeParse(value);
  if (!parsed.success) return refused('bad-data');
  const { dataset, queryText, queryOptions } = parsed.data;
  const data = cardData(parsed.data.data ?? {});
  if (data === undefined) return refused('bad-data');
  return {
    kind: 'looked-up',
    dataset,
    query: wellFormed(queryText ?? ''),
    data,
    skip: queryOptions?.skip ?? 0,
    top: Math.min(queryOptions?.top ?? MOST_CHOICES, MOST_CHOICES),
  };
};

const placeOf = (activity: IncomingActivity): Place => ({
  conversation: asId<ConversationId>(activity.conversation.id),
  kind: kindOf(activity),
  serviceUrl: activity.serviceUrl,
  bot: activity.recipient.id,
});

const kindOf = ({ conversation, channelData }: IncomingActivity): Place['kind'] => {
  switch (conversation.conversationType) {
    case 'personal':
      return 'personal';
    case 'groupChat':
      return 'group';
    case 'channel':
      return 'channel';
    default:
      if (channelData?.channel !== undefined || channelData?.team !== undefined) return 'channel';
      return conversation.isGroup === true ? 'group' : 'personal';
  }
};

const clientInfo = z.object({ type: z.literal('clientInfo'), locale: z.string().max(100) });

const localeOf = (activity: IncomingActivity): string | undefined =>
  activity.locale ?? each(clientInfo, activity.entities)[0]?.locale;
