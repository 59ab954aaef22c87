import { z } from 'zod';
import type { Check } from '../check.ts';
import type { FramesFindings } from '../findings.ts';
import { challengeComplaints as complaints } from './challenge-complaints.ts';
import { doubtful, passed, refused, unable } from './check-builders.ts';
import {
  inOrder,
  leastIdentity,
  lowerMedian,
  mostFrontal,
  pairs,
  repeatShare,
  secondPersonFrames,
  type UsableFrame,
  usableFrames,
  wholeFaces,
} from './frame-series.ts';
import {
  judgeBlink,
  type ChallengeLimits as Limits,
  type ChallengeStep as Step,
  seesLids,
} from './judge-blink.ts';
import { faceThresholdsFor, type ModelThresholds } from './model-thresholds.ts';
import { thresholds } from './thresholds.ts';

export const challengeKindSchema = z.enum(['turn-left', 'turn-right', 'come-closer', 'blink']);
export type ChallengeKind = z.infer<typeof challengeKindSchema>;

/** What the person was asked to do. Left and right are the person's own; the frames are the camera's picture, not mirrored. */
export const challengeSchema = z.object({
  kind: challengeKindSchema,
  /** When it was asked, on the clock of the frames' `timestampMs`. */
  issuedAtMs: z.number(),
  /** Milliseconds from then within which every frame has to lie. */
  windowMs: z.number().positive(),
});
export type Challenge = z.infer<typeof challengeSchema>;

/** What is said of a face that could not be measured any more, too. */
const sizeComplaints: ReadonlySet<string> = new Set([
  complaints.closer,
  complaints.closerSlowly,
  complaints.closerSteadily,
]);

/**
 * Whether the frames show the person doing what was asked: a head that starts straight, turns in the asked direction
 * far enough and is seen on its way, a face that grows, or eyes that are shut for a moment and open again; one person, in time, in order. Pure. GREEN done; RED not done,
 * another try helps; YELLOW the person may have changed on the way; ERROR frames or measurements are missing.
 */
export function judgeChallenge(
  challenge: Challenge,
  findings: FramesFindings | null,
  limits: Limits = thresholds.challenge,
  context: { readonly imageIds?: readonly number[]; readonly modelThresholds?: ModelThresholds } = {},
): Check {
  const nothing = { checkType: 'FACE_LIVELINESS' as const, imageIds: context.imageIds ?? [] };
  const cannot = (why: string) => unable(nothing, `The challenge could not be judged: ${why}.`);
  if (findings === null || findings.frames.length === 0) return cannot('there are no frames');
  const usable = usableFrames(findings);
  if (usable.length < limits.minimumFrames) return cannot('too few frames show a face');
  if (!(usable.length / findings.frames.length >= limits.minimumUsableShare))
    return cannot('too many frames show no face');
  if (!inOrder(findings)) return cannot('the times of the frames are not in order');
  if (
    !usable.every(({ face, picture }) => isMeasured(face.pose.yaw) && face.box.width > 0 && picture.width > 0)
  )
    return cannot('a measurement gave no number');
  if (challenge.kind === 'blink' && !usable.every((frame) => seesLids(frame, limits)))
    return cannot('the lids were not measured, or are too small in the picture');

  const [modelId = ''] = usable.map(({ template }) => template.modelId);
  const face = faceThresholdsFor(context.modelThresholds, modelId);
  if (face === null) return cannot('there are no thresholds for the model that compared the faces');
  const samePerson =
    context.modelThresholds === undefined ? thresholds.liveness.samePerson : face.verify.accept;
  const first = Math.min(...findings.frames.map(({ timestampMs }) => timestampMs));
  const last = Math.max(...findings.frames.map(({ timestampMs }) => timestampMs));
  const step = judgeStep(challenge.kind, usable, limits);
  const person = leastIdentity(usable, mostFrontal(usable));
  const repeats = repeatShare(findings.frames);
  const facts = {
    ...nothing,
    modelIds: [...new Set(usable.flatMap((frame) => modelIdsOf(frame, challenge.kind)))],
    numbers: {
      ...step.numbers,
      frames: findings.frames.length,
      usable: usable.length,
      firstMs: first - challenge.issuedAtMs,
      lastMs: last - challenge.issuedAtMs,
      leastIdentity: person,
      repeats,
    },
    thresholds: { ...limits, windowMs: challenge.windowMs, samePerson },
  };
  const fail = (sentence: string) => refused(facts, sentence, ['FRAUDULENT_LIVENESS'], 'RETRY');
  if (!(first >= challenge.issuedAtMs && last <= challenge.issuedAtMs + challenge.windowMs))
    return fail(complaints.notInTime);
  if (repeats >= thresholds.liveness.refuseRepeats) return fail(complaints.stillPicture);
  if (secondPersonFrames(usable) > 0) return fail(complaints.alone);
  // Of a face that outgrew the picture nobody can say whose it is, or that it came no closer.
  const whole = wholeFaces(usable);
  const isOutgrown =
    whole.length < usable.length && leastIdentity(whole, mostFrontal(whole)) >= face.verify.review;
  if (person < face.verify.review) return fail(isOutgrown ? complaints.tooClose : complaints.otherPerson);
  if (step.complaint !== null)
    return fail(isOutgrown && sizeComplaints.has(step.complaint) ? complaints.tooClose : step.complaint);
  if (person < samePerson)
    return doubtful(facts, 'The frames may not all show the same person: a person has to look.');
  return passed(facts, 'The person did what was asked.');
}

