import type { Check, CheckType } from '../check.ts';
import type { FaceComparison, SelfieFindings } from '../findings.ts';
import type { EnvironmentKind } from '../ids.ts';
import type { LevelRules } from '../level.ts';
import type { RejectType } from '../review.ts';
import { type CheckFacts, doubtful, passed, refused, unable } from './check-builders.ts';
import type { ExaminedImage } from './evidence.ts';
import { requiredChecks } from './judge.ts';
import { judgeSelfie } from './judge-selfie.ts';
import { faceThresholdsFor, type ModelThresholds } from './model-thresholds.ts';
import { thresholds } from './thresholds.ts';

/** A face that is known already and the fresh selfie against it. */
export type KnownFace = {
  readonly imageId: number;
  /** Null when one of the two has no usable face, or the two templates are of different models. */
  readonly comparison: FaceComparison | null;
  /** Pixels that the known face is wide. */
  readonly faceWidth: number | null;
};

/** All that the answer of a face authentication is made from. Same evidence, same checks. */
export type FaceAuthentication = {
  readonly today: string;
  readonly environment: EnvironmentKind;
  readonly level: LevelRules;
  readonly attemptCnt: number;
  readonly selfie: ExaminedImage<SelfieFindings> | null;
  /** The face that was approved: of the selfie, or of the document where there was no selfie. Null: nobody was approved. */
  readonly enrolled: (KnownFace & { readonly from: 'selfie' | 'document' }) | null;
  /** The document's own photo; null when the applicant handed in no document. */
  readonly portrait: KnownFace | null;
  /** Selfies of earlier actions, as far as the same models saw them. */
  readonly earlier: readonly KnownFace[];
  readonly modelThresholds: ModelThresholds;
};

const own: readonly CheckType[] = ['FACE_MATCH', 'SELFIE_IS_PORTRAIT', 'SELFIE_REPEATED'];

/** The checks of a fresh selfie alone, against the approved face, and against every picture it must not be again. */
export function judgeFaceAuthentication(evidence: FaceAuthentication): Check[] {
  const { today, environment, level, attemptCnt, selfie, modelThresholds } = evidence;
  const alone = judgeSelfie({
    today,
    environment,
    level,
    attemptCnt,
    supplied: {},
    document: null,
    selfie,
    comparison: null,
    modelThresholds,
  }).filter((check) => !own.includes(check.checkType));
  const isClear = alone.every((check) => check.answer === 'GREEN');
  const rejectType: RejectType = isClear && attemptCnt >= thresholds.finalAfterAttempts ? 'FINAL' : 'RETRY';
  return [
    ...alone,
    judgeMatch(evidence, rejectType),
    ...(evidence.portrait === null
      ? []
      : [judgeSame(evidence, 'SELFIE_IS_PORTRAIT', [evidence.portrait], rejectType)]),
    judgeSame(
      evidence,
      'SELFIE_REPEATED',
      [...(evidence.enrolled?.from === 'selfie' ? [evidence.enrolled] : []), ...evidence.earlier],
      rejectType,
    ),
  ];
}

/** The types that must be there and GREEN before a face authentication is. */
export function faceAuthenticationChecks(
  level: LevelRules,
  evidence: Pick<FaceAuthentication, 'portrait'>,
): CheckType[] {
  const selfieOnly = level.requiredIdDocs.docSets.filter((docSet) => docSet.idDocSetType === 'SELFIE');
  return [
    ...requiredChecks({ ...level, requiredIdDocs: { docSets: selfieOnly } }),
    'FACE_MATCH',
    'SELFIE_REPEATED',
    ...(evidence.portrait === null ? [] : (['SELFIE_IS_PORTRAIT'] as const)),
  ];
}

