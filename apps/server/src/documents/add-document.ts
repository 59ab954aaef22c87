import { documentRefusal } from '@aval/core/accepted-countries';
import type { IdDocInfo } from '@aval/core/applicant';
import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId, ImageId } from '@aval/core/ids';
import type { IdDocType, Level } from '@aval/core/level';
import { failure, type Result, success } from '@aval/core/result';
import { changeRefusal } from '@aval/core/review';
import type { UploadVerdict } from '@aval/core/rules/upload-warnings';
import { docSetForUpload } from '@aval/core/steps';
import type { Applicant, ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Transact } from '../platform/database/transact.ts';
import { type FilePart, maximumFileBytes } from '../platform/http/read-multipart.ts';
import type { Turns } from '../platform/turns/make-turns.ts';
import type { Review, ReviewStore } from '../reviews/ports.ts';
import { type ExaminedUpload, examineUpload } from './examine-upload.ts';
import type { DocumentSubmission, ImageStore, PictureExaminer } from './ports.ts';

/** Pictures one applicant may have, set aside ones included. */
const maximumImages = 60;

type Stores = {
  readonly applicants: ApplicantStore;
  readonly levels: LevelStore;
  readonly reviews: ReviewStore;
  readonly images: ImageStore;
  readonly journal: Journal;
};

export type AddDocumentDependencies = {
  readonly transact: Transact<Stores>;
  readonly stores: Stores;
  readonly blobs: BlobStore;
  readonly examiner: PictureExaminer;
  readonly keyring: Keyring;
  readonly turns: Turns;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};

export type AddedDocument = {
  readonly imageId: ImageId | undefined;
  /** All data sent so far for this document. */
  readonly metadata: IdDocInfo;
  readonly verdict: UploadVerdict | undefined;
};

/**
 * Takes a picture of a document, or its data, or both. The picture is examined before anything is written; its bytes are stored
 * before the row that names them, so a crash in between leaves at worst an unnamed, encrypted file.
 */
export function addDocument(deps: AddDocumentDependencies) {
  return async (context: Context, input: DocumentSubmission): Promise<Result<AddedDocument, AppError>> => {
    const found = await loadApplicant(deps.stores, context, input.applicantId);
    if (!found.ok) return found;
    const allowed = mayChange(
      context,
      found.value.applicant,
      found.value.review,
      found.value.level,
      input.metadata,
    );
    if (!allowed.ok) return allowed;
    if (input.file === undefined) return saveDocument(deps, context, input, undefined);
    const { applicant, level } = found.value;
    const { file } = input;
    if (file.bytes.length === 0) return failure(appError('empty-file'));
    if (file.bytes.length > maximumFileBytes) return failure(appError('file-too-big'));
    const fileHash = deps.keyring.fingerprint(file.bytes);
    if (await deps.stores.images.hasFile(context.environmentId, applicant.id, fileHash))
      return failure(appError('duplicate-document'));
    if ((await deps.stores.images.count(context.environmentId, applicant.id)) >= maximumImages)
      return failure(appError('too-many-documents'));
    // One at a time for each applicant: nobody can keep all the eyes busy.
    const examined = await deps.turns(applicant.id, () =>
      examineUpload(deps.examiner, deps.clock, level, { ...input, file }),
    );
    if (!examined.ok) return examined;
    const blobKey = `${context.environmentId}/${applicant.id}/${deps.identifiers.objectId()}`;
    await deps.blobs.write(blobKey, file.bytes, applicant.dataKey);
    const saved = await saveDocument(deps, context, input, { ...examined.value, blobKey, fileHash, file });
    if (!saved.ok) await deps.blobs.remove(blobKey);
    return saved;
  };
}

type Found = { readonly applicant: Applicant; readonly review: Review; readonly level: Level };

async function loadApplicant(
  stores: Pick<Stores, 'applicants' | 'levels' | 'reviews'>,
  context: Context,
  applicantId: ApplicantId,
): Promise<Result<Found, AppError>> {
  const applicant = await stores.applicants.find(context.environmentId, applicantId);
  if (applicant === undefined) return failure(appError('applicant-not-found'));
  const [review, level] = await Promise.all([
    stores.reviews.find(context.environmentId, applicantId),
    stores.levels.find(context.environmentId, applicant.levelId),
  ]);
  if (review === undefined || level === undefined)
    throw new Error(`applicant ${applicantId} has no review or no level`);
  return success({ applicant, review, level });
}

function mayChange(
  { actor }: Context,
  applicant: Applicant,
  review: Review,
  level: Level,
  { idDocType, country }: Pick<DocumentSubmission['metadata'], 'idDocType' | 'country'>,
): Result<undefined, AppError> {
  if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
  const refusal = changeRefusal(review.state);
  if (refusal !== undefined) return failure(refusal);
  const isApproved = review.state.status === 'completed' && review.state.result.reviewAnswer === 'GREEN';
  if (isApproved && actor.kind === 'applicant') {
    return failure(appError('state-conflict', 'The applicant is approved: nothing more is needed'));
  }
  const unwanted = documentRefusal(level.definition.requiredIdDocs, idDocType, country);
  return unwanted === undefined ? success(undefined) : failure(unwanted);
}

