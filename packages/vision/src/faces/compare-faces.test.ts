import { describe, expect, it } from 'vitest';
import { compareFaces } from './compare-faces.ts';

const template = (modelId: string, vector: number[], grey: number[]) => ({
  modelId,
  vector,
  aligned: Buffer.from(grey).toString('base64'),
});
const one = template('m@1', [0.6, 0.8], [10, 20, 30, 200]);

describe('comparing faces', () => {
  it('finds a face equal to itself in both measures', () => {
    const result = compareFaces(one, one);
    expect(result.ok && result.value.cosine).toBeCloseTo(1, 9);
    expect(result.ok && result.value.pixelCorrelation).toBeCloseTo(1, 9);
  });

  it('is not moved by brightness and contrast of the crop', () => {
    const result = compareFaces(one, template('m@1', [0.8, -0.6], [25, 30, 35, 120]));
    expect(result.ok && result.value.cosine).toBeCloseTo(0, 9);
    expect(result.ok && result.value.pixelCorrelation).toBeCloseTo(1, 9);
  });

  it('gives no correlation for an even crop, rather than a number', () => {
    const result = compareFaces(one, template('m@1', [0.6, 0.8], [7, 7, 7, 7]));
    expect(result.ok && result.value.pixelCorrelation).toBe(0);
  });

  it.each([
    ['of another model', template('m@2', [0.6, 0.8], [1])],
    ['of another length', template('m@1', [1], [1])],
  ])('refuses a template %s', (_, other) => {
    expect(compareFaces(one, other)).toEqual({ ok: false, error: 'different-models' });
  });
});
