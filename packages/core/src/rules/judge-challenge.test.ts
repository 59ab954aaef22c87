import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSchema } from '../check.ts';
import type { FramesFindings } from '../findings.ts';
import { challengeComplaints } from './challenge-complaints.ts';
import { emptyFrame, frame, framesFindings, series, turning } from './frames.fixture.ts';
import { type ChallengeKind, judgeChallenge } from './judge-challenge.ts';
import { thresholds } from './thresholds.ts';

const ask = (kind: ChallengeKind) => ({ kind, issuedAtMs: 900, windowMs: 5_000 });
const answer = (kind: ChallengeKind, findings: FramesFindings | null) =>
  judgeChallenge(ask(kind), findings).answer;

/** Unmirrored, a person who turns to the own right shows the nose further to the left of the picture: positive yaw. */
const right = turning(1, 3, 10, 20, 32, 38, 30, 12);
const left = turning(1, -3, -10, -20, -32, -38, -30, -12);
const closer = series(...[200, 205, 215, 235, 260, 290, 310, 315].map((width) => ({ width })));

const blinking = series(...[0.25, 0.24, 0.1, 0.06, 0.05, 0.06, 0.07, 0.2, 0.25].map((lids) => ({ lids })));

/** The same frames, in some of which there is a face beside the person, or over him. */
const withBeside = ({ frames }: FramesFindings, places: readonly number[], x = 20) =>
  framesFindings(
    frames.map((one, at) => {
      const [main] = one.faces;
      if (main === undefined || !places.includes(at)) return one;
      return { ...one, faces: [main, { ...main, box: { ...main.box, x, width: 150 } }] };
    }),
  );

describe('done as asked', () => {
  test.each([
    ['turn-right', right],
    ['turn-left', left],
    ['come-closer', closer],
    ['blink', blinking],
  ] as const)('%s', (kind, findings) => {
    expect(answer(kind, findings)).toBe('GREEN');
  });

  test.each([
    ['turn-left', right],
    ['turn-right', left],
    ['come-closer', right],
    ['turn-left', closer],
    ['turn-right', closer],
    ['come-closer', left],
    ['blink', right],
    ['blink', closer],
    ['turn-left', blinking],
    ['come-closer', blinking],
  ] as const)('%s is not done by what another challenge asks', (kind, findings) => {
    expect(answer(kind, findings)).toBe('RED');
  });

  test('a face in one frame alone is a mistake of the detector, and one that lies over the person is his own', () => {
    expect(answer('turn-right', withBeside(right, [3]))).toBe('GREEN');
    expect(answer('turn-right', withBeside(right, [2, 3, 4, 5], 300))).toBe('GREEN');
    expect(answer('turn-right', withBeside(right, [2, 3]))).toBe('RED');
  });

  test('the mirrored picture is the other direction', () => {
    const yaw = fc.double({ min: -60, max: 60, noNaN: true });
    fc.assert(
      fc.property(fc.array(yaw, { minLength: 5, maxLength: 12 }), (yaws) => {
        const one = judgeChallenge(ask('turn-left'), turning(...yaws));
        const other = judgeChallenge(ask('turn-right'), turning(...yaws.map((value) => -value)));
        expect(one.answer).toBe(other.answer);
      }),
    );
  });
});

