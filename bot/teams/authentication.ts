import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { type Connector, harden } from './connector.ts';
import { type BotCredentials, createKeys, settingsOf } from './credentials.ts';

/** Why a request was not let in: it proved nothing, or what proves it could not be asked. */
export type Barred = 'unauthorized' | 'unavailable';

export type Keys = Pick<
  ReturnType<typeof createKeys>,
  'isValidAppId' | 'isAuthenticationDisabled' | 'createCredentials'
>;

type Connectors = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
type Users = ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>;
type Authenticated = ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>;
type Claims = Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>[0];

const MOST_CLIENTS = 100;

/** How long the signing keys may take to come. */
const KEYS_WITHIN = 10_000;

/** The SDK's authentication, narrowed to the Bot Connector of one cloud, with one hardened client per service address. */
export class TeamsAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #clients = new Map<string, Promise<Connector>>();
  readonly #barred = new WeakMap<object, Barred>();
  readonly #issuer: string;
  readonly #guarded: boolean;
  readonly #deadline: number;
  #users: Users | undefined;

  constructor(credentials: BotCredentials, keys: Keys | undefined, deadline: number) {
    const settings = settingsOf(credentials);
    super({ ...settings }, keys ?? createKeys(credentials), {
      requiredEndorsements: ['msteams'],
      validateClaims: async claims => {
        const claimed = new Map(claims.map(({ type, value }) => [type, value]));
        if (claimed.get('iss') !== settings.ToBotFromChannelTokenIssuer || !claimed.get('serviceurl'))
          throw new Error('claims');
      },
    });
    this.#issuer = settings.ToBotFromChannelTokenIssuer;
    this.#guarded = (settings.MicrosoftAppId ?? '') !== '';
    this.#deadline = deadline;
  }

  /** Why this error kept a request out; undefined for an error that arose later. */
  barred(error: unknown): Barred | undefined {
    return typeof error === 'object' && error !== null ? this.#barred.get(error) : undefined;
  }

  override async authenticateRequest(activity: Activity, authHeader: string): Authenticated {
    try {
      // The SDK remembers every issuer that a token names, and accepts Entra's tokens for its emulator.
      if (this.#guarded && !claims(authHeader, this.#issuer, activity.serviceUrl)) throw new Error('issuer or address');
      const result = await within(KEYS_WITHIN, super.authenticateRequest(activity, authHeader));
      if (result.connectorFactory === undefined) throw new Error('no connector');
      return { ...result, connectorFactory: this.#shared(result.connectorFactory) };
    } catch (error) {
      const reason = new Error('barred', { cause: error });
      this.#barred.set(reason, isOutage(error) ? 'unavailable' : 'unauthorized');
      throw reason;
    }
  }

  override createConnectorFactory(claimsIdentity: Claims): Connectors {
    return this.#shared(super.createConnectorFactory(claimsIdentity));
  }

  /** Made for every turn by the SDK and used by none of ours. */
  override createUserTokenClient(claimsIdentity: Claims): Users {
    this.#users ??= super.createUserTokenClient(claimsIdentity);
    return this.#users;
  }

  #shared(connectors: Connectors): Connectors {
    return {
      create: (serviceUrl, audience) => {
        const known = this.#clients.get(serviceUrl);
        if (known !== undefined) return known;
        if (this.#clients.size >= MOST_CLIENTS) this.#clients.clear();
        const made = connectors.create(serviceUrl, audience).then(client => harden(client, this.#deadline));
        this.#clients.set(serviceUrl, made);
        made.catch(() => this.#clients.delete(serviceUrl));
        return made;
      },
    };
  }
}

const payload = z.object({ iss: z.string(), serviceurl: z.string() });

/** Whether the token at least says that it comes from the Bot Connector and for this address; its signature is not checked here. */
const claims = (authHeader: string, issuer: string, serviceUrl: string): boolean => {
  const [scheme, token, ...more] = authHeader.split(' ');
  if (scheme !== 'Bearer' || token === undefined || more.length > 0) return false;
  try {
    const { iss, serviceurl } = payload.parse(decodeJwt(token));
    return iss === issuer && serviceurl === serviceUrl;
  } catch {
    return false;
  }
};

const LATE = Symbol('late');

const within = async <Value>(milliseconds: number, work: Promise<Value>): Promise<Value> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>(resolve => {
    timer = setTimeout(resolve, milliseconds, LATE);
  });
  const first = await Promise.race([work, late]).finally(() => clearTimeout(timer));
  if (first === LATE) throw Object.assign(new Error('signing keys'), { statusCode: 504 });
  return first;
};

const outage = z.union([z.object({ name: z.literal('FetchError') }), z.object({ statusCode: z.number().min(500) })]);

const isOutage = (error: unknown): boolean => outage.safeParse(error).success;
