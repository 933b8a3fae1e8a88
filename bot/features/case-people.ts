import type { CaseRow } from '../../db/store.ts';
import { caseNumberIn } from '../domain/ids.ts';
import type { User } from '../domain/people.ts';
import { may } from '../domain/policy.ts';
import type { Context, Feature } from '../feature.ts';
import { personChoice } from './people.ts';

/** The data set of people who can take part in a case; `case-people:CS0001234` says in which. */
export const DATASET = 'case-people';

const MOST = 30;

/** People of the case's account, and never of another. */
export const colleagues = ({ store }: Context, it: CaseRow, words: string): Promise<readonly User[]> =>
  store.findUsers(it.account, words, MOST);

/** Type-ahead for whoever may change who takes part in the case. */
export const casePeople: NonNullable<Feature['datasets']> = {
  [DATASET]: async (context, query, { about }) => {
    const id = typeof about === 'string' ? caseNumberIn(about) : undefined;
    const it = id === undefined ? undefined : await context.store.case(id);
    if (it === undefined || may(context.actor, 'watch', it, it) !== undefined) return [];
    return (await colleagues(context, it, query)).map(personChoice);
  },
};
