import { existsSync } from 'node:fs';
import { Duration } from 'luxon';
import { z } from 'zod';
import { type ApiKey, apiKeyOf } from './api/api-keys.ts';
import type { FileLimits } from './domain/files.ts';
import type { Limits } from './domain/lifecycle.ts';
import { mailSettings, mailVariables } from './mail/mail-settings.ts';
import type { MailSettings } from './mail/mailer.ts';
import type { StorageSettings } from './storage/create-storage.ts';
import { storageSettings, storageVariables } from './storage/storage-settings.ts';

const duration = z.string().transform((text, context) => {
  const parsed = Duration.fromISO(text.trim());
  if (parsed.isValid && parsed.toMillis() > 0) return parsed.toMillis();
  context.addIssue({ code: 'custom', message: `"${text}" is not an ISO 8601 duration such as P7D or PT12H` });
  return z.NEVER;
});

const durations = z
  .string()
  .transform(text => text.split(',').filter(part => part.trim() !== ''))
  .pipe(z.array(duration));

const list = z.string().transform(text =>
  text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== ''),
);

const apiKeys = list.transform((entries, context) =>
  entries.flatMap((entry, index) => {
    const key = apiKeyOf(entry);
    if (key !== undefined) return [key];
    // Never the entry itself: somebody may have put the key there instead of its hash.
    context.addIssue({
      code: 'custom',
      message: `entry ${index + 1} is not NAME:SCOPE:HASH as npm run api-key makes it`,
    });
    return [];
  }),
);

const httpsAddresses = list.transform((addresses, context) => {
  for (const [index, address] of addresses.entries())
    if (!URL.canParse(address) || new URL(address).protocol !== 'https:')
      context.addIssue({ code: 'custom', message: `address ${index + 1} is not https://…` });
  return addresses;
});

const megabytes = (usual: number) =>
  z.coerce
    .number()
    .positive()
    .default(usual)
    .transform(count => Math.floor(count * 1_000_000));

const botSettings = {
  MicrosoftAppType: z.enum(['', 'SingleTenant', 'MultiTenant', 'UserAssignedMsi']).default(''),
  MicrosoftAppId: z.string().trim().default(''),
  MicrosoftAppPassword: z.string().default(''),
  MicrosoftAppTenantId: z.string().trim().default(''),
  ChannelService: z.string().default(''),
  ToBotFromChannelOpenIdMetadataUrl: z.string().default(''),
  ToBotFromEmulatorOpenIdMetadataUrl: z.string().default(''),
  ToBotFromChannelTokenIssuer: z.string().default(''),
  ToChannelFromBotLoginUrl: z.string().default(''),
  ToChannelFromBotOAuthScope: z.string().default(''),
  OAuthUrl: z.string().default(''),
  ValidateAuthority: z.string().default(''),
  CallerId: z.string().default(''),
};