type StoredUpload = ExaminedUpload & {
  readonly blobKey: string;
  readonly fileHash: string;
  readonly file: FilePart;
};

function saveDocument(
  { transact, clock }: AddDocumentDependencies,
  context: Context,
  input: DocumentSubmission,
  upload: StoredUpload | undefined,
): Promise<Result<AddedDocument, AppError>> {
  const { environmentId, actor } = context;
  const { idDocType, idDocSubType, country } = input.metadata;
  return transact(async (stores) => {
    // The lock orders this upload before or after a submission; what was allowed a moment ago may not be any more.
    await stores.reviews.lock(environmentId, input.applicantId);
    const found = await loadApplicant(stores, context, input.applicantId);
    if (!found.ok) return found;
    const { applicant, review, level } = found.value;
    const allowed = mayChange(context, applicant, review, level, input.metadata);
    if (!allowed.ok) return allowed;
    const images = await stores.images.list(environmentId, applicant.id, applicant.dataKey);
    const active = images.filter((image) => !image.deactivated);
    const docSet = docSetForUpload(level.definition.requiredIdDocs, idDocType, country, active);
    if (docSet === undefined) return failure(appError('doc-type-not-in-req-docs'));
    const { suppliedIdDocs, merged } = mergeIdDoc(applicant, input.metadata);
    if (suppliedIdDocs !== applicant.profile.suppliedIdDocs) {
      await stores.applicants.saveProfile(environmentId, applicant, { ...applicant.profile, suppliedIdDocs });
    }
    let imageId: ImageId | undefined;
    const deactivated = (upload?.verdict?.errors.length ?? 0) > 0;
    if (upload !== undefined) {
      if ((await stores.images.count(environmentId, applicant.id)) >= maximumImages)
        return failure(appError('too-many-documents'));
      imageId = await stores.images.insert(environmentId, applicant.dataKey, {
        applicantId: applicant.id,
        attemptId: review.attemptId,
        idDocSetType: docSet.idDocSetType,
        idDocType,
        idDocSubType: idDocSubType ?? null,
        country,
        blobKey: upload.blobKey,
        format: upload.format,
        bytes: upload.file.bytes.length,
        width: upload.width,
        height: upload.height,
        fileName: upload.file.fileName,
        fileHash: upload.fileHash,
        findings: upload.findings,
        deactivated,
        addedAt: clock(),
      });
      if (imageId === undefined) return failure(appError('duplicate-document'));
    }
    if (deactivated && input.keepsOtherSides !== true)
      await setAsideOtherSides(stores.images, context, applicant, { idDocType, country });
    await stores.journal.append({
      environmentId,
      subjectId: applicant.id,
      at: clock(),
      type: upload === undefined ? 'documentDataAdded' : 'documentAdded',
      actor,
      payload: {
        imageId,
        idDocType,
        idDocSubType: idDocSubType ?? null,
        country,
        fileHash: upload?.fileHash,
        errors: upload?.verdict?.errors,
      },
      dataKey: applicant.dataKey,
    });
    return success({ imageId, metadata: merged, verdict: upload?.verdict });
  });
}

/** A two-sided document with an unusable side has to be sent again whole. */
async function setAsideOtherSides(
  images: ImageStore,
  context: Context,
  applicant: Applicant,
  { idDocType, country }: { readonly idDocType: IdDocType; readonly country: string },
): Promise<void> {
  const others = await images.list(context.environmentId, applicant.id, applicant.dataKey);
  const sides = others.filter(
    (image) => image.idDocType === idDocType && image.country === country && !image.deactivated,
  );
  await images.deactivate(
    context.environmentId,
    applicant.id,
    sides.map((image) => image.imageId),
  );
}

/** New values overwrite earlier ones of the same type and country; fields not sent stay. */
function mergeIdDoc(
  applicant: Applicant,
  sent: DocumentSubmission['metadata'],
): { suppliedIdDocs: IdDocInfo[] | undefined; merged: IdDocInfo } {
  const { idDocSubType: _side, ...data } = sent;
  const earlier = applicant.profile.suppliedIdDocs ?? [];
  const same = (document: IdDocInfo) =>
    document.idDocType === data.idDocType && document.country === data.country;
  const merged = { ...earlier.find(same), ...data };
  const hasData = Object.keys(data).length > 2;
  const suppliedIdDocs = hasData
    ? [...earlier.filter((document) => !same(document)), merged]
    : applicant.profile.suppliedIdDocs;
  return { suppliedIdDocs, merged };
}
