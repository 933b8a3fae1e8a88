export interface Sample {
  readonly x: readonly number[];
  readonly y: 0 | 1;
  /** How many samples it stands for. */
  readonly weight: number;
}

export interface Fit {
  readonly bias: number;
  readonly weights: readonly number[];
}

const STEPS = 25;

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, n, i) => sum + n * (b[i] ?? 0), 0);

/** Solves a small symmetric positive definite system by elimination. */
const solve = (matrix: readonly (readonly number[])[], right: readonly number[]): number[] => {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const n = rows.length;
  for (let pivot = 0; pivot < n; pivot++) {
    const top = rows[pivot] ?? [];
    for (let below = pivot + 1; below < n; below++) {
      const row = rows[below] ?? [];
      const factor = (row[pivot] ?? 0) / (top[pivot] ?? 1);
      rows[below] = row.map((value, column) => value - factor * (top[column] ?? 0));
    }
  }
  const solution = Array.from({ length: n }, () => 0);
  for (let i = n - 1; i >= 0; i--) {
    const row = rows[i] ?? [];
    solution[i] = ((row[n] ?? 0) - dot(row.slice(i + 1, n), solution.slice(i + 1))) / (row[i] ?? 1);
  }
  return solution;
};

/** The probability that a fit gives to a sample's features. */
export const predict = ({ bias, weights }: Fit, x: readonly number[]): number =>
  1 / (1 + Math.exp(-bias - dot(weights, x)));

/** Logistic regression by Newton's method with an L2 penalty on the weights (not on the bias). */
export const fitLogistic = (samples: readonly Sample[], penalty: number): Fit => {
  const width = samples[0]?.x.length ?? 0;
  let beta = Array.from({ length: width + 1 }, () => 0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = beta.map((b, i) => (i === 0 ? 0 : -penalty * b));
    const hessian = beta.map((_, i) => beta.map((_, j) => (i === j ? (i === 0 ? 1e-9 : penalty) : 0)));
    for (const { x, y, weight } of samples) {
      const row = [1, ...x];
      const p = 1 / (1 + Math.exp(-dot(beta, row)));
      row.forEach((a, i) => {
        gradient[i] = (gradient[i] ?? 0) + weight * (y - p) * a;
        const line = hessian[i] ?? [];
        row.forEach((b, j) => {
          line[j] = (line[j] ?? 0) + weight * p * (1 - p) * a * b;
        });
      });
    }
    const move = solve(hessian, gradient);
    beta = beta.map((b, i) => b + (move[i] ?? 0));
  }
  return { bias: beta[0] ?? 0, weights: beta.slice(1) };
};
