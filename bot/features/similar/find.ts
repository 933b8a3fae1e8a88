import type { SimilarShown } from '../../../cards/intake/similar-box.ts';
import type { CaseListLine, CaseSearcher } from '../../../db/store/lists.ts';
import type { CaseRow } from '../../../db/store.ts';
import type { RequestType } from '../../domain/case.ts';
import type { IntakeAnswers } from '../../domain/intake.ts';
import type { Known } from '../../domain/people.ts';
import { may } from '../../domain/policy.ts';
import type { Context } from '../../feature.ts';
import { listed } from '../case/listed.ts';

export type Similar = { readonly row: CaseRow; readonly shown: SimilarShown };

const MOST = 3;
const LOOKED_AT = 400;

/** What is about people or money is nobody else's business, also within an account. */
const KEPT_PRIVATE: readonly RequestType[] = ['billing-support', 'user-administration'];

/** Open cases that say what the form says: those that one may comment on first, then those of colleagues. */
export const similarTo = async (
  context: Context,
  actor: Known,
  answers: IntakeAnswers,
): Promise<readonly Similar[]> => {
  const { store } = context;
  const text = `${answers.shortDescription ?? ''} ${answers.description ?? ''}`.trim().slice(0, LOOKED_AT);
  const searcher = text === '' ? undefined : await searcherOf(context, actor, answers);
  if (searcher === undefined) return [];
  const found = await store.similarCases(searcher, text, MOST * 2);
  const all = await Promise.all(
    found.map(async ({ line }): Promise<Similar | undefined> => {
      const row = await store.case(line.id);
      if (row === undefined || row.account !== searcher.account) return undefined;
      const shown = shownTo(context, actor, row, line);
      return shown === undefined ? undefined : { row, shown };
    }),
  );
  return all
    .filter(it => it !== undefined)
    .sort((a, b) => Number(b.shown.kind === 'mine') - Number(a.shown.kind === 'mine'))
    .slice(0, MOST);
};

const shownTo = (context: Context, actor: Known, row: CaseRow, line: CaseListLine): SimilarShown | undefined => {
  if (may(actor, 'comment', row, row) === undefined) return { kind: 'mine', case: listed(context, line) };
  if (KEPT_PRIVATE.includes(row.requestType)) return undefined;
  return { kind: 'colleague', id: row.id, shortDescription: row.shortDescription, state: row.progress.state };
};

/** The account that the case will belong to: one's own, or that of the customer for whom an engineer writes. */
const searcherOf = async (
  { store }: Context,
  actor: Known,
  { contact }: IntakeAnswers,
): Promise<Extract<CaseSearcher, { kind: 'customer' }> | undefined> => {
  if (actor.kind === 'customer')
    return { kind: 'customer', user: actor.user.id, account: actor.account.id, reach: 'account' };
  const [customer] = contact === undefined ? [] : await store.usersById([contact]);
  return customer === undefined
    ? undefined
    : { kind: 'customer', user: customer.id, account: customer.account, reach: 'account' };
};

export const similarOfDraft = async (
  context: Context,
  actor: Known,
  answers: IntakeAnswers,
): Promise<readonly SimilarShown[]> => (await similarTo(context, actor, answers)).map(({ shown }) => shown);
