import type { CurvePoint } from '../statistics/error-curve.ts';

const [width, height, left, bottom] = [640, 300, 56, 36];
const [plotWidth, plotHeight] = [width - left - 12, height - bottom - 12];
/** Rates below are drawn at the foot of the logarithmic axis. */
const LOWEST = 1e-4;

/** False match and false non-match rate over the threshold, rates on a logarithmic axis; the product's thresholds dashed. */
export function errorPlot(
  curve: readonly CurvePoint[],
  { accept, refuse }: { readonly accept: number; readonly refuse: number },
): string {
  const thresholds = curve.map(({ threshold }) => threshold);
  const [first, last] = [Math.min(...thresholds), Math.max(...thresholds)];
  const x = (threshold: number) => left + ((threshold - first) / (last - first || 1)) * plotWidth;
  const y = (rate: number) => 12 + (Math.log10(Math.max(rate, LOWEST)) / Math.log10(LOWEST)) * plotHeight;
  const line = (name: 'fmr' | 'fnmr') => {
    // Between two scores no comparison changes sides: up to a threshold the rates are already those of it.
    const points = curve.flatMap((point, index) => {
      const level = y(point[name]).toFixed(1);
      const before = curve[index - 1];
      const step = before === undefined ? [] : [`${x(before.threshold).toFixed(1)},${level}`];
      return [...step, `${x(point.threshold).toFixed(1)},${level}`];
    });
    return `<polyline class="${name}" fill="none" stroke-width="2" points="${points.join(' ')}"/>`;
  };
  const rates = [1, 0.1, 0.01, 0.001, LOWEST].map(
    (rate) =>
      `<line class="axis" x1="${left}" x2="${width - 12}" y1="${y(rate)}" y2="${y(rate)}"/><text x="${left - 6}" y="${y(rate) + 4}" text-anchor="end">${rate}</text>`,
  );
  const marks = [accept, refuse]
    .filter((threshold) => threshold >= first && threshold <= last)
    .map(
      (threshold) =>
        `<line class="limit" x1="${x(threshold)}" x2="${x(threshold)}" y1="12" y2="${height - bottom}"/><text x="${x(threshold) + 4}" y="24">${threshold}</text>`,
    );
  const ends = [first, last].map(
    (threshold, index) =>
      `<text x="${x(threshold)}" y="${height - 18}" text-anchor="${index === 0 ? 'start' : 'end'}">${threshold.toFixed(2)}</text>`,
  );
  return `<h3>Errors of the face comparison over its threshold</h3><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="False match rate falls and false non-match rate rises with the cosine threshold">${rates.join('')}${marks.join('')}${line('fmr')}${line('fnmr')}${ends.join('')}<text x="${left + plotWidth / 2}" y="${height - 4}" text-anchor="middle">cosine threshold: false match falls, false non-match rises</text></svg>`;
}
