import { expect, test } from 'vitest';
import { errorCurve } from '../statistics/error-curve.ts';
import { errorPlot } from './error-plot.ts';

test('the curves of the error plot are steps: no line of theirs slopes', () => {
  const curve = errorCurve([0.4, 0.6, 0.7, 0.9], [0.1, 0.2, 0.3, 0.5]);
  const plot = errorPlot(curve, { accept: 0.45, refuse: 0.25 });
  const lines = [...plot.matchAll(/<polyline class="(\w+)"[^>]*points="([^"]+)"/g)];
  expect(lines.map(([, name]) => name)).toEqual(['fmr', 'fnmr']);
  for (const [, , points = ''] of lines) {
    const corners = points.split(' ').map((point) => point.split(',').map(Number));
    expect(corners).toHaveLength(curve.length * 2 - 1);
    const sloping = corners.filter(
      ([x, y], index) => index > 0 && x !== corners[index - 1]?.[0] && y !== corners[index - 1]?.[1],
    );
    expect(sloping).toEqual([]);
  }
});