function judgeStep(kind: ChallengeKind, usable: readonly UsableFrame[], limits: Limits): Step {
  switch (kind) {
    case 'come-closer':
      return judgeCloser(usable, limits);
    case 'blink':
      return judgeBlink(usable, limits);
    case 'turn-left':
    case 'turn-right':
      return judgeTurn(kind, usable, limits);
  }
}

/** Yaw is positive when the nose points to the left side of the picture: the person's own right. */
function judgeTurn(kind: 'turn-left' | 'turn-right', usable: readonly UsableFrame[], limits: Limits): Step {
  const sign = kind === 'turn-right' ? 1 : -1;
  const turns = usable.map(({ face }) => sign * face.pose.yaw);
  const start = lowerMedian(turns.slice(0, 3));
  const peak = Math.max(...turns);
  const peakAt = turns.indexOf(peak);
  const wrong = -Math.min(...turns.slice(0, peakAt + 1));
  const largestStep = Math.max(...pairs(turns).map(([one, next]) => Math.abs(next - one)));
  // To the left of the picture the nose moves when yaw rises.
  const noses = usable.map((frame) => -sign * noseOffset(frame));
  const noseShift = (noses[peakAt] ?? Number.NaN) - lowerMedian(noses.slice(0, 3));
  const numbers = { start, peak, wrong, largestStep, noseShift };
  const isLeft = kind === 'turn-left';
  const complaint = !(Math.abs(start) <= limits.maximumStartYaw)
    ? complaints.lookStraightFirst
    : !(peak >= limits.minimumPeakYaw && peakAt > 0)
      ? isLeft
        ? complaints.turnFurtherLeft
        : complaints.turnFurtherRight
      : !(wrong <= limits.maximumWrongYaw)
        ? isLeft
          ? complaints.otherWayLeft
          : complaints.otherWayRight
        : !(largestStep <= limits.maximumStepYaw)
          ? complaints.turnSlowly
          : !(noseShift >= limits.minimumNoseShift)
            ? complaints.turnHead
            : null;
  return { numbers, complaint };
}

/** Where the nose stands between the eyes, along their line, in eye distances from their middle; positive to the picture's right. */
function noseOffset({ face }: UsableFrame): number {
  const [left, right, nose] = face.landmarks;
  if (left === undefined || right === undefined || nose === undefined) return Number.NaN;
  const acrossX = right.x - left.x;
  const acrossY = right.y - left.y;
  const fromX = nose.x - (left.x + right.x) / 2;
  const fromY = nose.y - (left.y + right.y) / 2;
  return (fromX * acrossX + fromY * acrossY) / (acrossX * acrossX + acrossY * acrossY);
}

function judgeCloser(usable: readonly UsableFrame[], limits: Limits): Step {
  const widths = usable.map(({ face, picture }) => face.box.width / picture.width);
  const start = lowerMedian(widths.slice(0, 3));
  const end = lowerMedian(widths.slice(-3));
  const growth = end / start;
  const steps = pairs(widths).map(([one, next]) => next / one);
  const largestStep = Math.max(...steps);
  const smallestStep = Math.min(...steps);
  const largestYaw = Math.max(...usable.map(({ face }) => Math.abs(face.pose.yaw)));
  const numbers = { start, end, growth, largestStep, smallestStep, largestYaw };
  const complaint = !(growth >= limits.minimumGrowth)
    ? complaints.closer
    : !(largestStep <= limits.maximumStepGrowth)
      ? complaints.closerSlowly
      : !(smallestStep >= limits.minimumStepGrowth)
        ? complaints.closerSteadily
        : !(largestYaw <= limits.maximumYawWhileCloser)
          ? complaints.stayFrontal
          : null;
  return { numbers, complaint };
}

function isMeasured(value: number): boolean {
  return Number.isFinite(value);
}

function modelIdsOf({ template, eyes }: UsableFrame, kind: ChallengeKind): string[] {
  return kind === 'blink' && eyes !== null ? [template.modelId, eyes.modelId] : [template.modelId];
}
