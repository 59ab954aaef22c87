import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersOf, comparison, goodEvidence, liveness, withSelfie } from './evidence.fixture.ts';
import type { ModelThresholds } from './model-thresholds.ts';

/** Of the models that the good evidence was made with. */
function given(change: { accept?: number; review?: number; live?: number } = {}): ModelThresholds {
  return {
    face: {
      modelId: 'recogniser',
      verify: { accept: change.accept ?? 0.363, review: change.review ?? 0.2 },
      search: null,
      samePhotograph: 0.363,
    },
    liveness: { modelId: 'anti-spoof', accept: change.live ?? 0.9 },
  };
}

describe('the thresholds of the model that looked', () => {
  it('judge its comparisons, whatever the bundled model would want', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, unit, (cosine, one, other) => {
        const modelThresholds = given({ accept: Math.max(one, other), review: Math.min(one, other) });
        const expected =
          cosine >= Math.max(one, other) ? 'GREEN' : cosine >= Math.min(one, other) ? 'YELLOW' : 'RED';
        const evidence = goodEvidence({ comparison: comparison({ cosine }), modelThresholds });
        expect(answersOf(evidence, 'FACE_MATCH')).toEqual([expected]);
      }),
    );
  });

  it('judge its liveness score', () => {
    const strict = { ...withSelfie({ liveness: liveness(0.89) }), modelThresholds: given() };
    expect(answersOf(strict, 'FACE_LIVELINESS')).toEqual(['YELLOW']);
    expect(answersOf({ ...strict, modelThresholds: given({ live: 0.8 }) }, 'FACE_LIVELINESS')).toEqual([
      'GREEN',
    ]);
  });

  it('say when the same pixels are the same photograph', () => {
    const twin = goodEvidence({ comparison: comparison({ cosine: 0.4, pixelCorrelation: 0.99 }) });
    expect(answersOf(twin, 'SELFIE_IS_PORTRAIT')).toEqual(['GREEN']);
    expect(answersOf({ ...twin, modelThresholds: given() }, 'SELFIE_IS_PORTRAIT')).toEqual(['RED']);
  });

  it('never judge what another model measured', () => {
    const { face, liveness: live } = given();
    const other = { face: { ...face, modelId: 'new' }, liveness: { ...live, modelId: 'new' } };
    const evidence = goodEvidence({ modelThresholds: other });
    expect(answersOf(evidence, 'FACE_MATCH')).toEqual(['ERROR']);
    expect(answersOf(evidence, 'SELFIE_IS_PORTRAIT')).toEqual(['ERROR']);
    expect(answersOf(evidence, 'FACE_LIVELINESS')).toEqual(['ERROR']);
  });
});