describe('not done', () => {
  test.each<[string, ChallengeKind, FramesFindings]>([
    ['turned at the start', 'turn-right', turning(30, 32, 34, 36, 38)],
    ['not far enough', 'turn-right', turning(0, 5, 10, 15, 24)],
    ['the other way first', 'turn-right', turning(0, -10, -20, 0, 15, 30)],
    ['in one jump', 'turn-right', turning(0, 0, 0, 35, 35)],
    [
      'a flat picture that is tilted',
      'turn-right',
      series(...[0, 8, 16, 25, 32].map((yaw) => ({ yaw, depth: 0.002 }))),
    ],
    ['jumps closer', 'come-closer', series(...[200, 200, 200, 320, 320, 320].map((width) => ({ width })))],
    ['goes back', 'come-closer', series(...[200, 260, 210, 260, 300, 310].map((width) => ({ width })))],
    ['hardly closer', 'come-closer', series(...[200, 210, 220, 240, 250, 260].map((width) => ({ width })))],
    [
      'turned away',
      'come-closer',
      series(...[200, 220, 250, 280, 310, 320].map((width) => ({ width, yaw: 30 }))),
    ],
    [
      'another person at the end',
      'turn-right',
      series(...[0, 8, 16, 25, 32].map((yaw, at) => ({ yaw, person: at < 3 ? 0 : 90 }))),
    ],
    ['one picture', 'turn-right', series(...[0, 8, 16, 25, 32].map((yaw) => ({ yaw, digest: 'a' })))],
    ['two people', 'turn-right', withBeside(right, [3, 4])],
    ['a wink', 'blink', series(...[0.25, 0.25, 0.05, 0.05, 0.05, 0.05, 0.25].map((wink) => ({ wink })))],
    [
      'eyes that stay shut',
      'blink',
      series(...[0.25, 0.25, 0.05, 0.05, 0.05, 0.05].map((lids) => ({ lids }))),
    ],
    [
      'shut from the start',
      'blink',
      series(...[0.05, 0.05, 0.05, 0.05, 0.05, 0.25].map((lids) => ({ lids }))),
    ],
    [
      'a head that turns with shut eyes',
      'blink',
      series(
        ...[0.25, 0.25, 0.05, 0.05, 0.05, 0.05, 0.25].map((lids) => ({ lids, yaw: lids < 0.2 ? 28 : 5 })),
      ),
    ],
    [
      'other eyes',
      'blink',
      series(...[0, 0, 90, 90, 90, 90, 0].map((person) => ({ person, lids: person > 0 ? 0.05 : 0.25 }))),
    ],
  ])('%s is RED', (_name, kind, findings) => {
    expect(answer(kind, findings)).toBe('RED');
  });

  test('a face that came too close and left the picture is not called another person', () => {
    const near = (strangerFrom: number) =>
      series(
        ...[430, 470, 520, 580, 640, 720, 720].map((width, at) => ({
          width,
          person: at >= strangerFrom ? 90 : 0,
        })),
      );
    expect(judgeChallenge(ask('come-closer'), near(5))).toMatchObject({
      answer: 'RED',
      sentence: challengeComplaints.tooClose,
    });
    expect(judgeChallenge(ask('come-closer'), near(2)).sentence).toBe(challengeComplaints.otherPerson);
    const filling = series(...[560, 600, 640, 680, 700, 720, 720].map((width) => ({ width })));
    expect(judgeChallenge(ask('come-closer'), filling).sentence).toBe(challengeComplaints.tooClose);
  });

  test('a blink as it comes by itself is too short to be the one that was asked for, and eyes that narrow are not shut', () => {
    const short = series(...[0.25, 0.25, 0.25, 0.05, 0.05, 0.05, 0.25, 0.25].map((lids) => ({ lids })));
    expect(judgeChallenge(ask('blink'), short).sentence).toBe(challengeComplaints.shutLonger);
    const narrow = series(...[0.25, 0.25, 0.2, 0.2, 0.2, 0.2, 0.2, 0.25].map((lids) => ({ lids })));
    expect(judgeChallenge(ask('blink'), narrow).sentence).toBe(challengeComplaints.shutEyes);
  });

  test('a person who is exchanged for one hardly alike is looked at', () => {
    const changed = series(...[0, 8, 16, 25, 32].map((yaw, at) => ({ yaw, person: at < 3 ? 0 : 70 })));
    expect(answer('turn-right', changed)).toBe('YELLOW');
  });

  test.each([
    ['too early', 1_001, 5_000],
    ['too late', 900, 500],
  ])('%s is RED', (_name, issuedAtMs, windowMs) => {
    expect(judgeChallenge({ kind: 'turn-right', issuedAtMs, windowMs }, right).answer).toBe('RED');
  });
});

