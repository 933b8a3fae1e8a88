import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { Keys } from '../../bot/teams/authentication.ts';
import type { BotCredentials } from '../../bot/teams/credentials.ts';

export const APP_ID = '00000000-0000-4000-8000-0000000000b0';
export const ISSUER = 'https://api.botframework.com';

export type TokenIssuer = {
  /** Settings of a bot that believes this issuer. */
  readonly credentials: BotCredentials;
  /** The Authorization header of a request for this service address, as the Bot Connector would sign it. */
  readonly header: (serviceUrl: string, claims?: JWTPayload, options?: TokenOptions) => Promise<string>;
  /** How often the signing keys were asked for. */
  readonly asked: () => number;
  readonly close: () => Promise<void>;
};

export type TokenOptions = {
  /** `endorsed` for Teams, `other` endorsed for another channel only, `unknown` not published. */
  readonly key?: 'endorsed' | 'other' | 'unknown';
  /** Seconds from now, before which or after which it counts. */
  readonly expires?: number;
};

/** A token service on this machine in the place of the Bot Connector's. */
export const startIssuer = async (): Promise<TokenIssuer> => {
  const [endorsed, other, unknown] = await Promise.all(
    ['endorsed', 'other', 'unknown'].map(() => generateKeyPair('RS256', { modulusLength: 2048, extractable: true })),
  );
  if (endorsed === undefined || other === undefined || unknown === undefined) throw new Error('no keys');
  const keys = { endorsed, other, unknown };
  const published = await Promise.all([
    exportJWK(endorsed.publicKey).then(jwk => ({ ...jwk, kid: 'endorsed', use: 'sig', endorsements: ['msteams'] })),
    exportJWK(other.publicKey).then(jwk => ({ ...jwk, kid: 'other', use: 'sig', endorsements: ['webchat'] })),
  ]);
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    response.setHeader('Content-Type', 'application/json');
    response.end(
      JSON.stringify(request.url === '/keys' ? { keys: published } : { issuer: ISSUER, jwks_uri: `${address()}/keys` }),
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const address = () => `http://127.0.0.1:${port}`;
  return {
    credentials: {
      MicrosoftAppId: APP_ID,
      MicrosoftAppPassword: 'a secret of the registration',
      ToBotFromChannelOpenIdMetadataUrl: `${address()}/metadata`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${address()}/metadata`,
    },
    header: async (serviceUrl, claims = {}, { key = 'endorsed', expires = 3600 } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const token = await new SignJWT({ serviceurl: serviceUrl, iss: ISSUER, aud: APP_ID, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: key, typ: 'JWT' })
        .setNotBefore(now - 7200)
        .setExpirationTime(now + expires)
        .sign(keys[key].privateKey);
      return `Bearer ${token}`;
    },
    asked: () => asked,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** Proves the bot to a fake connector without asking a login service; `token` may take its time or fail. */
export const staticKeys = (token: () => Promise<string> = async () => 'the-bots-own-token'): Keys => ({
  isValidAppId: async appId => appId === APP_ID,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    getToken: token,
    signRequest: async request => {
      request.headers.set('Authorization', `Bearer ${await token()}`);
      return request;
    },
  }),
});
