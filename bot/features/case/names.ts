import { eventLine, type NameOf } from '../../../cards/case-activity.ts';
import type { Store } from '../../../db/store.ts';
import type { Translate } from '../../../locales/index.ts';
import type { Activity } from '../../domain/activity.ts';
import type { UserId } from '../../domain/ids.ts';

type Reading = { readonly store: Pick<Store, 'usersById'>; readonly t: Translate };

/** What people are called, read once for all of them. */
export const namesOf = async ({ store, t }: Reading, ids: readonly (UserId | undefined)[]): Promise<NameOf> => {
  const known = [...new Set(ids.filter((id): id is UserId => id !== undefined))];
  const names = new Map<string, string>((await store.usersById(known)).map(user => [user.id, user.name]));
  return id => (id === undefined ? t('case.nobody') : (names.get(id) ?? t('case.somebody')));
};

/** Everybody who is named in an entry. */
export const peopleIn = ({ by, event }: Activity): readonly (UserId | undefined)[] => {
  switch (event.type) {
    case 'watched':
    case 'unwatched':
      return [by, event.user];
    case 'contact-changed':
      return [by, event.to];
    default:
      return [by];
  }
};

/** "Ada Brandt made Mia Novak the contact" */
export const eventWords = async (reading: Reading, entry: Activity): Promise<string> =>
  eventLine(reading.t, entry, await namesOf(reading, peopleIn(entry)));