describe('what cannot be judged is ERROR', () => {
  test.each<[string, FramesFindings | null]>([
    ['no findings', null],
    ['no frames', framesFindings([])],
    ['four frames', turning(0, 10, 20, 30)],
    ['times out of order', framesFindings([...right.frames].reverse())],
    [
      'a third without a face',
      framesFindings([...right.frames, emptyFrame(8), emptyFrame(9), emptyFrame(10), emptyFrame(11)]),
    ],
    ['no models', framesFindings(right.frames.map((one) => ({ ...one, template: null, liveness: null })))],
    ['a yaw that is no number', turning(0, 10, Number.NaN, 30, 35)],
    [
      'a nose that is nowhere',
      framesFindings(
        right.frames.map((one) => ({ ...one, faces: one.faces.map((face) => ({ ...face, landmarks: [] })) })),
      ),
    ],
    [
      'vectors of two models',
      framesFindings(
        right.frames.map((one, at) =>
          at === 3 ? frame(3, { yaw: 20, template: { modelId: 'other', vector: [1, 0], aligned: '' } }) : one,
        ),
      ),
    ],
  ])('%s', (_name, findings) => {
    expect(answer('turn-right', findings)).toBe('ERROR');
  });

  test.each<[string, FramesFindings]>([
    ['eyes that were not measured', framesFindings(blinking.frames.map((one) => ({ ...one, eyes: null })))],
    [
      'a lid that is no number',
      series(...[0.25, 0.25, Number.NaN, 0.05, 0.05, 0.25].map((lids) => ({ lids }))),
    ],
    [
      'eyes too small',
      series(...[0.25, 0.25, 0.05, 0.05, 0.05, 0.05, 0.05, 0.25].map((lids) => ({ lids, width: 100 }))),
    ],
  ])('of a blink: %s', (_name, findings) => {
    expect(answer('blink', findings)).toBe('ERROR');
    expect(answer('come-closer', findings)).toBe('RED');
  });
});

test('GREEN needs a start, a peak and a way that the thresholds allow, whatever the yaws', () => {
  const limits = thresholds.challenge;
  const yaw = fc.oneof(fc.integer({ min: -60, max: 60 }), fc.constant(Number.NaN));
  fc.assert(
    fc.property(fc.array(yaw, { maxLength: 10 }), (yaws) => {
      const check = judgeChallenge(ask('turn-right'), turning(...yaws));
      expect(checkSchema.safeParse(check).success).toBe(true);
      if (check.answer !== 'GREEN') return;
      expect(Math.max(...yaws)).toBeGreaterThanOrEqual(limits.minimumPeakYaw);
      expect(yaws.length).toBeGreaterThanOrEqual(limits.minimumFrames);
      const steps = yaws.slice(1).map((value, at) => Math.abs(value - (yaws[at] ?? Number.NaN)));
      expect(Math.max(...steps)).toBeLessThanOrEqual(limits.maximumStepYaw);
    }),
    { numRuns: 500 },
  );
});

test('a blink is GREEN only with both eyes shut for long enough between open ones, whatever the lids', () => {
  const limits = thresholds.challenge;
  const lid = fc.oneof(fc.constantFrom(0.05, 0.25), fc.double({ min: 0, max: 0.4, noNaN: true }));
  const eyes = fc.array(fc.record({ lids: lid, wink: lid }), { maxLength: 12 });
  fc.assert(
    fc.property(eyes, (changes) => {
      const check = judgeChallenge(ask('blink'), series(...changes));
      expect(checkSchema.safeParse(check).success).toBe(true);
      if (check.answer !== 'GREEN') return;
      const least = Math.ceil(limits.minimumShutMs / 100) + 1;
      for (const eye of ['lids', 'wink'] as const) {
        const openings = changes.map((change) => change[eye]);
        const open = Math.max(...openings.slice(0, 2));
        const shut = openings.filter((opening) => opening <= limits.maximumShut * open);
        expect(shut.length).toBeGreaterThanOrEqual(least);
        expect(Math.max(...openings.slice(-2))).toBeGreaterThanOrEqual(limits.minimumReopened * open);
      }
    }),
    { numRuns: 500 },
  );
});
