import type { DocumentFindings, FaceComparison, FaceTemplate, SelfieFindings } from '@aval/core/findings';
import type { Result } from '@aval/core/result';
import { portraitSide } from '@aval/core/rules/document-portrait';
import type { ExaminedImage } from '@aval/core/rules/evidence';
import {
  type FaceAuthentication,
  faceAuthenticationChecks,
  judgeFaceAuthentication,
  type KnownFace,
} from '@aval/core/rules/judge-face-authentication';
import { judgedDocument } from '@aval/core/steps';
import { isoDay } from '@aval/core/wire-dates';
import type { Applicant } from '../applicants/ports.ts';
import { type ExamineImageDependencies, examineImage } from '../documents/examine-image.ts';
import { isCurrent } from '../documents/is-current.ts';
import type { DocumentImage, ImageStore } from '../documents/ports.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { Context } from '../platform/context.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { Action, ActionImage, ActionImageStore, CheckStep } from './ports.ts';

export type CheckFaceDependencies = ExamineImageDependencies & {
  readonly reviews: Pick<ReviewStore, 'find'>;
  readonly levels: Pick<LevelStore, 'find'>;
  readonly images: ImageStore;
  readonly actionImages: ActionImageStore;
  /** Cosine and pixel correlation of two faces; fails across models. */
  readonly compareFaces: (
    one: FaceTemplate,
    other: FaceTemplate,
  ) => Result<FaceComparison, 'different-models'>;
};

/** Selfies of earlier actions that a fresh one is compared with. */
const earlierSelfies = 20;

/**
 * Face authentication: is it a living person, and the one who was approved? Compared with the pictures of the approved review alone,
 * never with what was added later. Faces that other models saw are read again.
 */
export function checkFace(deps: CheckFaceDependencies): CheckStep {
  return async (context, { applicant, action, level }) => {
    const { environmentId, environment } = context;
    const { requiredIdDocs } = level.definition;
    const own = await deps.actionImages.list(environmentId, [action.id], applicant.dataKey);
    const active = own.filter((image) => !image.deactivated);
    const image = judgedDocument(requiredIdDocs, 'SELFIE', active)?.images.at(-1);
    const selfie = image === undefined ? null : await examineSelfie(deps, context, applicant, image);
    const template = selfie?.findings?.template ?? null;
    const approved = await approvedPictures(deps, context, applicant);
    const evidence: FaceAuthentication = {
      today: isoDay(action.pendingAt ?? action.createdAt),
      environment,
      level: {
        ...level.definition,
        requiredIdDocs: {
          docSets: requiredIdDocs.docSets.filter(({ idDocSetType }) => idDocSetType === 'SELFIE'),
        },
      },
      attemptCnt: action.attemptCnt,
      selfie,
      ...(await knownFaces(deps, context, applicant, approved, template)),
      earlier: await earlierFaces(deps, context, applicant, action, template),
      modelThresholds: deps.examiner.modelThresholds,
    };
    return {
      checks: judgeFaceAuthentication(evidence),
      required: faceAuthenticationChecks(evidence.level, evidence),
    };
  };
}

type Approved = { readonly selfie: DocumentImage | undefined; readonly sides: readonly DocumentImage[] };

/** The pictures that the present approval rests on: active ones that were there when the applicant was submitted. */
async function approvedPictures(
  { reviews, levels, images }: CheckFaceDependencies,
  { environmentId }: Context,
  { id, levelId, dataKey }: Applicant,
): Promise<Approved | undefined> {
  const review = await reviews.find(environmentId, id);
  if (review?.state.status !== 'completed' || review.state.result.reviewAnswer !== 'GREEN') return undefined;
  const until = review.pendingAt ?? review.reviewDate;
  const level = await levels.find(environmentId, levelId);
  if (until === undefined || level === undefined) return undefined;
  const required = level.definition.requiredIdDocs;
  const all = await images.list(environmentId, id, dataKey);
  const judged = all.filter((image) => !image.deactivated && image.addedAt <= until);
  return {
    selfie: judgedDocument(required, 'SELFIE', judged)?.images.at(-1),
    sides: judgedDocument(required, 'IDENTITY', judged)?.images ?? [],
  };
}

