import { z } from 'zod';
import fitted from './confidence.json' with { type: 'json' };
import type { SearchHit } from './search-index.ts';

/** What to do with the best article: show it, offer it among others, or go on without. */
export type Band = 'answer' | 'maybe' | 'none';

export const FEATURES = ['score', 'covered', 'share', 'lead', 'height', 'length'] as const;

/** Written by `npm run bench -- fit-confidence`. */
const confidenceSchema = z.object({
  version: z.int().positive(),
  bias: z.number(),
  weights: z.object(Object.fromEntries(FEATURES.map(name => [name, z.number()]))),
});

const model = confidenceSchema.parse(fitted);

const RANKS = 10;
const CAP = 10;

/** What the ranked list says about its hit at `position`, in the order of `FEATURES`. */
export const features = (ranked: readonly SearchHit[], position: number): number[] => {
  const hit = ranked[position];
  if (!hit) throw new Error(`No hit at position ${position}`);
  const others = Array.from({ length: RANKS }, (_, i) => ranked[i]?.score ?? 0).filter((_, i) => i !== position);
  const best = Math.max(...others);
  const mean = others.reduce((total, score) => total + score, 0) / others.length;
  const deviation = Math.sqrt(others.reduce((total, score) => total + (score - mean) ** 2, 0) / others.length);
  const height = deviation === 0 ? CAP : Math.min(CAP, (hit.score - mean) / deviation);
  return [
    Math.log1p(hit.score),
    hit.covered,
    hit.share,
    best === 0 ? Math.log(CAP) : Math.min(Math.log(CAP), Math.log(hit.score / best)),
    Math.log1p(Math.max(0, height)),
    Math.log1p(hit.asked),
  ];
};

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** The probability that the hit at `position` answers the question. */
export const probability = (ranked: readonly SearchHit[], position: number): number => {
  const values = features(ranked, position);
  return logistic(
    FEATURES.reduce((total, name, i) => total + (model.weights[name] ?? 0) * (values[i] ?? 0), model.bias),
  );
};

const ANSWER_FROM = 0.7;
const MAYBE_FROM = 0.4;

/** The band of a probability. */
export const bandOf = (p: number): Band => (p >= ANSWER_FROM ? 'answer' : p >= MAYBE_FROM ? 'maybe' : 'none');
