import type { Article } from '../../knowledge/article.ts';
import { features } from '../../knowledge/confidence.ts';
import { searchDoc } from '../../knowledge/search-doc.ts';
import { createSearchIndex, type SearchDoc, type SearchHit } from '../../knowledge/search-index.ts';
import type { Term } from '../../knowledge/vendor.ts';
import type { Sample } from './logistic-regression.ts';

/** A question, the article that answers it if one does, and what the index found. */
export interface Judged {
  readonly question: string;
  /** The article whose alias the question is. */
  readonly about: string;
  readonly expect: string | undefined;
  readonly hits: readonly SearchHit[];
}

const RANKED = 10;

const docsOf = (articles: readonly Article[]): SearchDoc[] =>
  articles.filter(({ language }) => language === 'en').map(searchDoc);

/** One round per alias: every article lacks that alias, and the lacking ones are asked. */
export const aliasRounds = (articles: readonly Article[]) => {
  const docs = docsOf(articles);
  const rounds = Math.max(0, ...docs.map(({ aliases }) => aliases.length));
  return Array.from({ length: rounds }, (_, round) => ({
    docs: docs.map(doc => ({ ...doc, aliases: doc.aliases.filter((_, i) => i !== round) })),
    asked: docs.flatMap(({ id, aliases }) => {
      const question = aliases[round];
      return question === undefined ? [] : [{ id, question }];
    }),
  }));
};

/** Questions with an answer: each alias is asked of an index that lacks it. */
export const aliasesHeldOut = (articles: readonly Article[], terms: readonly Term[]): Judged[] =>
  aliasRounds(articles).flatMap(({ docs, asked }) => {
    const index = createSearchIndex(docs, 'en', terms);
    return asked.map(({ id, question }) => ({ question, about: id, expect: id, hits: index.search(question, RANKED) }));
  });

/** Questions without an answer: the aliases of an article are asked of an index that lacks the article. */
export const articlesHeldOut = (articles: readonly Article[], terms: readonly Term[]): Judged[] => {
  const docs = docsOf(articles);
  return docs.flatMap(({ id, aliases }) => {
    const index = createSearchIndex(
      docs.filter(doc => doc.id !== id),
      'en',
      terms,
    );
    return aliases.map(question => ({ question, about: id, expect: undefined, hits: index.search(question, RANKED) }));
  });
};

/** The share of right best hits that the fit assumes. Held-out wordings are the hardest there are; people ask nearer ones. */
export const RIGHT_IN_USE = 0.45;

/** The features of each best hit and whether it was right, weighted to the share that is met in use. */
export const samplesOf = (judged: readonly Judged[]): Sample[] => {
  const answered = judged.flatMap(({ expect, hits }) =>
    hits[0] ? [{ x: features(hits, 0), y: hits[0].id === expect ? (1 as const) : (0 as const) }] : [],
  );
  const right = answered.filter(({ y }) => y === 1).length / answered.length;
  return answered.map(sample => ({
    ...sample,
    weight: sample.y === 1 ? RIGHT_IN_USE / right : (1 - RIGHT_IN_USE) / (1 - right),
  }));
};
