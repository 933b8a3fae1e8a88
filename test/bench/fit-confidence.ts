import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { type Band, bandOf, FEATURES } from '../../knowledge/confidence.ts';
import { check, explain } from '../../knowledge/explain.ts';
import { createKnowledge } from '../../knowledge/knowledge.ts';
import { type Content, loadContent } from '../../knowledge/load.ts';
import { aliasesHeldOut, articlesHeldOut, type Judged, RIGHT_IN_USE, samplesOf } from './held-out.ts';
import { type Fit, fitLogistic, predict } from './logistic-regression.ts';

const PENALTY = 1;
const FOLDS = 5;
const MODEL = new URL('../../knowledge/confidence.json', import.meta.url);

/** A question and the article that answers it: its id, several that would do, or null where none does. */
const questionsSchema = z
  .array(z.object({ q: z.string().min(1), expect: z.union([z.string(), z.array(z.string()), z.null()]) }))
  .min(1);

interface Outcome {
  readonly p: number;
  readonly right: boolean;
  readonly weight: number;
}

const total = (outcomes: readonly Outcome[]): number => outcomes.reduce((sum, { weight }) => sum + weight, 0);

/** How often a right hit is given a higher probability than a wrong one. */
const areaUnderCurve = (outcomes: readonly Outcome[]): number => {
  const right = outcomes.filter(outcome => outcome.right);
  const wrong = outcomes.filter(outcome => !outcome.right);
  const won = right.flatMap(r => wrong.map(w => (r.p > w.p ? 1 : r.p === w.p ? 0.5 : 0)));
  return won.reduce((total: number, n) => total + n, 0) / won.length;
};

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(0)} %`);

const report = (title: string, outcomes: readonly Outcome[]): void => {
  console.log(`\n${title}: ${outcomes.length} questions, AUC ${areaUnderCurve(outcomes).toFixed(3)}`);
  for (const band of ['answer', 'maybe', 'none'] satisfies Band[]) {
    const inside = outcomes.filter(({ p }) => bandOf(p) === band);
    const right = inside.filter(outcome => outcome.right);
    const share = percent(total(inside), total(outcomes)).padStart(5);
    console.log(
      `  ${band.padEnd(6)} ${share} of the questions, best hit right in ${percent(total(right), total(inside))}`,
    );
  }
};

/** Each fold is judged by a fit on the other folds; all questions about one article are in one fold. */
const crossValidated = (groups: readonly (readonly Judged[])[]): Outcome[] =>
  Array.from({ length: FOLDS }, (_, fold) => {
    const rest = groups.filter((_, i) => i % FOLDS !== fold).flat();
    const own = groups.filter((_, i) => i % FOLDS === fold).flat();
    const fit = fitLogistic(samplesOf(rest), PENALTY);
    return samplesOf(own).map(({ x, y, weight }) => ({ p: predict(fit, x), right: y === 1, weight }));
  }).flat();

const round = (n: number): number => Number(n.toFixed(4));

const modelOf = ({ bias, weights }: Fit, fittedOn: Record<string, number>) => ({
  version: 1,
  bias: round(bias),
  weights: Object.fromEntries(FEATURES.map((name, i) => [name, round(weights[i] ?? 0)])),
  fittedOn,
});

const refit = ({ articles, vendor }: Content): void => {
  const present = aliasesHeldOut(articles, vendor.terms);
  const absent = articlesHeldOut(articles, vendor.terms);
  const all = [...present, ...absent];
  const groups = [...new Set(all.map(({ about }) => about))].map(id => all.filter(({ about }) => about === id));
  report('Held-out aliases, cross-validated', crossValidated(groups));
  const model = modelOf(fitLogistic(samplesOf(all), PENALTY), {
    articles: groups.length,
    withAnswer: present.length,
    withoutAnswer: absent.length,
    rightInUse: RIGHT_IN_USE,
  });
  writeFileSync(MODEL, `${JSON.stringify(model, null, 2)}\n`);
  console.log(`\nknowledge/confidence.json: ${JSON.stringify(model)}`);
};

const validate = (content: Content, file: string): void => {
  const questions = explain(file, () => check(questionsSchema, JSON.parse(readFileSync(file, 'utf8'))));
  const knowledge = createKnowledge(content);
  const outcomes = questions.map(({ q, expect }) => {
    const { hits, probability } = knowledge.lookup(q, { language: 'en', access: 'customer' });
    const right = [expect].flat();
    return {
      p: probability,
      right: right.includes(hits[0]?.article.id ?? ''),
      weight: 1,
      right3: hits.some(hit => right.includes(hit.article.id)),
      answerable: expect !== null,
    };
  });
  report(file, outcomes);
  const answerable = outcomes.filter(outcome => outcome.answerable);
  console.log(
    `  of ${answerable.length} with an answer: right first ${percent(answerable.filter(({ right }) => right).length, answerable.length)}, among three ${percent(answerable.filter(({ right3 }) => right3).length, answerable.length)}`,
  );
};

/** Fits `knowledge/confidence.json` on the articles' own aliases; with a file of questions, only judges the present fit on them. */
export const run = async (args: readonly string[]): Promise<void> => {
  const [file] = args;
  if (file === undefined) refit(loadContent());
  else validate(loadContent(), file);
};
