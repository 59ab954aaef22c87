import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  backId,
  cardEvidence,
  comparison,
  documentFindings,
  face,
  frontId,
  goodEvidence,
  goodLevel,
  levelWith,
  liveness,
  mrzReading,
  outcome,
  picture,
  quality,
  selfieFindings,
  selfieId,
  signs,
  verdict,
  withDocument,
  withMrz,
  withMrz18,
  withSelfie,
  withTwoPictures,
} from './evidence.fixture.ts';
import type { Evidence } from './evidence.ts';
import { judge, requiredChecks } from './judge.ts';
import { thresholds } from './thresholds.ts';

describe('a person about whom nothing is wrong', () => {
  test.each<[string, Evidence]>([
    ['passport', goodEvidence()],
    ['identity card with the lines on the back', cardEvidence()],
    ['no data supplied to compare with', goodEvidence({ supplied: {} })],
    ['middle name missing on one side', goodEvidence({ supplied: { firstName: 'Mariia' } })],
    ['expiry on the very day of the check', withMrz({ expiryDate: '2026-03-01' })],
    ['eighteen on the very day of the check', withMrz18('2008-03-01')],
    ['a soft background behind a sharp face', withSelfie({ quality: quality({ sharpness: 3 }) })],
    ['a small face far behind the selfie', withSelfie({ faces: [face(420), face(100)] })],
    [
      'similarity exactly at the accepting threshold',
      goodEvidence({ comparison: comparison({ cosine: 0.476 }) }),
    ],
    ['country on the list of the level', goodEvidence({ level: levelWith({ includedCountries: ['UTO'] }) })],
    [
      'a picture exactly at every limit',
      withDocument({
        signs: signs(thresholds.captureFaults),
        faces: [face(45)],
        mrz: mrzReading({}, { minConfidence: 0.5 }),
      }),
    ],
    [
      'a selfie exactly at every limit',
      withSelfie({
        picture: picture({ width: 1250, height: 1250 }),
        signs: signs(thresholds.captureFaults),
        faces: [face(100, { sharpness: 15, pose: { yaw: -35, pitch: 0, roll: 0 } })],
        liveness: liveness(0.5),
      }),
    ],
    ['other countries excluded', goodEvidence({ level: levelWith({ excludedCountries: ['UKR'] }) })],
    ['two good pictures of one passport', withTwoPictures(documentFindings())],
  ])('%s ends GREEN', (_name, evidence) => {
    expect(judge(evidence).filter((check) => check.answer !== 'GREEN')).toEqual([]);
    expect(verdict(evidence)).toEqual({ kind: 'completed', result: { reviewAnswer: 'GREEN' } });
  });

  test('the same evidence gives the same checks', () => {
    expect(judge(goodEvidence())).toEqual(judge(goodEvidence()));
  });
});

describe('properties', () => {
  const cosines = fc.double({ min: -1, max: 1, noNaN: true });

  test('below the accepting threshold nobody is GREEN', () => {
    fc.assert(
      fc.property(
        cosines,
        cosines,
        fc.integer({ min: 1, max: 9 }),
        (cosine, pixelCorrelation, attemptCnt) => {
          const evidence = goodEvidence({ attemptCnt, comparison: comparison({ cosine, pixelCorrelation }) });
          const green = outcome(evidence) === 'GREEN';
          expect(green).toBe(cosine >= 0.476 && !(cosine >= 0.8 && pixelCorrelation >= 0.88));
        },
      ),
    );
  });

  test('a finding worse than a refused one is refused, too', () => {
    const blur = fc.double({ min: 0, max: 1, noNaN: true });
    const blurred = (score: number) =>
      withDocument({ signs: signs({ blur: score }), mrz: mrzReading({}, { meanConfidence: 0.8 }) });
    fc.assert(
      fc.property(blur, blur, (one, other) => {
        const worse = outcome(blurred(Math.max(one, other)));
        const better = outcome(blurred(Math.min(one, other)));
        if (worse === 'onHold') expect(better).toBe('onHold');
        else expect(worse).toBe('RETRY LOW_QUALITY');
      }),
    );
  });

  test('whichever side of a card is sent first, the answer is the same', () => {
    const { document } = cardEvidence();
    if (document === null) throw new Error('the card has no document');
    const turned = goodEvidence({ document: { ...document, sides: [...document.sides].reverse() } });
    expect(outcome(turned)).toBe('GREEN');
  });
});

describe('requiredChecks', () => {
  test('a level with both steps needs every check that judge makes, and judge makes each of them', () => {
    const required = requiredChecks(goodLevel());
    expect(new Set(required).size).toBe(required.length);
    const made = new Set(judge(goodEvidence()).map((check) => check.checkType));
    expect(made).toEqual(new Set(required));
  });

  test('leaving out the selfie leaves out its checks and those of the comparison', () => {
    const [identity] = goodLevel().requiredIdDocs.docSets;
    if (identity === undefined) throw new Error('the level has no steps');
    const level = levelWith({ docSets: [identity] });
    expect(requiredChecks(level)).not.toContain('FACE_MATCH');
    expect(outcome(goodEvidence({ level, selfie: null, comparison: null }))).toBe('GREEN');
  });

  test('a selfie alone can be GREEN: there is nothing to compare it with', () => {
    const selfie = goodLevel().requiredIdDocs.docSets.filter((docSet) => docSet.idDocSetType === 'SELFIE');
    const level = levelWith({ docSets: selfie });
    expect(outcome(goodEvidence({ level, document: null, comparison: null }))).toBe('GREEN');
    const spoilt = { imageId: selfieId, findings: selfieFindings({ liveness: null }) };
    expect(outcome(goodEvidence({ level, document: null, comparison: null, selfie: spoilt }))).toBe('onHold');
  });

  test('the pictures of every check are those of the evidence', () => {
    const ids = new Set(judge(cardEvidence()).flatMap((check) => check.imageIds));
    expect(ids).toEqual(new Set([frontId, backId, selfieId]));
  });
});
