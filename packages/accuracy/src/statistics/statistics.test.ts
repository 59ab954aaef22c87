import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crossValidatedAccuracy } from './cross-validated-accuracy.ts';
import { areaUnderCurve, equalErrorRate, errorCurve, pointAtFalseMatchRate } from './error-curve.ts';
import { percentile } from './percentile.ts';
import { proportion } from './proportion.ts';
import { shuffled } from './shuffled.ts';

const scores = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 });

describe('a proportion', () => {
  test('has the interval that Wilson gives, and the rule of three at the ends', () => {
    // Newcombe (1998), table I: 81 of 263 is .2553 to .3662.
    const newcombe = proportion(81, 263);
    expect(newcombe.low).toBeCloseTo(0.2553, 4);
    expect(newcombe.high).toBeCloseTo(0.3662, 4);
    expect(proportion(0, 300)).toMatchObject({ rate: 0, low: 0, high: 0.01 });
    expect(proportion(300, 300)).toMatchObject({ rate: 1, low: 0.99, high: 1 });
    expect(proportion(0, 0)).toMatchObject({ rate: null, low: null, high: null });
  });

  test('lies in its interval', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, share) => {
          const { rate, low, high } = proportion(Math.round(total * share), total);
          expect(low).toBeLessThanOrEqual(rate ?? -1);
          expect(high).toBeGreaterThanOrEqual(rate ?? 2);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('the curve of errors', () => {
  test('counts what its threshold would do', () => {
    fc.assert(
      fc.property(scores, scores, (genuine, impostor) => {
        for (const { threshold, fmr, fnmr } of errorCurve(genuine, impostor)) {
          expect(fmr).toBeCloseTo(impostor.filter((score) => score >= threshold).length / impostor.length, 9);
          expect(fnmr).toBeCloseTo(genuine.filter((score) => score < threshold).length / genuine.length, 9);
        }
      }),
    );
  });

  test('is crossed where both errors are equal', () => {
    expect(equalErrorRate(errorCurve([0.6, 0.7, 0.8, 0.9], [0.1, 0.2, 0.3, 0.4]))).toBe(0);
    expect(equalErrorRate(errorCurve([0.2, 0.7, 0.8, 0.9], [0.1, 0.15, 0.3, 0.4]))).toBeCloseTo(0.25, 9);
    expect(equalErrorRate(errorCurve([1, 2], [1, 2]))).toBeCloseTo(0.5, 9);
    expect(equalErrorRate(errorCurve([], [1]))).toBeNull();
    fc.assert(
      fc.property(scores, scores, (genuine, impostor) => {
        const rate = equalErrorRate(errorCurve(genuine, impostor)) ?? -1;
        expect(rate).toBeGreaterThanOrEqual(0);
        expect(rate).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('tells no rate that the sample is too small to show', () => {
    const impostor = Array.from({ length: 200 }, (_, index) => index / 1000);
    const curve = errorCurve([0.5, 0.6], impostor);
    expect(pointAtFalseMatchRate(curve, 0.01, impostor.length)?.threshold).toBeCloseTo(0.198, 9);
    expect(pointAtFalseMatchRate(curve, 0.001, impostor.length)).toBeNull();
  });

  test('has an area that counts pairs', () => {
    fc.assert(
      fc.property(scores, scores, (genuine, impostor) => {
        const wins = genuine.flatMap((one) =>
          impostor.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)),
        );
        const expected = wins.reduce((sum: number, win) => sum + win, 0) / wins.length;
        expect(areaUnderCurve(genuine, impostor)).toBeCloseTo(expected, 9);
      }),
    );
  });
});

describe('accuracy over ten folds', () => {
  const apart = Array.from({ length: 50 }, (_, index) => ({ score: index / 50, genuine: index >= 25 }));

  test('is whole where a threshold parts the two, and the same for the same seed', () => {
    expect(crossValidatedAccuracy(apart, 1)).toBeGreaterThanOrEqual(0.96);
    expect(crossValidatedAccuracy(apart, 7)).toBe(crossValidatedAccuracy(apart, 7));
  });

  test('is about the larger class where scores say nothing', () => {
    const blind = apart.map(({ genuine }) => ({ genuine, score: 0.5 }));
    expect(crossValidatedAccuracy(blind, 1)).toBeLessThanOrEqual(0.5);
    expect(crossValidatedAccuracy(apart.slice(0, 9), 1)).toBeNull();
  });
});

test('a percentile is a value of the sample', () => {
  expect(percentile([5, 1, 3], 0.5)).toBe(3);
  expect(percentile([5, 1, 3], 0.95)).toBe(5);
  expect(percentile([], 0.5)).toBeNull();
});

test('shuffling loses nothing and follows the seed', () => {
  const items = Array.from({ length: 40 }, (_, index) => index);
  expect(shuffled(items, 3).toSorted((one, other) => one - other)).toEqual(items);
  expect(shuffled(items, 3)).toEqual(shuffled(items, 3));
  expect(shuffled(items, 3)).not.toEqual(shuffled(items, 4));
});