const environment = z.object({
  ...botSettings,
  NODE_ENV: z.string().default(''),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  HOST: z.string().default(''),
  // Entra writes them in lower case.
  ALLOWED_TENANTS: list.transform(tenants => tenants.map(tenant => tenant.toLowerCase())).default([]),
  DATABASE_URL: z.string().default('file:data/support.db'),
  PUBLIC_URL: z.string().default(''),
  SIGNING_KEY: z
    .string()
    .refine(
      key => key === '' || key.length >= 32,
      'too short: 32 characters at least, such as the output of openssl rand -hex 32',
    )
    .default(''),
  AUTO_CLOSE_RESOLVED_AFTER: duration.default(Duration.fromISO('P7D').toMillis()),
  REMIND_RESOLVED_AFTER: durations.default(['P3D', 'P6D'].map(text => Duration.fromISO(text).toMillis())),
  AUTO_CLOSE_AWAITING_AFTER: duration.default(Duration.fromISO('P10D').toMillis()),
  REMIND_AWAITING_AFTER: durations.default(['P3D', 'P7D'].map(text => Duration.fromISO(text).toMillis())),
  ...storageVariables,
  MAX_FILE_MB: megabytes(25),
  MAX_FILES_PER_DRAFT: z.coerce.number().int().min(1).default(20),
  MAX_FILES_PER_CASE: z.coerce.number().int().min(1).default(100),
  MAX_MB_PER_CASE: megabytes(500),
  API_KEYS: apiKeys.default([]),
  STATUS_FEEDS: httpsAddresses.default([]),
  STATUS_FEED_EVERY: duration.default(Duration.fromISO('PT5M').toMillis()),
  ...mailVariables,
  PLAYGROUND: z.enum(['on', 'off', '']).default(''),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

export type Config = {
  /** No credentials: whoever calls is trusted, so only this machine may. */
  readonly local: boolean;
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  /** Signs links to files and in e-mails; undefined where one is to be made and kept. */
  readonly signingKey: string | undefined;
  readonly databaseUrl: string;
  readonly allowedTenants: readonly string[];
  readonly limits: Limits;
  readonly fileLimits: FileLimits;
  readonly storage: StorageSettings;
  /** Keys of the REST API, by their hashes. */
  readonly apiKeys: readonly ApiKey[];
  /** Status pages that are looked at, and how often. */
  readonly statusFeeds: { readonly urls: readonly string[]; readonly every: number };
  /** Undefined where no e-mail is sent. */
  readonly mail: MailSettings | undefined;
  readonly playground: boolean;
  readonly logLevel: string;
  /** The Bot Framework's own names; empty ones are left out. */
  readonly bot: Readonly<Record<keyof typeof botSettings, string>>;
};

/** Reads the environment, once. Throws one sentence per fault, naming the variable. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  // An empty line in a .env file means the default.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success)
    throw new Error(parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const it = parsed.data;
  const local = it.MicrosoftAppId === '';
  const host = it.HOST === '' ? (local ? '127.0.0.1' : '0.0.0.0') : it.HOST;
  const production = it.NODE_ENV === 'production';
  if (local && production)
    throw new Error(
      'MicrosoftAppId: required with NODE_ENV=production, because without it anybody may speak as anybody',
    );
  if (local && !LOOPBACK.has(host))
    throw new Error(`HOST: without MicrosoftAppId only a loopback address such as 127.0.0.1 may be used, not ${host}`);
  if (!local && it.MicrosoftAppType === 'SingleTenant' && it.MicrosoftAppTenantId === '')
    throw new Error('MicrosoftAppTenantId: required with MicrosoftAppType=SingleTenant');
  if (production && it.SIGNING_KEY === '')
    throw new Error('SIGNING_KEY: required with NODE_ENV=production, the same for every replica');
  const mail = mailSettings(it);
  if (mail !== undefined && !local && it.PUBLIC_URL === '')
    throw new Error('PUBLIC_URL: required with SMTP_URL, because e-mails carry links to it');
  return {
    local,
    production,
    port: it.PORT,
    host,
    publicUrl: it.PUBLIC_URL === '' ? `http://localhost:${it.PORT}` : it.PUBLIC_URL,
    signingKey: it.SIGNING_KEY === '' ? undefined : it.SIGNING_KEY,
    databaseUrl: it.DATABASE_URL,
    allowedTenants: it.ALLOWED_TENANTS,
    limits: {
      resolved: { close: it.AUTO_CLOSE_RESOLVED_AFTER, remind: it.REMIND_RESOLVED_AFTER },
      awaiting: { close: it.AUTO_CLOSE_AWAITING_AFTER, remind: it.REMIND_AWAITING_AFTER },
    },
    fileLimits: {
      file: it.MAX_FILE_MB,
      draftFiles: it.MAX_FILES_PER_DRAFT,
      caseFiles: it.MAX_FILES_PER_CASE,
      caseBytes: it.MAX_MB_PER_CASE,
    },
    storage: storageSettings(it),
    apiKeys: it.API_KEYS,
    statusFeeds: { urls: it.STATUS_FEEDS, every: it.STATUS_FEED_EVERY },
    mail,
    playground: local && it.PLAYGROUND !== 'off',
    logLevel: it.LOG_LEVEL,
    bot: z.object(botSettings).parse(given),
  };
};

/** The variables of this process; what a `.env` file says stands behind what is set. */
export const variables = (): Readonly<Record<string, string | undefined>> => {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
};

/** The settings of this process. */
export const config = (): Config => readConfig(variables());
