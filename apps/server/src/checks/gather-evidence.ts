import type { DocumentDefinition } from '@aval/core/documents/definition';
import { describeDocument } from '@aval/core/documents/describe-document';
import type {
  DocumentFindings,
  FaceComparison,
  FaceTemplate,
  Findings,
  SelfieFindings,
} from '@aval/core/findings';
import type { Level } from '@aval/core/level';
import type { Result } from '@aval/core/result';
import { portraitSide } from '@aval/core/rules/document-portrait';
import type { Evidence, ExaminedImage, SuppliedData } from '@aval/core/rules/evidence';
import { judgedDocument } from '@aval/core/steps';
import { isoDay } from '@aval/core/wire-dates';
import type { Applicant } from '../applicants/ports.ts';
import { examineImage } from '../documents/examine-image.ts';
import type { DocumentImage, ImageStore, PictureExaminer } from '../documents/ports.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Context } from '../platform/context.ts';
import type { Review } from '../reviews/ports.ts';

export type GatherEvidenceDependencies = {
  /** The kinds of document that are recognised. */
  readonly definitions: readonly DocumentDefinition[];
  readonly images: ImageStore;
  readonly blobs: Pick<BlobStore, 'read'>;
  readonly examiner: PictureExaminer;
  /** Cosine and pixel correlation of two faces; fails across models. */
  readonly compareFaces: (
    one: FaceTemplate,
    other: FaceTemplate,
  ) => Result<FaceComparison, 'different-models'>;
};

/**
 * Everything the verdict is made from. A picture that was read before by the same eyes is not read again, so a job that was cut
 * short goes on where it stopped.
 */
export function gatherEvidence(deps: GatherEvidenceDependencies) {
  return async (context: Context, applicant: Applicant, review: Review, level: Level): Promise<Evidence> => {
    const all = await deps.images.list(context.environmentId, applicant.id, applicant.dataKey);
    const active = all.filter((image) => !image.deactivated);
    const required = level.definition.requiredIdDocs;
    const document = judgedDocument(required, 'IDENTITY', active);
    const selfieImage = judgedDocument(required, 'SELFIE', active)?.images.at(-1);
    const [sides, selfie] = await Promise.all([
      Promise.all((document?.images ?? []).map((image) => examine(deps, context, applicant, image))),
      selfieImage === undefined ? null : examine(deps, context, applicant, selfieImage),
    ]);
    const examinedSides = sides.map((side, index) => ({
      ...onlyDocument(side),
      idDocSubType: document?.images[index]?.idDocSubType ?? null,
    }));
    const examinedSelfie = selfie === null ? null : onlySelfie(selfie);
    const today = isoDay(review.pendingAt ?? review.createDate);
    const supplied = suppliedData(applicant);
    return {
      today,
      environment: context.environment,
      level: level.definition,
      attemptCnt: review.attemptCnt,
      supplied,
      document:
        document === undefined
          ? null
          : {
              idDocType: document.idDocType,
              country: document.country,
              sides: examinedSides,
              described: describeDocument(
                examinedSides.flatMap(({ findings }) => (findings === null ? [] : [findings])),
                deps.definitions,
                today,
                { cpf: supplied.cpf },
              ),
            },
      selfie: examinedSelfie,
      comparison: compare(deps, examinedSides, examinedSelfie),
      modelThresholds: deps.examiner.modelThresholds,
    };
  };
}

function examine(
  deps: GatherEvidenceDependencies,
  { environmentId }: Context,
  { id, dataKey }: Applicant,
  { imageId, blobKey, idDocSetType }: DocumentImage,
): Promise<ExaminedImage<Findings>> {
  return examineImage(deps, dataKey, {
    imageId,
    blobKey,
    idDocSetType,
    readFindings: () => deps.images.readFindings(environmentId, id, imageId, dataKey),
    saveFindings: (findings) => deps.images.saveFindings(environmentId, id, imageId, dataKey, findings),
  });
}

function onlyDocument({
  imageId,
  findings,
  failure,
}: ExaminedImage<Findings>): ExaminedImage<DocumentFindings> {
  return findings?.kind === 'document' ? { imageId, findings } : { imageId, findings: null, failure };
}

function onlySelfie({ imageId, findings, failure }: ExaminedImage<Findings>): ExaminedImage<SelfieFindings> {
  return findings?.kind === 'selfie' ? { imageId, findings } : { imageId, findings: null, failure };
}

/** Document portrait against selfie; the portrait compared is the one that is judged. */
function compare(
  deps: GatherEvidenceDependencies,
  sides: readonly ExaminedImage<DocumentFindings>[],
  selfie: ExaminedImage<SelfieFindings> | null,
): FaceComparison | null {
  const read = sides.flatMap(({ imageId, findings }) => (findings === null ? [] : [{ imageId, findings }]));
  const portrait = portraitSide(read)?.side.findings.portrait ?? null;
  const template = selfie?.findings?.template ?? null;
  if (portrait === null || template === null) return null;
  const compared = deps.compareFaces(portrait, template);
  return compared.ok ? compared.value : null;
}

function suppliedData({ profile }: Applicant): SuppliedData {
  const { fixedInfo } = profile;
  return {
    firstName: fixedInfo?.firstName ?? fixedInfo?.firstNameEn,
    lastName: fixedInfo?.lastName ?? fixedInfo?.lastNameEn,
    middleName: fixedInfo?.middleName,
    dob: fixedInfo?.dob,
    gender: fixedInfo?.gender,
    nationality: fixedInfo?.nationality,
    // A taxpayer number of Brazil is a CPF; of other countries none is looked for.
    cpf: (fixedInfo?.taxResidence ?? fixedInfo?.country) === 'BRA' ? fixedInfo?.tin : undefined,
  };
}