function judgeMatch(
  { selfie, enrolled, modelThresholds }: FaceAuthentication,
  rejectType: RejectType,
): Check {
  const checkType = 'FACE_MATCH' as const;
  const selfieIds = selfie === null ? [] : [selfie.imageId];
  if (enrolled === null)
    return unable({ checkType, imageIds: selfieIds }, 'There is no approved face to compare with.');
  const imageIds = [enrolled.imageId, ...selfieIds];
  const sound = soundComparison(enrolled, modelThresholds);
  if (typeof sound === 'string') return unable({ checkType, imageIds }, sound);
  const { comparison, limits } = sound;
  if (
    enrolled.from === 'document' &&
    !(enrolled.faceWidth !== null && enrolled.faceWidth >= thresholds.face.minimumPortraitWidth)
  )
    return unable({ checkType, imageIds }, 'The approved photo is too small to say whose face it is.');
  const facts: CheckFacts = {
    checkType,
    imageIds,
    modelIds: [comparison.modelId],
    numbers: { cosine: comparison.cosine },
    thresholds: { accept: limits.verify.accept, refuse: limits.verify.review },
  };
  if (comparison.cosine >= limits.verify.accept)
    return passed(facts, 'The selfie shows the approved applicant.');
  return comparison.cosine >= limits.verify.review
    ? doubtful(facts, 'The faces are alike, but not enough to be sure: a person has to look.')
    : refused(
        facts,
        'The selfie does not show the approved applicant.',
        ['SELFIE_MISMATCH'],
        rejectType,
        selfieIds,
      );
}

/** A fresh selfie is never a photograph that is held already; the likest of them answers. */
function judgeSame(
  { selfie, modelThresholds }: FaceAuthentication,
  checkType: 'SELFIE_IS_PORTRAIT' | 'SELFIE_REPEATED',
  known: readonly KnownFace[],
  rejectType: RejectType,
): Check {
  const selfieIds = selfie === null ? [] : [selfie.imageId];
  const imageIds = [...known.map((face) => face.imageId), ...selfieIds];
  if (selfie?.findings == null)
    return unable({ checkType, imageIds }, 'There is no examined selfie to check.');
  if (selfie.findings.template === null)
    return unable({ checkType, imageIds }, 'The selfie has no usable face to compare.');
  const compared = [];
  for (const face of known) {
    const sound = soundComparison(face, modelThresholds);
    if (typeof sound === 'string') return unable({ checkType, imageIds }, sound);
    compared.push(sound);
  }
  const limits = thresholds.samePhotograph;
  const alike = compared
    .filter(({ comparison, limits: model }) => comparison.cosine >= model.samePhotograph)
    .sort((a, b) => b.comparison.pixelCorrelation - a.comparison.pixelCorrelation)[0];
  const facts: CheckFacts = {
    checkType,
    imageIds,
    modelIds: [...new Set(compared.map(({ comparison }) => comparison.modelId))],
    numbers: {
      compared: compared.length,
      ...(alike === undefined
        ? {}
        : { pixelCorrelation: alike.comparison.pixelCorrelation, cosine: alike.comparison.cosine }),
    },
    thresholds: { pixelCorrelation: limits.refuse, review: limits.review },
  };
  const what = checkType === 'SELFIE_REPEATED' ? 'an earlier picture' : "the document's own photo";
  if (alike === undefined || alike.comparison.pixelCorrelation < limits.review)
    return passed(facts, `The selfie is another photograph than ${what}.`);
  return alike.comparison.pixelCorrelation >= limits.refuse
    ? refused(
        facts,
        `The selfie is ${what} again: take a picture of your face with the camera.`,
        ['FRAUDULENT_LIVENESS'],
        rejectType,
        selfieIds,
      )
    : doubtful(facts, `The selfie is very like ${what}: a person has to look.`);
}

/** The comparison with the figures that judge it, or why it can say nothing. */
function soundComparison({ comparison }: KnownFace, modelThresholds: ModelThresholds) {
  if (comparison === null)
    return 'The faces could not be compared: one of the pictures has no usable face, or other models saw it.';
  const limits = faceThresholdsFor(modelThresholds, comparison.modelId);
  if (limits === null) return 'There is no threshold for the model that compared the faces.';
  const isSound = [comparison.cosine, comparison.pixelCorrelation].every((value) => Math.abs(value) <= 1.001);
  return isSound ? { comparison, limits } : 'The comparison of the faces gave no number.';
}
