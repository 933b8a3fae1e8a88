import type { AccountId, CaseId, TeamId, UserId } from '../../bot/domain/ids.ts';
import type { Stars } from '../../bot/domain/rating.ts';
import type { Kit } from '../kit.ts';
import type { caseTables } from './cases.ts';
import type { peopleTables } from './people.ts';

/** What customers thought of the solutions that they accepted: at most one a case. */
export const ratingTables = (
  k: Kit,
  { accounts, users }: ReturnType<typeof peopleTables>,
  { cases }: ReturnType<typeof caseTables>,
) => {
  const ratings = k.table(
    'ratings',
    {
      case: k
        .text('case_id')
        .$type<CaseId>()
        .primaryKey()
        .references(() => cases.id),
      account: k
        .text('account')
        .$type<AccountId>()
        .notNull()
        .references(() => accounts.id),
      team: k.text('team').$type<TeamId>().notNull(),
      /** Whose solution was accepted. */
      engineer: k
        .text('engineer')
        .$type<UserId>()
        .references(() => users.id),
      by: k
        .text('by_user')
        .$type<UserId>()
        .notNull()
        .references(() => users.id),
      stars: k.int('stars').$type<Stars>().notNull(),
      words: k.text('words'),
      at: k.instant('at').notNull(),
    },
    // The stars are in the index, so that averages are read from it alone.
    t => [
      k.index('ratings_engineer').on(t.engineer, t.at, t.stars),
      k.index('ratings_team').on(t.team, t.at, t.stars),
      k.index('ratings_account').on(t.account, t.at, t.stars),
    ],
  );
  return { ratings };
};
