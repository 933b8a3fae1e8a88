import { z } from 'zod';

/** What the package says about this installation. */
export type Settings = {
  readonly botId: string;
  /** The app's own id, if the bot's is not to give it. */
  readonly appId: string | undefined;
  readonly publicUrl: URL;
  readonly developer: {
    readonly name: string | undefined;
    readonly website: string;
    readonly privacy: string;
    readonly terms: string;
  };
};

const guid = z.guid('is not a GUID such as 00000000-0000-0000-0000-000000000000');
const https = z.url({ protocol: /^https$/, error: 'is not an address that begins with https://' });

const environment = z.object({
  MicrosoftAppId: guid,
  TEAMS_APP_ID: guid.optional(),
  PUBLIC_URL: https,
  TEAMS_DEVELOPER_NAME: z.string().max(32, 'has more than 32 characters').optional(),
  TEAMS_DEVELOPER_URL: https.optional(),
  TEAMS_PRIVACY_URL: https.optional(),
  TEAMS_TERMS_URL: https.optional(),
});

const NEEDED: Readonly<Record<string, string>> = {
  MicrosoftAppId: 'is not set: it is the Application (client) ID of the bot in Microsoft Entra',
  PUBLIC_URL: 'is not set: it is the HTTPS address at which this assistant is reached',
};

/** Lets the package be looked at before there is a bot; Teams can install it, but nobody answers. */
export const PLACEHOLDERS = {
  MicrosoftAppId: '00000000-0000-0000-0000-000000000000',
  PUBLIC_URL: 'https://support.example',
};

/** Reads what the package needs. Throws one sentence per fault, naming the variable. */
export const readSettings = (variables: Readonly<Record<string, string | undefined>>): Settings => {
  const given = Object.fromEntries(
    Object.entries(variables)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success)
    throw new Error(
      parsed.error.issues
        .map(({ path, message }) => {
          const name = path.join('.');
          return `${name} ${given[name] === undefined ? (NEEDED[name] ?? message) : message}`;
        })
        .join('\n'),
    );
  const it = parsed.data;
  const website = it.TEAMS_DEVELOPER_URL ?? it.PUBLIC_URL;
  return {
    botId: it.MicrosoftAppId.toLowerCase(),
    appId: it.TEAMS_APP_ID?.toLowerCase(),
    publicUrl: new URL(it.PUBLIC_URL),
    developer: {
      name: it.TEAMS_DEVELOPER_NAME,
      website,
      privacy: it.TEAMS_PRIVACY_URL ?? website,
      terms: it.TEAMS_TERMS_URL ?? website,
    },
  };
};
