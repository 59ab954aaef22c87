import { z } from 'zod';
import type { Check, CheckAnswer } from '../check.ts';
import type { FramesComparison, FramesFindings } from '../findings.ts';
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
} from './frame-series.ts';
import {
  type FaceThresholds,
  faceThresholdsFor,
  livenessThresholdsFor,
  type ModelThresholds,
} from './model-thresholds.ts';
import { suspectedRecapture } from './suspected-recapture.ts';
import { thresholds } from './thresholds.ts';

/**
 * What the frames look like if they are no person before a camera: a print or a resting screen; a screen that plays a
 * person moving; a mask; one still picture fed in as a camera; pieces of different films; the document's own
 * portrait; somebody else than the selfie or the frames before.
 */
export const attackClassSchema = z.enum([
  'print-or-screen',
  'screen-replay',
  'mask',
  'still-picture',
  'spliced',
  'document-portrait',
  'another-person',
]);
export type AttackClass = z.infer<typeof attackClassSchema>;

/** `suspected` is null when nothing is suspected or nothing could be judged; the check's numbers are the evidence. */
export type LivenessVerdict = { readonly check: Check; readonly suspected: AttackClass | null };

/** What the faces of the frames are held against. Left out: not asked for. Null: asked for, but there is no face to compare. */
export type LivenessContext = {
  readonly imageIds?: readonly number[];
  readonly selfie?: FramesComparison | null;
  readonly portrait?: FramesComparison | null;
  /** Figures of models that an operator brought; left out: those of the bundled ones. */
  readonly modelThresholds?: ModelThresholds;
};

type Limits = { readonly [name in keyof typeof thresholds.liveness]: number };
type Suspicion = {
  readonly answer: Extract<CheckAnswer, 'RED' | 'YELLOW'>;
  readonly attack: AttackClass | null;
  readonly sentence: string;
};

/**
 * Judges one frame or a series: passive score, identity, stillness, splices. Pure. GREEN only when everything that was asked
 * for could be measured and nothing is suspected; ERROR when frames, models or comparisons are missing. The passive score
 * alone never refuses. Injected film of the right person is not noticed here: that takes a challenge.
 */
export function judgeLiveness(
  findings: FramesFindings | null,
  given: Limits = thresholds.liveness,
  context: LivenessContext = {},
): LivenessVerdict {
  const nothing = { checkType: 'FACE_LIVELINESS' as const, imageIds: context.imageIds ?? [] };
  const cannot = (why: string) => ({
    check: unable(nothing, `Liveness could not be judged: ${why}.`),
    suspected: null,
  });
  if (findings === null || findings.frames.length === 0) return cannot('there are no frames');
  const usable = usableFrames(findings);
  if (!(usable.length >= 1 && usable.length / findings.frames.length >= given.minimumUsableShare))
    return cannot('too few frames show a face that could be measured');
  if (!inOrder(findings)) return cannot('the times of the frames are not in order');
  const modelIds = [
    ...new Set(usable.flatMap(({ liveness, template }) => [liveness.modelId, template.modelId])),
  ];
  const known = [context.selfie, context.portrait].filter((comparison) => comparison !== undefined);
  if (known.includes(null)) return cannot('there is no face to compare the frames with');
  const templateIds = [
    ...usable.map(({ template }) => template.modelId),
    ...known.flatMap((one) => one?.modelId ?? []),
  ];
  if (new Set(templateIds).size > 1 || new Set(usable.map(({ liveness }) => liveness.modelId)).size > 1)
    return cannot('the faces are of different models');
  const [first] = usable;
  const faceLimits =
    first === undefined ? null : faceThresholdsFor(context.modelThresholds, first.template.modelId);
  const liveLimits =
    first === undefined ? null : livenessThresholdsFor(context.modelThresholds, first.liveness.modelId);
  if (faceLimits === null || liveLimits === null)
    return cannot('there are no thresholds for the models that looked');
  const own = context.modelThresholds !== undefined;
  const limits: Limits = own
    ? {
        ...given,
        accept: liveLimits.accept,
        suspect: Math.min(given.suspect, liveLimits.accept),
        samePerson: faceLimits.verify.accept,
      }
    : given;
  const scores = usable.map(({ liveness }) => liveness.score);
  if (!scores.every((score) => score >= 0 && score <= 1)) return cannot('the model gave no probability');
  if (context.selfie?.frames === 0) return cannot('no frame shows the head turned as in the selfie');

  const measured = measure(findings, usable, limits);
  const facts = {
    ...nothing,
    modelIds,
    numbers: {
      ...measured,
      ...numbersOf('selfie', context.selfie),
      ...numbersOf('portrait', context.portrait),
    },
    thresholds: { ...limits, face: faceLimits.verify.accept, otherFace: faceLimits.verify.review },
  };
  const suspicions = [
    ...documentPortrait(context.portrait, faceLimits),
    ...stillness(measured, limits),
    ...identity(measured, limits, faceLimits, context.selfie),
    ...splices(measured, limits),
    ...recapture(measured, usable, limits),
  ];
  const gravest = suspicions.find(({ answer }) => answer === 'RED') ?? suspicions[0];
  if (gravest === undefined)
    return {
      check: passed(facts, 'The frames show one person, and nothing points at a print, a screen or a mask.'),
      suspected: null,
    };
  const sentence = suspicions.map((one) => one.sentence).join(' ');
  const label = gravest.attack === 'another-person' ? 'SELFIE_MISMATCH' : 'FRAUDULENT_LIVENESS';
  const check =
    gravest.answer === 'RED' ? refused(facts, sentence, [label], 'RETRY') : doubtful(facts, sentence);
  return { check, suspected: check.answer === 'ERROR' ? null : gravest.attack };
}

type Measured = ReturnType<typeof measure>;

