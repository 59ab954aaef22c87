import type { Check } from '../check.ts';
import type { FaceComparison, Liveness, SelfieFindings } from '../findings.ts';
import type { RejectType } from '../review.ts';
import { doubtful, passed, refused, unable } from './check-builders.ts';
import { portraitSide } from './document-portrait.ts';
import type { Evidence } from './evidence.ts';
import { judgePicture } from './judge-picture.ts';
import { judgeSigns } from './judge-signs.ts';
import { type FaceThresholds, faceThresholdsFor, livenessThresholdsFor } from './model-thresholds.ts';
import { otherPeople } from './other-people.ts';
import { suspectedRecapture } from './suspected-recapture.ts';
import { thresholds } from './thresholds.ts';

/** The checks of the selfie alone and of the selfie against the document's portrait. */
export function judgeSelfie(evidence: Evidence): Check[] {
  const { selfie } = evidence;
  if (selfie === null || selfie.findings === null) {
    const imageIds = selfie === null ? [] : [selfie.imageId];
    const why = `The selfie could not be examined${selfie?.failure === undefined ? '' : `: ${selfie.failure}`}.`;
    return [unable({ checkType: 'SELFIE_PICTURE', imageIds }, why), ...unexamined(imageIds)];
  }
  const { imageId, findings } = selfie;
  const alone = [
    judgePicture('selfie', imageId, findings.picture, findings.quality),
    judgeFace(imageId, findings),
    ...judgeSigns(imageId, findings),
  ];
  const isClear = alone.every((check) => check.answer === 'GREEN');
  return [
    ...alone,
    judgePassive(evidence, imageId, findings),
    ...judgeComparison(evidence, imageId, isClear),
  ];
}

function unexamined(imageIds: number[]): Check[] {
  const types: Check['checkType'][] = ['SELFIE_FACE', 'FACE_LIVELINESS', 'SELFIE_IS_PORTRAIT', 'FACE_MATCH'];
  return types.map((checkType) => unable({ checkType, imageIds }, 'There is no examined selfie to check.'));
}

function judgeFace(imageId: number, findings: SelfieFindings): Check {
  const limits = thresholds.selfie;
  const [main] = findings.faces;
  const facts = { checkType: 'SELFIE_FACE' as const, imageIds: [imageId], modelIds: findings.modelIds };
  if (main === undefined)
    return refused(facts, 'No face can be found in the selfie.', ['BAD_SELFIE'], 'RETRY');
  const second = otherPeople(findings.faces).length;
  const measured = {
    ...facts,
    numbers: {
      faces: 1 + second,
      width: main.box.width,
      share: main.box.width / findings.picture.width,
      eyeDistance: main.eyeDistance,
      yaw: main.pose.yaw,
      pitch: main.pose.pitch,
      sharpness: main.sharpness,
      glare: main.glareShare,
      ...(main.occlusion === null ? {} : { eyes: main.occlusion.eyes, mouth: main.occlusion.mouth }),
    },
    thresholds: {
      faces: 1,
      width: limits.minimumFaceWidth,
      share: limits.minimumFaceShare,
      yaw: limits.maximumYaw,
      pitch: limits.maximumPitch,
      sharpness: limits.minimumFaceSharpness,
      glare: limits.maximumFaceGlare,
      occlusion: limits.maximumOcclusion,
    },
  };
  if (second > 0)
    return refused(
      measured,
      'The selfie shows more than one person: be alone in the picture.',
      ['BAD_SELFIE'],
      'RETRY',
    );
  if (
    main.box.width < limits.minimumFaceWidth ||
    main.box.width / findings.picture.width < limits.minimumFaceShare
  ) {
    return refused(measured, 'The face in the selfie is too small: come closer.', ['BAD_SELFIE'], 'RETRY');
  }
  if (Math.abs(main.pose.yaw) > limits.maximumYaw || Math.abs(main.pose.pitch) > limits.maximumPitch)
    return refused(
      measured,
      'The face is turned away: look straight at the camera.',
      ['BAD_SELFIE'],
      'RETRY',
    );
  if (main.sharpness < limits.minimumFaceSharpness)
    return refused(measured, 'The face is blurred: hold still.', ['BAD_SELFIE'], 'RETRY');
  if (main.glareShare > limits.maximumFaceGlare)
    return refused(
      measured,
      'Glare hides part of the face: turn away from the light.',
      ['BAD_SELFIE'],
      'RETRY',
    );
  if (
    main.occlusion !== null &&
    Math.max(main.occlusion.eyes, main.occlusion.mouth) >= limits.maximumOcclusion
  )
    return doubtful(measured, 'Something may cover the eyes or the mouth: a person has to look.');
  return passed(measured, 'The selfie shows exactly one face, large, sharp and looking at the camera.');
}

