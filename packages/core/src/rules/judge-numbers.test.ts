import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answersOf,
  comparison,
  documentFindings,
  face,
  goodEvidence,
  goodLevel,
  liveness,
  mrzReading,
  outcome,
  picture,
  quality,
  withDocument,
  withSelfie,
  withTwoPictures,
} from './evidence.fixture.ts';
import type { Evidence } from './evidence.ts';
import { judge } from './judge.ts';

/** Every number a verdict rests on, each as a way to put another number in its place. */
const numbers: readonly [string, (value: number) => Evidence][] = [
  ['document width', (width) => withDocument({ picture: picture({ width }) })],
  ['document height', (height) => withDocument({ picture: picture({ height }) })],
  ['document sharpness', (sharpness) => withDocument({ quality: quality({ sharpness }) })],
  ['document brightness', (brightness) => withDocument({ quality: quality({ brightness }) })],
  ['document glare', (glareShare) => withDocument({ quality: quality({ glareShare }) })],
  ['document colour', (colourfulness) => withDocument({ quality: quality({ colourfulness }) })],
  ['lowest confidence', (minConfidence) => withDocument({ mrz: mrzReading({}, { minConfidence }) })],
  ['mean confidence', (meanConfidence) => withDocument({ mrz: mrzReading({}, { meanConfidence }) })],
  ['portrait width', (width) => withDocument({ faces: [face(width)] })],
  ['width of another portrait', (width) => withTwoPictures(documentFindings({ faces: [face(width)] }))],
  ['portrait score', (score) => withDocument({ faces: [face(220, { score })] })],
  ['selfie width', (width) => withSelfie({ picture: picture({ width }) })],
  ['selfie height', (height) => withSelfie({ picture: picture({ height }) })],
  ['selfie sharpness', (sharpness) => withSelfie({ quality: quality({ sharpness }) })],
  ['selfie brightness', (brightness) => withSelfie({ quality: quality({ brightness }) })],
  ['selfie glare', (glareShare) => withSelfie({ quality: quality({ glareShare }) })],
  ['face width', (width) => withSelfie({ faces: [face(width)] })],
  ['width of a second face', (width) => withSelfie({ faces: [face(420), face(width)] })],
  ['face yaw', (yaw) => withSelfie({ faces: [face(420, { pose: { yaw, pitch: 0, roll: 0 } })] })],
  ['face sharpness', (sharpness) => withSelfie({ faces: [face(420, { sharpness })] })],
  ['liveness', (score) => withSelfie({ liveness: liveness(score) })],
  ['cosine', (cosine) => goodEvidence({ comparison: comparison({ cosine }) })],
  ['correlation', (pixelCorrelation) => goodEvidence({ comparison: comparison({ pixelCorrelation }) })],
  ['minimum age', (minimumAge) => goodEvidence({ level: { ...goodLevel(), rules: { minimumAge } } })],
];

describe('a number that is none', () => {
  const cases = numbers.flatMap(([name, put]) =>
    [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(
      (value): [string, number, Evidence] => [name, value, put(value)],
    ),
  );

  test.each(cases)('%s = %d is never GREEN', (_name, _value, evidence) => {
    expect(outcome(evidence)).not.toBe('GREEN');
  });

  test.each(cases)('%s = %d leaves checks that can be stored', (_name, _value, evidence) => {
    for (const check of judge(evidence)) {
      expect(Object.values(check.numbers).every(Number.isFinite)).toBe(true);
      expect(Object.values(check.thresholds).every(Number.isFinite)).toBe(true);
    }
  });

  test('a comparison that gave no number is no mismatch', () => {
    const evidence = goodEvidence({ attemptCnt: 3, comparison: comparison({ cosine: Number.NaN }) });
    expect(answersOf(evidence, 'FACE_MATCH')).toEqual(['ERROR']);
    expect(answersOf(evidence, 'SELFIE_IS_PORTRAIT')).toEqual(['ERROR']);
  });

  test.each(['', 'soon', '2026-02-30'])('a day of the check that is none (%s) is never GREEN', (today) => {
    expect(outcome(goodEvidence({ today }))).not.toBe('GREEN');
  });

  test('no combination of numbers throws or passes unless every number is finite', () => {
    const any = fc.oneof(fc.double(), fc.constantFrom(0, 1, 50, 500));
    fc.assert(
      fc.property(fc.constantFrom(...numbers), any, ([, put], value) => {
        const green = outcome(put(value)) === 'GREEN';
        expect(green && !Number.isFinite(value)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
