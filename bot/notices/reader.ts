import { type Translate, translator } from '../../locales/index.ts';
import type { UserId } from '../domain/ids.ts';
import type { Language } from '../domain/language.ts';
import { actorOf, type Known } from '../domain/people.ts';
import type { NoticeParts } from './rendering.ts';

export type Reader = { readonly actor: Known; readonly t: Translate };

/** Whom a notice is for, and the words that they read; `spoken` stands in for those who chose no language. */
export const readerOf = async (
  { store, now }: NoticeParts,
  id: UserId,
  spoken: Language | undefined,
): Promise<Reader | undefined> => {
  const [user] = await store.usersById([id]);
  const account = user === undefined ? undefined : await store.account(user.account);
  if (user === undefined || account === undefined) return undefined;
  return { actor: actorOf(user, account), t: translator(user.language ?? spoken ?? 'en', user.timeZone, now()) };
};