function measure(findings: FramesFindings, usable: readonly UsableFrame[], limits: Limits) {
  const scores = usable.map(({ liveness }) => liveness.score);
  const yaws = usable.map(({ face }) => face.pose.yaw);
  const jumps = pairs(usable).map(([one, next]) => ({
    yaw: Math.abs(next.face.pose.yaw - one.face.pose.yaw),
    widths:
      Math.hypot(
        next.face.box.x + next.face.box.width / 2 - one.face.box.x - one.face.box.width / 2,
        next.face.box.y + next.face.box.height / 2 - one.face.box.y - one.face.box.height / 2,
      ) / Math.min(one.face.box.width, next.face.box.width),
  }));
  const changes = findings.frames.flatMap(({ change }) => (change === null ? [] : [change]));
  return {
    frames: findings.frames.length,
    usable: usable.length,
    medianScore: lowerMedian(scores),
    lowestScore: Math.min(...scores),
    suspectShare: scores.filter((score) => score < limits.suspect).length / scores.length,
    repeats: repeatShare(findings.frames),
    medianChange: changes.length === 0 ? 0 : lowerMedian(changes),
    leastIdentity: leastIdentity(usable, mostFrontal(usable)),
    yawRange: Math.max(...yaws) - Math.min(...yaws),
    largestJumpYaw: Math.max(0, ...jumps.map(({ yaw }) => yaw)),
    largestJumpWidths: Math.max(0, ...jumps.map(({ widths }) => widths)),
    secondPersonShare: secondPersonFrames(usable) / usable.length,
  };
}

function numbersOf(name: string, comparison: FramesComparison | null | undefined): Record<string, number> {
  if (comparison === null || comparison === undefined) return {};
  const { modelId, ...numbers } = comparison;
  return Object.fromEntries(Object.entries(numbers).map(([key, value]) => [`${name}.${key}`, value]));
}

function documentPortrait(portrait: FramesComparison | null | undefined, face: FaceThresholds): Suspicion[] {
  const limits = thresholds.samePhotograph;
  if (portrait === null || portrait === undefined || portrait.maximumCosine < face.samePhotograph) return [];
  if (portrait.maximumPixelCorrelation < limits.review) return [];
  const certain = portrait.maximumPixelCorrelation >= limits.refuse;
  return [
    {
      answer: certain ? 'RED' : 'YELLOW',
      attack: 'document-portrait',
      sentence: certain
        ? "The frames show the document's own photo: show your face to the camera."
        : "The frames are very like the document's own photo: a person has to look.",
    },
  ];
}

function stillness({ frames, repeats }: Measured, limits: Limits): Suspicion[] {
  if (frames < limits.minimumSeries || repeats < limits.reviewRepeats) return [];
  const certain = repeats >= limits.refuseRepeats;
  return [
    {
      answer: certain ? 'RED' : 'YELLOW',
      attack: 'still-picture',
      sentence: certain
        ? 'The frames are one picture again and again, which no camera gives.'
        : 'Some frames are the one before again, which cameras rarely give: a person has to look.',
    },
  ];
}

function identity(
  measured: Measured,
  limits: Limits,
  { verify }: FaceThresholds,
  selfie: FramesComparison | null | undefined,
): Suspicion[] {
  const found: Suspicion[] = [];
  const attack = 'another-person';
  if (measured.leastIdentity < verify.review)
    found.push({ answer: 'RED', attack, sentence: 'The frames do not all show the same person.' });
  else if (measured.leastIdentity < limits.samePerson)
    found.push({ answer: 'YELLOW', attack, sentence: 'The frames may not all show the same person.' });
  if (measured.secondPersonShare > 0)
    found.push({ answer: 'YELLOW', attack: null, sentence: 'A second person is in the frames.' });
  if (selfie === null || selfie === undefined) return found;
  if (selfie.medianCosine < verify.review)
    found.push({ answer: 'RED', attack, sentence: 'The frames show another person than the selfie.' });
  else if (selfie.medianCosine < verify.accept || selfie.minimumCosine < verify.review)
    found.push({ answer: 'YELLOW', attack, sentence: 'The frames may show another person than the selfie.' });
  return found;
}

function splices({ largestJumpYaw, largestJumpWidths }: Measured, limits: Limits): Suspicion[] {
  if (largestJumpYaw <= limits.maximumJumpYaw && largestJumpWidths <= limits.maximumJumpWidths) return [];
  const sentence = 'The head jumps between two frames as if the film were cut: a person has to look.';
  return [{ answer: 'YELLOW', attack: 'spliced', sentence }];
}

function recapture(measured: Measured, usable: readonly UsableFrame[], limits: Limits): Suspicion[] {
  const { medianScore, suspectShare, yawRange } = measured;
  const clear = medianScore >= limits.accept && suspectShare < limits.maximumSuspectShare;
  if (clear) return [];
  const kind = suspectedRecapture(usable.map(({ liveness }) => liveness));
  const suspect = medianScore < limits.suspect || suspectShare >= limits.maximumSuspectShare;
  if (!suspect || kind === null)
    return [
      {
        answer: 'YELLOW',
        attack: null,
        sentence: 'It is not clear that the frames show a living person: a person has to look.',
      },
    ];
  if (kind === 'mask')
    return [
      { answer: 'YELLOW', attack: 'mask', sentence: 'The frames may show a mask: a person has to look.' },
    ];
  return yawRange >= limits.flatYawRange
    ? [
        {
          answer: 'YELLOW',
          attack: 'screen-replay',
          sentence: 'The frames may show a film on a screen: a person has to look.',
        },
      ]
    : [
        {
          answer: 'YELLOW',
          attack: 'print-or-screen',
          sentence: 'The frames may show a print or a screen: a person has to look.',
        },
      ];
}
