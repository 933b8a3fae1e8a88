import type { Choice } from '../../cards/inputs.ts';
import { type AccountId, asId, type UserId } from '../domain/ids.ts';
import type { Known, User } from '../domain/people.ts';
import type { Context } from '../feature.ts';

/** "Mia Novak (mia.novak@contoso.example)": two people may share a name. */
export const nameAndAddress = ({ name, email }: User): string => `${name} (${email})`;

export const personChoice = (user: User): Choice => ({ title: nameAndAddress(user), value: user.id });

/** Whom somebody may name as a contact: colleagues; for the vendor's own people a customer by the whole address. */
export const findPeople = ({ store }: Context, actor: Known, words: string, limit: number): Promise<readonly User[]> =>
  actor.kind === 'customer'
    ? store.findUsers(actor.account.id, words, limit)
    : store.customersByEmail(words.trim().toLowerCase());

/** Somebody as a card or a message names them; an empty field may be left out by the client. */
export type NamedPerson = { readonly user?: string | undefined; readonly email?: string | undefined };

/** The person of this account who is meant. Whoever belongs to another is like somebody who does not exist. */
export const personIn = async (
  { store }: Context,
  account: AccountId,
  { user = '', email = '' }: NamedPerson,
): Promise<User | undefined> => {
  if (email.trim() !== '') return store.userByEmail(account, email.trim().toLowerCase());
  const [found] = user === '' ? [] : await store.usersById([asId<UserId>(user)]);
  return found?.account === account ? found : undefined;
};

/** Says nothing about whether somebody exists elsewhere. */
export const unknownPerson = (t: Context['t'], { email = '' }: NamedPerson): string =>
  email.trim() === '' ? t('people.choose') : t('people.unknown', { email: email.trim() });
