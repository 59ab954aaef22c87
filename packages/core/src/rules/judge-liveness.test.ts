import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSchema } from '../check.ts';
import { type FramesFindings, framesFindingsSchema } from '../findings.ts';
import { emptyFrame, frame, framesComparison, framesFindings, series, turning } from './frames.fixture.ts';
import { judgeLiveness, type LivenessContext } from './judge-liveness.ts';
import { thresholds } from './thresholds.ts';

const live = series({}, { yaw: 2 }, { yaw: 4 }, { yaw: 1 });
const answer = (findings: FramesFindings | null, context?: LivenessContext) => {
  const { check, suspected } = judgeLiveness(findings, thresholds.liveness, context);
  return [check.answer, suspected];
};

test('findings of frames survive being stored', () => {
  expect(framesFindingsSchema.parse(JSON.parse(JSON.stringify(live)))).toEqual(live);
});

describe('a living person', () => {
  test.each<[string, FramesFindings, LivenessContext?]>([
    ['in four frames', live],
    ['in a single frame', series({})],
    ['who turns the head', turning(0, 10, 25, 40, 20)],
    ['whose passive score is at the limit', series({ live: 0.5 }, { live: 0.5 }, { live: 0.5 })],
    ['with one bad frame', series({}, { live: 0.1 }, {}, {})],
    ['who is missing in one frame of four', framesFindings([frame(0), emptyFrame(1), frame(2), frame(3)])],
    ['of the selfie', live, { selfie: framesComparison() }],
    ['of the selfie and the document', live, { selfie: framesComparison(), portrait: framesComparison() }],
  ])('%s is GREEN', (_name, findings, context) => {
    expect(answer(findings, context)).toEqual(['GREEN', null]);
  });
});

describe('an attack is named', () => {
  const flat = [{ live: 0.05 }, { live: 0.1 }, { live: 0.02 }];
  test.each<[string, unknown, FramesFindings, LivenessContext?]>([
    ['a print held still', ['YELLOW', 'print-or-screen'], series(...flat)],
    [
      'a film on a screen',
      ['YELLOW', 'screen-replay'],
      series({ live: 0.05 }, { live: 0.05, yaw: 15 }, { live: 0.05, yaw: 30 }),
    ],
    ['a mask', ['YELLOW', 'mask'], series(...flat.map((one) => ({ ...one, mask: true })))],
    ['a flat single frame', ['YELLOW', 'print-or-screen'], series({ live: 0 })],
    [
      'flat frames among others',
      ['YELLOW', null],
      series({}, {}, { live: 0.1 }, { live: 0.1 }, {}, { live: 0.1 }, {}),
    ],
    ['an uncertain score', ['YELLOW', null], series({ live: 0.3 }, { live: 0.4 }, { live: 0.45 })],
    [
      'one picture sent thrice',
      ['RED', 'still-picture'],
      series({ digest: 'a' }, { digest: 'a' }, { digest: 'a' }),
    ],
    [
      'one repetition among four',
      ['YELLOW', 'still-picture'],
      series({ digest: 'a' }, { digest: 'a' }, {}, {}),
    ],
    ['another person in the middle', ['RED', 'another-person'], series({}, {}, { person: 90 }, {})],
    ['a doubtful person in the middle', ['YELLOW', 'another-person'], series({}, {}, { person: 70 }, {})],
    [
      'another person who is turned away',
      ['RED', 'another-person'],
      series({}, {}, { person: 90, yaw: 35 }, { person: 90, yaw: 35 }),
    ],
    ['a jump of the head', ['YELLOW', 'spliced'], turning(0, 45, 0)],
    [
      'another person than the selfie',
      ['RED', 'another-person'],
      live,
      { selfie: framesComparison({ medianCosine: 0.2 }) },
    ],
    [
      'perhaps another person than the selfie',
      ['YELLOW', 'another-person'],
      live,
      { selfie: framesComparison({ medianCosine: 0.45 }) },
    ],
    [
      "the document's portrait",
      ['RED', 'document-portrait'],
      live,
      { portrait: framesComparison({ maximumCosine: 0.9, maximumPixelCorrelation: 0.95 }) },
    ],
    [
      "nearly the document's portrait",
      ['YELLOW', 'document-portrait'],
      live,
      { portrait: framesComparison({ maximumCosine: 0.9, maximumPixelCorrelation: 0.9 }) },
    ],
  ])('%s', (_name, expected, findings, context) => {
    expect(answer(findings, context)).toEqual(expected);
  });

  test('the evidence is kept', () => {
    const { check } = judgeLiveness(live, thresholds.liveness, { selfie: framesComparison(), imageIds: [7] });
    expect(checkSchema.parse(check)).toEqual(check);
    expect(check.imageIds).toEqual([7]);
    expect(check.modelIds).toEqual(['anti-spoof', 'recogniser']);
    expect(check.numbers).toMatchObject({
      frames: 4,
      medianScore: 0.95,
      repeats: 0,
      'selfie.medianCosine': 0.8,
    });
  });

  test('a RED verdict asks for another try', () => {
    const { check } = judgeLiveness(series({ digest: 'a' }, { digest: 'a' }, { digest: 'a' }));
    expect(check.reject).toEqual({ labels: ['FRAUDULENT_LIVENESS'], type: 'RETRY', imageIds: [] });
  });
});

