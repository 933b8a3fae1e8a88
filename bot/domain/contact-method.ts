import type { ContactMethod, User } from './people.ts';

/** Whether somebody can be reached that way: a call takes a number. */
export const reachableBy = (method: ContactMethod, { phone }: Pick<User, 'phone'>): boolean =>
  method === 'email' || phone !== undefined;
