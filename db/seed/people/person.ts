import type { Language } from '../../../bot/domain/language.ts';
import type { ContactMethod, Role } from '../../../bot/domain/people.ts';

/** A person as the demo lists write them; the address is the name's, at the account's domain. */
export type Person = {
  /** The address before the `@`, by which the other lists name the person. */
  readonly key: string;
  readonly name: string;
  readonly timeZone: string;
  readonly language?: Language;
  readonly roles?: readonly Role[];
  readonly teams?: readonly string[];
  readonly contactMethod?: ContactMethod;
  readonly phone?: string;
  /** The last digit of the Entra object id of somebody whom the Playground knows. */
  readonly entra?: number;
};
