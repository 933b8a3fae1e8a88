import { existsSync } from 'node:fs';
import { Duration } from 'luxon';
import { z } from 'zod';
import type { Limits } from './domain/lifecycle.ts';

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
  AUTO_CLOSE_RESOLVED_AFTER: duration.default(Duration.fromISO('P7D').toMillis()),
  REMIND_RESOLVED_AFTER: durations.default(['P3D', 'P6D'].map(text => Duration.fromISO(text).toMillis())),
  AUTO_CLOSE_AWAITING_AFTER: duration.default(Duration.fromISO('P10D').toMillis()),
  REMIND_AWAITING_AFTER: durations.default(['P3D', 'P7D'].map(text => Duration.fromISO(text).toMillis())),
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
  readonly databaseUrl: string;
  readonly allowedTenants: readonly string[];
  readonly limits: Limits;
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
  return {
    local,
    production,
    port: it.PORT,
    host,
    publicUrl: it.PUBLIC_URL === '' ? `http://localhost:${it.PORT}` : it.PUBLIC_URL,
    databaseUrl: it.DATABASE_URL,
    allowedTenants: it.ALLOWED_TENANTS,
    limits: {
      resolved: { close: it.AUTO_CLOSE_RESOLVED_AFTER, remind: it.REMIND_RESOLVED_AFTER },
      awaiting: { close: it.AUTO_CLOSE_AWAITING_AFTER, remind: it.REMIND_AWAITING_AFTER },
    },
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
