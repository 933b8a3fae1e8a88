import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { z } from 'zod';
import type { Language } from '../../bot/domain/language.ts';
import { languageSchema } from '../../knowledge/article.ts';
import { check, explain } from '../../knowledge/explain.ts';
import { loadContent } from '../../knowledge/load.ts';
import { createSearchIndex, type SearchDoc } from '../../knowledge/search-index.ts';
import { aliasRounds } from './held-out.ts';
import { meanQuality, type Quality, qualityOf, quantile, type Relevant } from './retrieval.ts';

const setSchema = z.object({
  name: z.string().min(1),
  lang: languageSchema,
  corpus: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })).min(1),
  queries: z.array(z.object({ id: z.string(), text: z.string() })).min(1),
  qrels: z.record(z.string(), z.record(z.string(), z.number())),
});

interface Query {
  readonly text: string;
  readonly relevant: Relevant;
}

/** Documents and the queries that are asked of them. */
interface Round {
  readonly docs: readonly SearchDoc[];
  readonly queries: readonly Query[];
}

interface BenchSet {
  readonly name: string;
  readonly language: Language;
  readonly rounds: readonly Round[];
}

type Search = (query: string) => readonly string[];
type Build = (docs: readonly SearchDoc[], language: Language) => Search;

interface Measured extends Quality {
  readonly buildMs: number;
  readonly p50: number;
  readonly p95: number;
}

const LIMIT = 10;

const ours: Build = (docs, language) => {
  const index = createSearchIndex(docs, language);
  return query => index.search(query, LIMIT).map(({ id }) => id);
};

const plainMiniSearch: Build = docs => {
  const index = new MiniSearch<SearchDoc>({
    fields: ['title', 'aliases', 'body'],
    extractField: (doc, field) => {
      if (field === 'aliases') return doc.aliases.join('\n');
      return field === 'id' ? doc.id : field === 'title' ? doc.title : doc.body;
    },
  });
  index.addAll(docs);
  return query =>
    index
      .search(query)
      .slice(0, LIMIT)
      .map(({ id }) => String(id));
};

const timed = <Result>(work: () => Result): { result: Result; ms: number } => {
  const start = performance.now();
  const result = work();
  return { result, ms: performance.now() - start };
};

const measure = ({ rounds, language }: BenchSet, build: Build): Measured => {
  const runs = rounds.map(({ docs, queries }) => {
    const built = timed(() => build(docs, language));
    const answers = queries.map(({ text, relevant }) => {
      const { result, ms } = timed(() => built.result(text));
      return { ms, quality: qualityOf(result, relevant) };
    });
    return { buildMs: built.ms, answers };
  });
  const answers = runs.flatMap(run => run.answers);
  const times = answers.map(({ ms }) => ms);
  return {
    ...meanQuality(answers.map(({ quality }) => quality)),
    buildMs: runs.reduce((total, run) => total + run.buildMs, 0) / runs.length,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
  };
};

const setFrom = (file: string): BenchSet =>
  explain(file, () => {
    const { name, lang, corpus, queries, qrels } = check(setSchema, JSON.parse(readFileSync(file, 'utf8')));
    const judged = queries
      .map(({ id, text }) => ({ text, relevant: qrels[id] ?? {} }))
      .filter(({ relevant }) => Object.values(relevant).some(gain => gain > 0));
    if (judged.length === 0) throw new Error('qrels: no query has a relevant document');
    const docs = corpus.map(({ id, title, text }) => ({ id, title, aliases: [], body: text }));
    return { name, language: lang, rounds: [{ docs, queries: judged }] };
  });

const filesIn = (folder: string): string[] => {
  const files = readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort();
  if (files.length === 0) throw new Error(`${folder}: has no JSON file`);
  return files.map(name => join(folder, name));
};

/** The repository's own articles: each alias is asked of an index that lacks it. */
const ownAliases = (): BenchSet => ({
  name: 'own aliases',
  language: 'en',
  rounds: aliasRounds(loadContent().articles).map(({ docs, asked }) => ({
    docs,
    queries: asked.map(({ id, question }) => ({ text: question, relevant: { [id]: 1 } })),
  })),
});

const HEAD = 'set               lang   docs    q | index       nDCG@10  R@5    MRR@10   build ms   p50 ms   p95 ms';

const line = (set: string, index: string, { ndcg10, recall5, mrr10, buildMs, p50, p95 }: Measured): string =>
  [
    set.padEnd(35),
    `| ${index.padEnd(11)}`,
    ...[ndcg10, recall5, mrr10].map(n => n.toFixed(3)),
    buildMs.toFixed(0).padStart(10),
    ...[p50, p95].map(ms => ms.toFixed(2).padStart(8)),
  ].join('  ');

const folderFrom = (args: readonly string[]): string | undefined => {
  const [option, folder, ...rest] = args;
  if (option === undefined) return undefined;
  if (option === '--data' && folder !== undefined && rest.length === 0) return folder;
  throw new Error('usage: npm run bench -- search [--data FOLDER]');
};

const meanOf = (all: readonly Measured[]): Measured => {
  const mean = (pick: (one: Measured) => number): number => all.reduce((sum, one) => sum + pick(one), 0) / all.length;
  return {
    ...meanQuality(all),
    buildMs: mean(one => one.buildMs),
    p50: mean(one => one.p50),
    p95: mean(one => one.p95),
  };
};

/** Retrieval quality and speed of the knowledge index beside plain MiniSearch, in one run over the same sets. */
export const run = async (args: readonly string[]): Promise<void> => {
  const folder = folderFrom(args);
  const sources = folder === undefined ? [ownAliases] : filesIn(folder).map(file => () => setFrom(file));
  console.log(HEAD);
  const results = sources.map(source => {
    const set = source();
    const docs = set.rounds[0]?.docs.length ?? 0;
    const queries = set.rounds.reduce((total, round) => total + round.queries.length, 0);
    const plain = measure(set, plainMiniSearch);
    const own = measure(set, ours);
    const label = `${set.name.padEnd(16)}  ${set.language.padEnd(4)} ${String(docs).padStart(6)} ${String(queries).padStart(4)}`;
    console.log(line(label, 'MiniSearch', plain));
    console.log(line('', 'ours', own));
    return { plain, own };
  });
  console.log(line('mean', 'MiniSearch', meanOf(results.map(({ plain }) => plain))));
  console.log(line('', 'ours', meanOf(results.map(({ own }) => own))));
};