function judgePassive({ modelThresholds }: Evidence, imageId: number, { liveness }: SelfieFindings): Check {
  const checkType = 'FACE_LIVELINESS' as const;
  if (liveness === null)
    return unable(
      { checkType, imageIds: [imageId] },
      'Liveness could not be judged: there is no face to look at.',
    );
  const limits = livenessThresholdsFor(modelThresholds, liveness.modelId);
  if (limits === null)
    return unable(
      { checkType, imageIds: [imageId], modelIds: [liveness.modelId] },
      'Liveness could not be judged: there is no threshold for the model that looked.',
    );
  const facts = {
    checkType,
    imageIds: [imageId],
    modelIds: [liveness.modelId],
    numbers: {
      score: liveness.score,
      ...Object.fromEntries(liveness.crops.map((crop) => [`live${crop.scale}`, crop.live])),
    },
    thresholds: { score: limits.accept, suspect: thresholds.liveness.suspect },
  };
  if (liveness.score < 0 || liveness.score > 1)
    return unable(facts, 'Liveness could not be judged: the model gave no probability.');
  return liveness.score >= limits.accept
    ? passed(
        facts,
        'Nothing points at a photographed print or screen. This passive signal cannot notice injected pictures.',
      )
    : doubtful(facts, `${passiveSuspicion(liveness)}: a person has to look.`);
}

function passiveSuspicion(liveness: Liveness): string {
  if (liveness.score >= thresholds.liveness.suspect)
    return 'It is not clear that the selfie shows a living person and no print or screen';
  return suspectedRecapture([liveness]) === 'mask'
    ? 'The selfie may show a mask'
    : 'The selfie may be a photograph of a print or a screen';
}

/** Only a clear selfie can make a face refusal final: a blurred one says nothing about the person. */
function judgeComparison(evidence: Evidence, imageId: number, isClear: boolean): Check[] {
  const steps = evidence.level.requiredIdDocs.docSets.map((docSet) => docSet.idDocSetType);
  if (evidence.comparison === null && !steps.includes('IDENTITY')) return [];
  const portrait = portraitOf(evidence);
  const comparison = soundComparison(evidence, portrait);
  if (comparison === null) {
    const why = 'The faces could not be compared: the portrait or the selfie has no usable face.';
    return [
      unable({ checkType: 'SELFIE_IS_PORTRAIT', imageIds: [imageId] }, why),
      unable({ checkType: 'FACE_MATCH', imageIds: [imageId] }, why),
    ];
  }
  const imageIds = [...(evidence.document?.sides.map((side) => side.imageId) ?? []), imageId];
  const limits = faceThresholdsFor(evidence.modelThresholds, comparison.modelId);
  if (limits === null) {
    const why = 'The faces could not be judged: there is no threshold for the model that compared them.';
    const facts = { imageIds, modelIds: [comparison.modelId] };
    return [
      unable({ ...facts, checkType: 'SELFIE_IS_PORTRAIT' }, why),
      unable({ ...facts, checkType: 'FACE_MATCH' }, why),
    ];
  }
  const isFinal = isClear && evidence.attemptCnt >= thresholds.finalAfterAttempts;
  const rejectType: RejectType = isFinal ? 'FINAL' : 'RETRY';
  const facts = { imageIds, modelIds: [comparison.modelId] };
  const isTooSmall = portrait !== undefined && portrait.face.box.width < thresholds.face.minimumPortraitWidth;
  return [
    judgeSamePhotograph({ ...facts, comparison, limits, rejectType, selfieId: imageId }),
    isTooSmall
      ? unable(
          { ...facts, checkType: 'FACE_MATCH' },
          "The holder's photo on the document is too small to say whether the faces are one person's.",
        )
      : judgeMatch({ ...facts, comparison, limits, rejectType, selfieId: imageId }),
  ];
}

