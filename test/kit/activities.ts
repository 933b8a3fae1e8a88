/** Somebody who writes to the bot. */
export type Person = {
  readonly tenant: string;
  /** Entra object id. */
  readonly object: string;
  /** The channel's own id. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
};

/** Where they write. */
export type Chat = {
  readonly kind: 'personal' | 'group' | 'channel';
  readonly id: string;
  readonly serviceUrl: string;
};

/** An activity as Teams would post it. */
export type RawActivity = Record<string, unknown>;

type Overrides = Readonly<Record<string, unknown>>;

export const BOT = { id: '28:00000000-0000-4000-8000-0000000000b0', name: 'Support' } as const;

let count = 0;

/** A person of a tenant, with what Teams would know about them. */
export const person = (
  name: string,
  tenant: string,
  object: string,
  email = `${name.toLowerCase()}@contoso.example`,
): Person => ({
  tenant,
  object,
  id: `29:${object}`,
  name,
  email,
});

/** The chat of one person with the bot. */
export const personalChat = (of: Person, serviceUrl: string): Chat => ({
  kind: 'personal',
  id: `a:chat-of-${of.object}`,
  serviceUrl,
});

const TYPES = { personal: 'personal', group: 'groupChat', channel: 'channel' } as const;

const base = (from: Person, chat: Chat, type: string): RawActivity => {
  count += 1;
  return {
    type,
    id: `${1_760_000_000_000 + count}`,
    timestamp: '2026-11-20T10:00:00.000Z',
    channelId: 'msteams',
    serviceUrl: chat.serviceUrl,
    from: { id: from.id, name: from.name, aadObjectId: from.object },
    recipient: BOT,
    conversation: {
      id: chat.id,
      conversationType: TYPES[chat.kind],
      tenantId: from.tenant,
      ...(chat.kind === 'personal' ? {} : { isGroup: true }),
    },
    channelData: {
      tenant: { id: from.tenant },
      ...(chat.kind === 'channel'
        ? { team: { id: '19:team@thread.tacv2' }, channel: { id: '19:channel@thread.tacv2' } }
        : {}),
    },
    locale: 'en-US',
    entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Windows', timezone: 'Europe/Berlin' }],
  };
};

/** Typed words. Outside a personal chat they mention the bot, as they must to arrive. */
export const message = (from: Person, chat: Chat, text: string, overrides: Overrides = {}): RawActivity => {
  const plain = base(from, chat, 'message');
  if (chat.kind === 'personal') return { ...plain, text, textFormat: 'plain', ...overrides };
  const tag = `<at>${BOT.name}</at>`;
  return {
    ...plain,
    text: `${tag} ${text}`,
    textFormat: 'plain',
    entities: [{ type: 'mention', text: tag, mentioned: { id: BOT.id, name: BOT.name } }],
    ...overrides,
  };
};

/** A file from OneDrive in a personal chat. */
export const fileAttachment = (name: string, downloadUrl: string): RawActivity => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  contentUrl: `https://contoso.sharepoint.com/personal/documents/${name}`,
  name,
  content: { downloadUrl, uniqueId: 'unique', fileType: name.split('.').at(-1) },
});

/** A pasted picture. */
export const inlineImage = (contentUrl: string): RawActivity => ({ contentType: 'image/*', contentUrl });

/** A press on Action.Submit on the card in the message `on`. */
export const submit = (
  from: Person,
  chat: Chat,
  data: unknown,
  on?: string,
  overrides: Overrides = {},
): RawActivity => ({
  ...base(from, chat, 'message'),
  value: data,
  ...(on === undefined ? {} : { replyToId: on }),
  ...overrides,
});

const invoke = (from: Person, chat: Chat, name: string, value: unknown): RawActivity => ({
  ...base(from, chat, 'invoke'),
  name,
  value,
});

/** A press on Action.Execute, with what the button carries and the inputs hold. */
export const execute = (
  from: Person,
  chat: Chat,
  verb: string,
  data: unknown = {},
  overrides: Overrides = {},
): RawActivity => ({
  ...invoke(from, chat, 'adaptiveCard/action', {
    action: { type: 'Action.Execute', verb, data },
    trigger: 'manual',
  }),
  ...overrides,
});

/** Teams asks by itself for a fresh card. */
export const refresh = (from: Person, chat: Chat, verb: string, data: unknown = {}): RawActivity =>
  invoke(from, chat, 'adaptiveCard/action', { action: { type: 'Action.Execute', verb, data }, trigger: 'automatic' });

/** Type-ahead in a choice set. */
export const search = (
  from: Person,
  chat: Chat,
  dataset: string,
  queryText: string,
  data?: unknown,
  options: { skip: number; top: number } = { skip: 0, top: 15 },
): RawActivity =>
  invoke(from, chat, 'application/search', {
    queryText,
    queryOptions: options,
    dataset,
    ...(data === undefined ? {} : { data }),
  });

/** Any other invoke. */
export const otherInvoke = (from: Person, chat: Chat, name: string, value: unknown = {}): RawActivity =>
  invoke(from, chat, name, value);

/** The app was installed, upgraded or removed. */
export const installation = (
  from: Person,
  chat: Chat,
  action: 'add' | 'add-upgrade' | 'remove' | 'remove-upgrade' = 'add',
  overrides: Overrides = {},
): RawActivity => ({ ...base(from, chat, 'installationUpdate'), action, ...overrides });

/** Somebody, by default the bot, joined. */
export const joined = (from: Person, chat: Chat, who: readonly { id: string }[] = [BOT]): RawActivity => ({
  ...base(from, chat, 'conversationUpdate'),
  membersAdded: who,
});

/** Somebody, by default the bot, left. */
export const left = (from: Person, chat: Chat, who: readonly { id: string }[] = [BOT]): RawActivity => ({
  ...base(from, chat, 'conversationUpdate'),
  membersRemoved: who,
});

/** What needs no answer: an edit, a deletion, a reaction, typing. */
export const aside = (
  from: Person,
  chat: Chat,
  type: 'messageUpdate' | 'messageDelete' | 'messageReaction' | 'typing',
): RawActivity => base(from, chat, type);
