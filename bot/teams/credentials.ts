import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';

const SETTINGS = [
  'MicrosoftAppType',
  'MicrosoftAppId',
  'MicrosoftAppPassword',
  'MicrosoftAppTenantId',
  'ChannelService',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'ToBotFromChannelTokenIssuer',
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'OAuthUrl',
  'ValidateAuthority',
  'CallerId',
] as const;

/** The bot's registration and its cloud, by the Bot Framework's own names. Empty is the same as absent. */
export type BotCredentials = Readonly<Partial<Record<(typeof SETTINGS)[number], string>>>;

/** The cloud that the registration lives in, with every address known. */
export type Cloud = {
  readonly ToBotFromChannelTokenIssuer: string;
  readonly ToBotFromChannelOpenIdMetadataUrl: string;
  readonly ToBotFromEmulatorOpenIdMetadataUrl: string;
  readonly ToChannelFromBotLoginUrl: string;
  readonly ToChannelFromBotOAuthScope: string;
  readonly OAuthUrl: string;
  readonly CallerId: string;
};

// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
const PUBLIC: Cloud = {
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration',
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  OAuthUrl: 'https://api.botframework.com',
  CallerId: 'urn:botframework:azure',
};

const US_GOVERNMENT: Cloud = {
  ToBotFromChannelTokenIssuer: 'https://api.botframework.us',
  ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration',
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us',
  ToChannelFromBotOAuthScope: 'https://api.botframework.us',
  OAuthUrl: 'https://api.botframework.azure.us',
  CallerId: 'urn:botframework:azureusgov',
};

/**
 * The settings with the cloud's own filled in: the SDK takes one address that is given for a sign that all are, and
 * would leave the issuer of tokens open. Throws for a `ChannelService` that is neither cloud and not described in full.
 */
export const settingsOf = (credentials: BotCredentials): BotCredentials & Cloud => {
  const given: BotCredentials = Object.fromEntries(Object.entries(credentials).filter(([, value]) => value !== ''));
  const { ChannelService: service, ...rest } = given;
  if (service === undefined) return { ...PUBLIC, ...rest };
  if (service === 'https://botframework.azure.us') return { ...US_GOVERNMENT, ...rest };
  const missing = Object.keys(PUBLIC).filter(name => !(name in rest) && name !== 'CallerId');
  if (missing.length > 0) throw new Error(`ChannelService: ${service} also needs ${missing.join(', ')}`);
  return { ...PUBLIC, ...rest };
};

/** How the bot proves itself when it calls. Throws where the type of registration lacks a setting. */
export const createKeys = (credentials: BotCredentials): ConfigurationServiceClientCredentialFactory =>
  new ConfigurationServiceClientCredentialFactory({ ...settingsOf(credentials) });
