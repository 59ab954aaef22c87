/** Error rates of a comparison at one threshold: scores at and above it are taken as a match. */
export type CurvePoint = { readonly threshold: number; readonly fmr: number; readonly fnmr: number };

/**
 * False match and false non-match rate at every score that occurs, threshold rising: FMR falls from 1 to 0, FNMR rises from 0
 * to 1. Empty when one of the samples is (ISO/IEC 19795-1 terms).
 */
export function errorCurve(genuine: readonly number[], impostor: readonly number[]): CurvePoint[] {
  if (genuine.length === 0 || impostor.length === 0) return [];
  const mated = genuine.toSorted((one, other) => one - other);
  const others = impostor.toSorted((one, other) => one - other);
  const scores = [...new Set([...mated, ...others])].sort((one, other) => one - other);
  const points: CurvePoint[] = [];
  let below = 0;
  let othersBelow = 0;
  const at = (threshold: number): void => {
    while (below < mated.length && (mated[below] ?? 0) < threshold) below += 1;
    while (othersBelow < others.length && (others[othersBelow] ?? 0) < threshold) othersBelow += 1;
    points.push({
      threshold,
      fmr: (others.length - othersBelow) / others.length,
      fnmr: below / mated.length,
    });
  };
  for (const score of scores) at(score);
  at((scores.at(-1) ?? 0) + 1e-6);
  return points;
}

/** The rate at which both errors are equal, between the two points where they cross; null without a curve. */
export function equalErrorRate(curve: readonly CurvePoint[]): number | null {
  let before: CurvePoint | undefined;
  for (const point of curve) {
    if (point.fnmr >= point.fmr) {
      if (before === undefined || point.fnmr === point.fmr) return (point.fnmr + point.fmr) / 2;
      const gap = before.fmr - before.fnmr;
      const share = gap / (gap + point.fnmr - point.fmr);
      return before.fmr + share * (point.fmr - before.fmr);
    }
    before = point;
  }
  return null;
}

/**
 * The lowest threshold whose FMR does not exceed `rate`; null when so rare an error cannot be seen in `impostors` comparisons
 * (fewer than 1 / rate).
 */
export function pointAtFalseMatchRate(
  curve: readonly CurvePoint[],
  rate: number,
  impostors: number,
): CurvePoint | null {
  if (impostors * rate < 1) return null;
  return curve.find(({ fmr }) => fmr <= rate) ?? null;
}

/** Share of pairs of one of each in which the genuine score is higher, ties half (Mann and Whitney); null of nothing. */
export function areaUnderCurve(genuine: readonly number[], impostor: readonly number[]): number | null {
  if (genuine.length === 0 || impostor.length === 0) return null;
  const others = impostor.toSorted((one, other) => one - other);
  const countBelow = (score: number, inclusive: boolean): number => {
    let low = 0;
    let high = others.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const value = others[middle] ?? 0;
      if (value < score || (inclusive && value === score)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const wins = genuine.reduce(
    (sum, score) => sum + (countBelow(score, false) + countBelow(score, true)) / 2,
    0,
  );
  return wins / (genuine.length * others.length);
}
