import { SignJWT } from 'jose';
import type { SeenCard } from './cards.ts';
import { actionsOf } from './cards.ts';
import type { World } from './world.ts';

/** The address behind the link button of a card. */
export const linkOn = (card: SeenCard): string => {
  const found = actionsOf(card).find(action => action.type === 'Action.OpenUrl');
  const url: unknown = found === undefined ? undefined : Reflect.get(found, 'url');
  if (typeof url !== 'string') throw new Error('no link on this card');
  return url;
};

/** Follows a link as a browser would, on the server of the test. */
export const follows = (world: World, link: string, init: RequestInit = {}): Promise<Response> =>
  fetch(new URL(new URL(link).pathname, world.url), init);

/** A token as the assistant signs them, with other claims or another key. */
export const signed = (
  claims: Readonly<Record<string, string>>,
  { key, expires }: { readonly key: string; readonly expires: Date },
): Promise<string> =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience('file')
    .setExpirationTime(expires)
    .sign(Buffer.from(key));
