import { foundCasesCard } from '../../../cards/found-cases.ts';
import type { FoundCaseShown } from '../../../cards/found-row.ts';
import { cut } from '../../../cards/literal.ts';
import type { CaseSearcher, FoundCase } from '../../../db/store/lists.ts';
import { isAdministrator, type Known } from '../../domain/people.ts';
import type { Context, Result } from '../../feature.ts';
import { listed } from '../case/listed.ts';
import { show } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';

const FOUND_PAGE = 10;
/** Whoever pages further needs other words. */
export const MOST_FOUND = 50;

/** In bytes: the buttons that page carry them. */
const MOST_WORDS = 240;

/** Whose cases somebody may find: engineers every case, administrators also their account's, others their own. */
export const searcherOf = (actor: Known): CaseSearcher => {
  if (actor.kind === 'engineer') return { kind: 'engineer' };
  const reach = isAdministrator(actor) ? 'account' : 'own';
  return { kind: 'customer', user: actor.user.id, account: actor.account.id, reach };
};

export const foundShown = (context: Context, { line, passage }: FoundCase): FoundCaseShown => ({
  line: listed(context, line),
  passage: passage.text,
});

/** `find WORDS`: cases only, open or closed, a page at a time. */
export const findCases = async (context: Context, typed: string, offset: number): Promise<Result> => {
  const { actor, store, t } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  const words = cut(typed.trim(), MOST_WORDS);
  const end = Math.min(offset + FOUND_PAGE, MOST_FOUND);
  const found = await store.findCases(searcherOf(actor), words, end + 1);
  const to = (at: number) => ({ verb: 'search.find', data: { words, offset: at } });
  return show(
    foundCasesCard(t, {
      words,
      cases: found.slice(offset, end).map(it => foundShown(context, it)),
      offset,
      next: found.length > end && end < MOST_FOUND ? to(end) : undefined,
      previous: offset > 0 ? to(Math.max(0, offset - FOUND_PAGE)) : undefined,
    }),
  );
};
