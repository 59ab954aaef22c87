import type { FaceTemplate } from '@aval/core/findings';
import { thresholds } from '@aval/core/rules/thresholds';
import { compareFaces } from '@aval/vision/faces/compare-faces';
import type { Sections } from '../card.ts';
import type { FacePair } from '../sets/read-face-set.ts';
import { crossValidatedAccuracy, type ScoredPair } from '../statistics/cross-validated-accuracy.ts';
import {
  type CurvePoint,
  equalErrorRate,
  errorCurve,
  pointAtFalseMatchRate,
} from '../statistics/error-curve.ts';
import { proportion } from '../statistics/proportion.ts';

/** False match rates that the card names, from easy to hard. */
const FALSE_MATCH_RATES = ['0.01', '0.001', '0.0001', '0.00001', '0.000001'] as const;
/** Points that the plot needs at most. */
const PLOTTED = 400;

type Scored = ScoredPair & { readonly group: string | undefined };

/**
 * How well one person is told from another.
 * @param templates of every picture of the pairs, by path; null where no face was found
 */
export function measureFaces(
  pairs: readonly FacePair[],
  templates: ReadonlyMap<string, FaceTemplate | null>,
  seed: number,
): NonNullable<Sections['faces']> {
  const scored = pairs.flatMap(({ one, other, genuine, group }): Scored[] => {
    const [first, second] = [templates.get(one), templates.get(other)];
    if (!first || !second) return [];
    const comparison = compareFaces(first, second);
    if (!comparison.ok) throw new Error('templates of one run are of one model');
    return [{ score: comparison.value.cosine, genuine, group }];
  });
  const { genuine, impostor } = scoresOf(scored);
  const curve = errorCurve(genuine, impostor);
  const failed = [...templates.values()].filter((template) => template === null).length;
  const { accept, refuse } = thresholds.face;
  const between = scored.filter(({ score }) => score >= refuse && score < accept).length;
  const groups = [...new Set(scored.flatMap(({ group }) => group ?? []))].sort();
  return {
    genuine: genuine.length,
    impostor: impostor.length,
    failedToAcquire: failed,
    accuracy: crossValidatedAccuracy(scored, seed),
    eer: equalErrorRate(curve),
    tarAtFar: tarAtFar(curve, impostor.length),
    failureToAcquire: proportion(failed, templates.size),
    atThresholds: {
      accept,
      refuse,
      falseMatch: proportion(impostor.filter((score) => score >= accept).length, impostor.length),
      falseNonMatch: proportion(genuine.filter((score) => score < refuse).length, genuine.length),
      review: proportion(between, scored.length),
    },
    curve: thinned(curve),
    groups: Object.fromEntries(groups.map((group) => [group, groupFigures(scored, group)])),
  };
}

function groupFigures(scored: readonly Scored[], group: string) {
  const { genuine, impostor } = scoresOf(scored.filter((pair) => pair.group === group));
  const curve = errorCurve(genuine, impostor);
  return {
    genuine: genuine.length,
    impostor: impostor.length,
    eer: equalErrorRate(curve),
    tarAtFar: tarAtFar(curve, impostor.length),
  };
}

function scoresOf(scored: readonly Scored[]) {
  const of = (kind: boolean) => scored.filter(({ genuine }) => genuine === kind).map(({ score }) => score);
  return { genuine: of(true), impostor: of(false) };
}

function tarAtFar(curve: readonly CurvePoint[], impostors: number): Record<string, number> {
  return Object.fromEntries(
    FALSE_MATCH_RATES.flatMap((rate) => {
      const point = pointAtFalseMatchRate(curve, Number(rate), impostors);
      return point === null ? [] : [[rate, 1 - point.fnmr]];
    }),
  );
}

function thinned(curve: readonly CurvePoint[]): CurvePoint[] {
  const step = Math.max(1, Math.ceil(curve.length / PLOTTED));
  return curve.filter((_, index) => index % step === 0 || index === curve.length - 1);
}
