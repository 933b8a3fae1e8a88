import type { CaseId, UserId } from '../../bot/domain/ids.ts';
import type { Preferences } from '../../bot/domain/preferences.ts';
import type { Kit } from '../kit.ts';
import type { caseTables } from './cases.ts';
import type { peopleTables } from './people.ts';

/** How people want to be told of things, and which cases they want to hear less of. */
export const preferenceTables = (
  k: Kit,
  { users }: ReturnType<typeof peopleTables>,
  { cases }: ReturnType<typeof caseTables>,
) => {
  const person = () =>
    k
      .text('user_id')
      .$type<UserId>()
      .notNull()
      .references(() => users.id);

  const preferences = k.table('preferences', {
    user: person().primaryKey(),
    wishes: k.json<Preferences['wishes']>('wishes').notNull(),
    quietFrom: k.int('quiet_from'),
    quietUntil: k.int('quiet_until'),
    digestHour: k.int('digest_hour').notNull(),
    digestBy: k.text('digest_by').$type<Preferences['digestBy']>().notNull(),
    version: k.int('version').notNull(),
  });

  const mutes = k.table(
    'mutes',
    {
      user: person(),
      case: k
        .text('case_id')
        .$type<CaseId>()
        .notNull()
        .references(() => cases.id),
      at: k.instant('at').notNull(),
    },
    t => [k.primaryKey({ columns: [t.user, t.case] }), k.index('mutes_case').on(t.case)],
  );

  return { preferences, mutes };
};
