import { type Activity, CloudAdapter, type ConversationReference, type TurnContext } from 'botbuilder';
import type { Conversation } from '../../db/store.ts';
import type { IncomingActivity } from './activity.ts';
import { type Barred, type Keys, TeamsAuthentication } from './authentication.ts';
import { type BotCredentials, createKeys, settingsOf } from './credentials.ts';

/** What a turn or a notice is spoken through. */
export type TeamsAdapter = {
  /** Whether callers must prove that they are the Bot Connector; without an app id they need not. */
  readonly guarded: boolean;
  /** Runs the logic for a request that proves where it comes from; rejects with what the logic rejects with. */
  readonly turn: (
    authorization: string,
    activity: IncomingActivity,
    logic: (context: TurnContext) => Promise<void>,
  ) => Promise<'done' | Barred>;
  /** Runs the logic in a conversation that is known from before. */
  readonly resume: (
    to: Pick<Conversation, 'id' | 'kind' | 'tenant' | 'serviceUrl' | 'bot'>,
    logic: (context: TurnContext) => Promise<void>,
  ) => Promise<void>;
  /** The bot's own token for the Bot Connector; undefined without an app id. */
  readonly token: () => Promise<string | undefined>;
};

export type AdapterOptions = {
  /** How long one call to the Bot Connector may take, in milliseconds. */
  readonly deadline?: number;
  /** Proves the bot to the Bot Connector in another way than by the registration's secret. */
  readonly keys?: Keys;
};

const DEADLINE = 15_000;

/** The Bot Framework's adapter without its surprises. Throws where the registration is incomplete. */
export const createAdapter = (credentials: BotCredentials, options: AdapterOptions = {}): TeamsAdapter => {
  const settings = settingsOf(credentials);
  const appId = settings.MicrosoftAppId ?? '';
  const authentication = new TeamsAuthentication(credentials, options.keys, options.deadline ?? DEADLINE);
  const bridge = new Bridge(authentication);
  return {
    guarded: appId !== '',
    turn: async (authorization, activity, logic) => {
      try {
        await bridge.run(authorization, activity, logic);
        return 'done';
      } catch (error) {
        const barred = authentication.barred(error);
        if (barred === undefined) throw error;
        return barred;
      }
    },
    resume: (to, logic) =>
      bridge.continueConversationAsync(appId, referenceOf(to), context => {
        // Made up by the SDK; what is sent would count as a reply to a message that never was.
        delete context.activity.id;
        return logic(context);
      }),
    token: async () => {
      if (appId === '') return undefined;
      const own = await (options.keys ?? createKeys(credentials)).createCredentials(
        appId,
        settings.ToChannelFromBotOAuthScope,
        settings.ToChannelFromBotLoginUrl,
        true,
      );
      return hasToken(own) ? own.getToken() : undefined;
    },
  };
};

class Bridge extends CloudAdapter {
  /** Around the SDK's own `process`, which writes errors into the response. */
  run(authorization: string, activity: IncomingActivity, logic: (context: TurnContext) => Promise<void>) {
    return this.processActivity(authorization, envelopeOf(activity), logic);
  }
}

/** Only what the SDK needs to answer: what people typed and pressed does not pass through it. */
const envelopeOf = (activity: IncomingActivity): Activity => {
  const { type, id, channelId, serviceUrl, conversation, from, recipient, locale } = activity;
  // Its type asks for texts that no incoming activity need have.
  return { type, id, channelId, serviceUrl, conversation, from, recipient, locale } as Activity;
};

const CONVERSATION_TYPE = { personal: 'personal', group: 'groupChat', channel: 'channel' } as const;

const referenceOf = (to: Parameters<TeamsAdapter['resume']>[0]): Partial<ConversationReference> => ({
  channelId: 'msteams',
  serviceUrl: to.serviceUrl,
  bot: { id: to.bot, name: '' },
  conversation: {
    id: to.id,
    name: '',
    conversationType: CONVERSATION_TYPE[to.kind],
    isGroup: to.kind !== 'personal',
    tenantId: to.tenant,
  },
});

const hasToken = (own: object): own is { getToken: () => Promise<string> } =>
  'getToken' in own && typeof own.getToken === 'function';
