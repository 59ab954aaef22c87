import { shuffled } from './shuffled.ts';

export type ScoredPair = { readonly score: number; readonly genuine: boolean };

const FOLDS = 10;

/**
 * Share of pairs told right, each fold of ten by the threshold that is best for the other nine (the protocol of Labeled Faces
 * in the Wild). Null for fewer pairs than folds.
 */
export function crossValidatedAccuracy(pairs: readonly ScoredPair[], seed: number): number | null {
  if (pairs.length < FOLDS) return null;
  const mixed = shuffled(pairs, seed);
  let right = 0;
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const own = mixed.filter((_, index) => index % FOLDS === fold);
    const threshold = bestThreshold(mixed.filter((_, index) => index % FOLDS !== fold));
    right += own.filter(({ score, genuine }) => score >= threshold === genuine).length;
  }
  return right / mixed.length;
}

/** Half-way between the two scores where most pairs are told right. */
function bestThreshold(pairs: readonly ScoredPair[]): number {
  const rising = pairs.toSorted((one, other) => one.score - other.score);
  let right = rising.filter(({ genuine }) => genuine).length;
  let best = { right, threshold: (rising[0]?.score ?? 0) - 1e-6 };
  for (const [index, { score, genuine }] of rising.entries()) {
    right += genuine ? -1 : 1;
    const next = rising[index + 1]?.score ?? score + 2e-6;
    if (right > best.right && next > score) best = { right, threshold: (score + next) / 2 };
  }
  return best.threshold;
}