describe('what cannot be judged is ERROR, never live', () => {
  test.each<[string, FramesFindings | null, LivenessContext?]>([
    ['no findings', null],
    ['no frames', framesFindings([])],
    ['nobody in the frames', framesFindings([emptyFrame(0), emptyFrame(1)])],
    ['mostly nobody', framesFindings([frame(0), emptyFrame(1), emptyFrame(2)])],
    ['no anti-spoof model', framesFindings([frame(0, { liveness: null })])],
    ['no recogniser', framesFindings([frame(0, { template: null })])],
    ['times out of order', series({ timestampMs: 5 }, { timestampMs: 4 })],
    ['the same time twice', series({ timestampMs: 5 }, { timestampMs: 5 })],
    ['a score that is no probability', series({ live: 1.2 })],
    ['two recognisers', series({}, { template: { modelId: 'other', vector: [1, 0], aligned: '' } })],
    ['no face in the selfie', live, { selfie: null }],
    ['no face on the document', live, { portrait: null }],
    ['a selfie in another pose', live, { selfie: framesComparison({ frames: 0 }) }],
    ['a comparison by another model', live, { selfie: framesComparison({ modelId: 'other' }) }],
    ['a yaw that is no number', series({}, { yaw: Number.NaN })],
    ['a comparison that is no number', live, { selfie: framesComparison({ medianCosine: Number.NaN }) }],
    [
      'an empty vector',
      framesFindings([frame(0, { template: { modelId: 'recogniser', vector: [], aligned: '' } })]),
    ],
  ])('%s', (_name, findings, context) => {
    expect(answer(findings, context)).toEqual(['ERROR', null]);
  });
});

test('whatever the frames, GREEN needs a median score that is accepted, one person and no repetition', () => {
  const number = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(Number.NaN, 2, -1));
  const change = fc.record({
    live: number,
    yaw: fc.oneof(fc.double({ min: -60, max: 60, noNaN: true }), fc.constant(Number.NaN)),
    person: fc.integer({ min: 0, max: 120 }),
    digest: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
      const { check, suspected } = judgeLiveness(series(...changes));
      expect(checkSchema.safeParse(check).success).toBe(true);
      if (check.answer === 'ERROR' || check.answer === 'GREEN') expect(suspected).toBeNull();
      if (check.answer !== 'GREEN') return;
      const sorted = changes.map((one) => one.live).sort((one, other) => one - other);
      expect(sorted[Math.floor((sorted.length - 1) / 2)]).toBeGreaterThanOrEqual(thresholds.liveness.accept);
      expect(changes.every(({ yaw }) => Number.isFinite(yaw))).toBe(true);
      expect(check.numbers['leastIdentity']).toBeGreaterThanOrEqual(thresholds.liveness.samePerson);
    }),
  );
});