async function knownFaces(
  deps: CheckFaceDependencies,
  context: Context,
  applicant: Applicant,
  approved: Approved | undefined,
  template: FaceTemplate | null,
): Promise<Pick<FaceAuthentication, 'enrolled' | 'portrait'>> {
  if (approved === undefined) return { enrolled: null, portrait: null };
  const portrait = await portraitFace(deps, context, applicant, approved.sides, template);
  if (approved.selfie === undefined)
    return { enrolled: portrait === null ? null : { ...portrait, from: 'document' }, portrait };
  const { imageId, findings } = await examineDocumentImage(deps, context, applicant, approved.selfie);
  const known = findings?.kind === 'selfie' ? findings : null;
  const enrolled: KnownFace = {
    imageId,
    comparison: compare(deps, known?.template ?? null, template),
    faceWidth: known?.faces[0]?.box.width ?? null,
  };
  return { enrolled: { ...enrolled, from: 'selfie' }, portrait };
}

async function portraitFace(
  deps: CheckFaceDependencies,
  context: Context,
  applicant: Applicant,
  sides: readonly DocumentImage[],
  template: FaceTemplate | null,
): Promise<KnownFace | null> {
  const [first] = sides;
  if (first === undefined) return null;
  const examined = await Promise.all(
    sides.map((side) => examineDocumentImage(deps, context, applicant, side)),
  );
  const read = examined.flatMap(({ imageId, findings }): { imageId: number; findings: DocumentFindings }[] =>
    findings?.kind === 'document' ? [{ imageId, findings }] : [],
  );
  const found = portraitSide(read);
  return {
    imageId: found?.side.imageId ?? first.imageId,
    comparison: compare(deps, found?.side.findings.portrait ?? null, template),
    faceWidth: found?.face.box.width ?? null,
  };
}

/** Those that these very eyes have read: others cannot be compared, and their bytes are known by their hash all the same. */
async function earlierFaces(
  deps: CheckFaceDependencies,
  { environmentId }: Context,
  { id, dataKey }: Applicant,
  action: Action,
  template: FaceTemplate | null,
): Promise<KnownFace[]> {
  const images = await deps.actionImages.listEarlier(
    environmentId,
    id,
    action.id,
    'SELFIE',
    earlierSelfies,
    dataKey,
  );
  const known = await Promise.all(
    images.map(async ({ imageId }): Promise<KnownFace | null> => {
      const findings = await deps.actionImages.readFindings(environmentId, imageId, dataKey);
      if (findings?.kind !== 'selfie' || !isCurrent(deps.examiner, findings)) return null;
      const comparison = compare(deps, findings.template, template);
      return comparison === null
        ? null
        : { imageId, comparison, faceWidth: findings.faces[0]?.box.width ?? null };
    }),
  );
  return known.filter((face) => face !== null);
}

function compare(
  { compareFaces }: CheckFaceDependencies,
  known: FaceTemplate | null,
  fresh: FaceTemplate | null,
): FaceComparison | null {
  if (known === null || fresh === null) return null;
  const compared = compareFaces(known, fresh);
  return compared.ok ? compared.value : null;
}

async function examineSelfie(
  deps: CheckFaceDependencies,
  { environmentId }: Context,
  { dataKey }: Applicant,
  { imageId, blobKey, idDocSetType }: ActionImage,
): Promise<ExaminedImage<SelfieFindings>> {
  const examined = await examineImage(deps, dataKey, {
    imageId,
    blobKey,
    idDocSetType,
    readFindings: () => deps.actionImages.readFindings(environmentId, imageId, dataKey),
    saveFindings: (findings) => deps.actionImages.saveFindings(environmentId, imageId, dataKey, findings),
  });
  const { findings, failure } = examined;
  return findings?.kind === 'selfie' ? { imageId, findings } : { imageId, findings: null, failure };
}

function examineDocumentImage(
  deps: CheckFaceDependencies,
  { environmentId }: Context,
  { id, dataKey }: Applicant,
  { imageId, blobKey, idDocSetType }: DocumentImage,
) {
  return examineImage(deps, dataKey, {
    imageId,
    blobKey,
    idDocSetType,
    readFindings: () => deps.images.readFindings(environmentId, id, imageId, dataKey),
    saveFindings: (findings) => deps.images.saveFindings(environmentId, id, imageId, dataKey, findings),
  });
}
