import type { Choice } from '../../cards/inputs.ts';
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
