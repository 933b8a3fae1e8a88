import { inArray } from 'drizzle-orm';
import { type CaseId, caseNumber } from '../bot/domain/ids.ts';
import { caseOfPassage, FOR_ENGINEERS, forAccount, forUser, passageId, reference, whileOpen } from './case-words.ts';
import type { Dialect, Match, Term } from './dialect.ts';
import { foundCases } from './found-cases.ts';
import { isAlike } from './likeness.ts';
import { byScore, onePerCase, type Ranked, ranked, shareOf, weightOf } from './rank-passages.ts';
import type { CaseLists, CaseSearcher } from './store/lists.ts';
import { isTelling, wordsOf } from './words.ts';

/** Passages that hold all the words, newest first, among which the best are chosen. */
const NEWEST = 500;
/** The same for each word where any will do, and how many of all those are looked at closely. */
const NEWEST_EACH = 150;
const CLOSER = 150;
/** What is read of a search, and of a text to compare with. */
const SEARCH = { letters: 400, words: 24 };
const TEXT = { letters: 6_000, words: 32 };
/** Cases that are looked at for each one that is shown, as not all that share words are alike. */
const LOOKED_AT = 4;

/** Searches the words of cases. The databases find, and the ranking is done here, so that both answer the same. */
export const caseSearch = (dialect: Dialect): Pick<CaseLists, 'findCases' | 'similarCases'> => {
  const { db, read, passages, newestPassages } = dialect;
  const shown = foundCases(dialect);

  const closely = async (ids: readonly number[], weights: ReadonlyMap<Term, number>): Promise<readonly Ranked[]> => {
    if (ids.length === 0) return [];
    const these = inArray(passages.id, [...ids]);
    return ranked(await read(db.select().from(passages).where(these)), weights);
  };

  const withAll = async (terms: readonly Term[], sign: Term): Promise<readonly Ranked[]> => {
    const ids = await newestPassages(each([...terms, sign]), NEWEST);
    return closely(ids, new Map(terms.map(term => [term, 1])));
  };

  /** Passages with any of the words. Each word brings its own, so that a common one hides no rare one. */
  const withAny = async (terms: readonly Term[], sign: Term) => {
    const matches = [each([sign]), ...terms.map(term => each([term, sign]))];
    const [all = [], ...holding] = await Promise.all(matches.map(match => newestPassages(match, NEWEST_EACH)));
    const shares = new Map(terms.map((term, at) => [term, shareOf(holding[at] ?? [], all, NEWEST_EACH)]));
    const weights = new Map(Array.from(shares, ([term, share]) => [term, weightOf(share)]));
    const scores = new Map<number, number>();
    for (const [at, term] of terms.entries())
      for (const id of holding[at] ?? []) scores.set(id, (scores.get(id) ?? 0) + (weights.get(term) ?? 0));
    const promising = Array.from(scores, ([id, score]) => ({ id, score }))
      .sort(byScore)
      .slice(0, CLOSER);
    const ids = promising.map(({ id }) => id);
    return { shares, found: await closely(ids, weights) };
  };

  return {
    findCases: async (searcher, text, limit) => {
      const search = text.slice(0, SEARCH.letters);
      const sign = exactly(signOf(searcher));
      const terms = termsOf(search);
      const referred = await newestPassages(each([exactly(reference(search)), sign]), limit);
      const all = terms.length === 0 ? [] : await withAll(terms, sign);
      const found = terms.length === 0 || all.length > 0 ? all : (await withAny(terms, sign)).found;
      // What is named is meant, whatever else speaks of it.
      const best = found[0]?.score ?? 0;
      const named = numbersIn(search).map(id => ({ id: passageId(id, 1), score: best + 2 }));
      const hits = [...named, ...referred.map(id => ({ id, score: best + 1 })), ...found];
      return (await shown(searcher, onePerCase(hits).slice(0, limit + 1))).slice(0, limit);
    },
    similarCases: async (searcher, text, limit) => {
      const telling = wordsOf(text.slice(0, TEXT.letters)).filter(isTelling);
      const terms = [...new Set(telling)].slice(0, TEXT.words).map(exactly);
      if (terms.length === 0) return [];
      const { shares, found } = await withAny(terms, exactly(whileOpen(signOf(searcher))));
      const hits = onePerCase(found).slice(0, LOOKED_AT * limit);
      const held = new Map(hits.map(({ id, holds }) => [caseOfPassage(id), holds]));
      const alike = (await shown(searcher, hits)).filter(({ line }) =>
        isAlike(held.get(line.id) ?? [], shares, line.shortDescription),
      );
      return alike.slice(0, limit);
    },
  };
};

const signOf = (searcher: CaseSearcher): string => {
  if (searcher.kind === 'engineer') return FOR_ENGINEERS;
  return searcher.reach === 'account' ? forAccount(searcher.account) : forUser(searcher.user);
};

/** Each of these words, not just one of them. */
const each = (terms: readonly Term[]): Match => terms.map(term => [term]);

const exactly = (word: string): Term => ({ word, prefix: false });

/** Fewer letters begin too many words. */
const SHORTEST_PREFIX = 3;

/** The words of a search; the last one may still be being typed. */
const termsOf = (search: string): readonly Term[] => {
  const words = [...new Set(wordsOf(search))].slice(0, SEARCH.words);
  return words.map((word, at) => ({ word, prefix: at === words.length - 1 && isBeginning(word) }));
};

const isBeginning = (word: string): boolean => word.length >= SHORTEST_PREFIX || /^\p{Lo}$/u.test(word);

/** A case number, also as it is spoken: `1054`, `CS1054`. */
const numbersIn = (search: string): readonly CaseId[] => {
  const digits = /^\s*(?:cs)?\s*0*(\d{1,7})\s*$/iu.exec(search.normalize('NFKC'))?.[1];
  return digits === undefined ? [] : [caseNumber(Number(digits))];
};