function portraitOf({ document }: Evidence) {
  return portraitSide(
    (document?.sides ?? []).flatMap(({ imageId, findings }) =>
      findings === null ? [] : [{ imageId, findings }],
    ),
  );
}

/** The comparison if it can be one of these two faces; null if a template lacks, is of another model or broken. */
function soundComparison(
  { comparison, selfie }: Evidence,
  portrait: ReturnType<typeof portraitOf>,
): FaceComparison | null {
  if (comparison === null) return null;
  const models = [portrait?.side.findings.portrait?.modelId, selfie?.findings?.template?.modelId];
  if (models.some((modelId) => modelId !== comparison.modelId)) return null;
  return isCorrelation(comparison.cosine) && isCorrelation(comparison.pixelCorrelation) ? comparison : null;
}

/** Both figures lie between -1 and 1, give or take the rounding of floats; others come from a broken template. */
function isCorrelation(value: number): boolean {
  return Math.abs(value) <= 1.001;
}

type ComparisonFacts = {
  readonly imageIds: number[];
  readonly modelIds: string[];
  readonly comparison: FaceComparison;
  readonly limits: FaceThresholds;
  readonly rejectType: RejectType;
  readonly selfieId: number;
};

function judgeSamePhotograph({
  imageIds,
  modelIds,
  comparison,
  limits: { samePhotograph: minimumCosine },
  rejectType,
  selfieId,
}: ComparisonFacts): Check {
  const limits = { ...thresholds.samePhotograph, minimumCosine };
  const facts = {
    checkType: 'SELFIE_IS_PORTRAIT' as const,
    imageIds,
    modelIds,
    numbers: { pixelCorrelation: comparison.pixelCorrelation, cosine: comparison.cosine },
    thresholds: { pixelCorrelation: limits.refuse, review: limits.review, cosine: limits.minimumCosine },
  };
  if (comparison.cosine >= limits.minimumCosine && comparison.pixelCorrelation >= limits.refuse) {
    return refused(
      facts,
      "The selfie is the document's own photo again: take a picture of your face with the camera.",
      ['FRAUDULENT_LIVENESS'],
      rejectType,
      [selfieId],
    );
  }
  if (comparison.cosine >= limits.minimumCosine && comparison.pixelCorrelation >= limits.review) {
    return doubtful(facts, "The selfie is very like the document's own photo: a person has to look.");
  }
  return passed(facts, "The selfie is another photograph than the document's.");
}

function judgeMatch({
  imageIds,
  modelIds,
  comparison,
  limits: { verify: limits },
  rejectType,
  selfieId,
}: ComparisonFacts): Check {
  const facts = {
    checkType: 'FACE_MATCH' as const,
    imageIds,
    modelIds,
    numbers: { cosine: comparison.cosine },
    thresholds: { accept: limits.accept, refuse: limits.review },
  };
  if (comparison.cosine >= limits.accept)
    return passed(facts, 'The selfie shows the holder of the document.');
  return comparison.cosine >= limits.review
    ? doubtful(facts, 'The faces are alike, but not enough to be sure: a person has to look.')
    : refused(
        facts,
        'The selfie does not show the holder of the document.',
        ['SELFIE_MISMATCH'],
        rejectType,
        [selfieId],
      );
}
