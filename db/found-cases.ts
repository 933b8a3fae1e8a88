import { and } from 'drizzle-orm';
import { entriesFor, wordsIn } from '../bot/domain/activity.ts';
import type { CaseId } from '../bot/domain/ids.ts';
import { activityOf, lineColumns, lineOf } from './case-rows.ts';
import { activityOfPassage, caseOfPassage } from './case-words.ts';
import type { Dialect } from './dialect.ts';
import { isGiven } from './given.ts';
import { partRank } from './listing-rows.ts';
import type { Ranked } from './rank-passages.ts';
import type { CaseSearcher, FoundCase } from './store/lists.ts';

/** Shows what a search found: the cases that the searcher may see, each with what it says, in the order given. */
export const foundCases = ({ db, t, prepare, oneOf }: Dialect) => {
  const c = t.cases;
  const l = t.listings;
  const linesOf = prepare(
    'found_lines',
    db
      .select({ ...lineColumns(t), contact: c.contact, account: c.account, description: c.description })
      .from(c)
      .where(oneOf(c.id, 'ids')),
  );
  const listed = prepare(
    'found_listed',
    db.select({ id: l.case, whose: l.whose, part: l.part, account: l.account }).from(l).where(oneOf(l.case, 'ids')),
  );
  const entry = prepare(
    'found_entry',
    db
      .select()
      .from(t.activities)
      .where(and(isGiven(t.activities.case, 'case'), isGiven(t.activities.number, 'number'))),
  );

  /** Those of the cases that the searcher's own lists have: what marks a passage is not believed alone. */
  const visible = async (searcher: CaseSearcher, ids: readonly CaseId[]): Promise<ReadonlySet<CaseId>> => {
    if (searcher.kind === 'engineer') return new Set(ids);
    const { user, account, reach } = searcher;
    const all = await listed({ ids: JSON.stringify(ids) });
    const theirs = all.filter(
      row =>
        row.account === account &&
        (row.part === partRank('account') ? reach === 'account' && row.whose === account : row.whose === user),
    );
    return new Set(theirs.map(({ id }) => id));
  };

  const textAt = async (searcher: CaseSearcher, passage: number): Promise<string | undefined> => {
    const rows = await entry({ case: caseOfPassage(passage), number: activityOfPassage(passage) });
    const [seen] = entriesFor(searcher.kind === 'engineer', rows.map(activityOf));
    return seen && wordsIn(seen.event);
  };

  return async (
    searcher: CaseSearcher,
    found: readonly Pick<Ranked, 'id' | 'score'>[],
  ): Promise<readonly FoundCase[]> => {
    if (found.length === 0) return [];
    const ids = found.map(({ id }) => caseOfPassage(id));
    const mine = await visible(searcher, ids);
    const lines = new Map((await linesOf({ ids: JSON.stringify(ids) })).map(row => [row.id, row]));
    const shown = found.map(async ({ id, score }): Promise<readonly FoundCase[]> => {
      const row = lines.get(caseOfPassage(id));
      if (row === undefined || !mine.has(row.id)) return [];
      const { description, ...line } = row;
      const activity = activityOfPassage(id);
      const text = activity === 1 ? description : await textAt(searcher, id);
      return text === undefined ? [] : [{ line: { ...line, ...lineOf(line) }, passage: { activity, text }, score }];
    });
    return (await Promise.all(shown)).flat();
  };
};
