import { documentRefusal } from '@aval/core/accepted-countries';
import type { ApplicantProfile, NewApplicant } from '@aval/core/applicant';
import { type AppError, appError } from '@aval/core/errors';
import type { Findings } from '@aval/core/findings';
import { docSetOf, type IdDocType } from '@aval/core/level';
import { failure, type Result, success } from '@aval/core/result';
import type { ReviewResult } from '@aval/core/review';
import { docSetForUpload, type StepImage } from '@aval/core/steps';
import {
  type ApplicantWithReview,
  type CreateApplicantDependencies,
  createApplicant,
} from '../applicants/create-applicant.ts';
import { type EraseApplicantDependencies, eraseApplicant } from '../applicants/erase-applicant.ts';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { ImageStore, NewDocumentImage } from '../documents/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { Review, ReviewStore } from '../reviews/ports.ts';
import { settleReview } from '../reviews/settle-review.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import type { ShareTokenStore } from './ports.ts';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly reviews: ReviewStore;
  readonly images: ImageStore;
  readonly shareTokens: ShareTokenStore;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
};
export type AdoptApplicantDependencies = {
  readonly create: CreateApplicantDependencies;
  readonly erase: EraseApplicantDependencies;
  readonly transact: Transact<Stores>;
  readonly blobs: BlobStore;
  readonly keyring: Pick<Keyring, 'fingerprint'>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};

/** A picture that comes along. */
export type AdoptedPicture = Pick<
  NewDocumentImage,
  'idDocSubType' | 'country' | 'format' | 'width' | 'height' | 'fileName'
> & {
  readonly idDocType: IdDocType;
  readonly bytes: () => Promise<Result<Buffer, AppError>>;
  readonly findings: Findings | undefined;
};
export type Adoption = {
  readonly levelName: string;
  readonly applicant: NewApplicant;
  /** Beyond what a creation takes. */
  readonly profile: Pick<ApplicantProfile, 'info' | 'suppliedIdDocs' | 'agreements'>;
  readonly pictures: readonly AdoptedPicture[];
  /** Present: the applicant comes as verified elsewhere, with this answer. */
  readonly result: ReviewResult | undefined;
  /** Where he comes from, for the journal. */
  readonly origin: Readonly<Record<string, unknown>>;
  /** Part of the last transaction; a failure undoes everything. */
  readonly finish: (stores: Stores) => Promise<Result<undefined, AppError>>;
};

/**
 * Brings somebody in whose data exist already: a new applicant with a key of his own, under which his pictures are sealed anew.
 * When anything fails on the way, what was made of him is erased again.
 */
export function adoptApplicant(deps: AdoptApplicantDependencies) {
  const create = createApplicant(deps.create);
  const erase = eraseApplicant(deps.erase);
  return async (context: Context, adoption: Adoption): Promise<Result<ApplicantWithReview, AppError>> => {
    const level = await deps.create.levels.findByName(context.environmentId, adoption.levelName);
    if (level === undefined) return failure(appError('level-not-found', 'The level does not exist'));
    const required = level.definition.requiredIdDocs;
    const foreign = adoption.pictures.find(({ idDocType }) => docSetOf(required, idDocType) === undefined);
    if (foreign !== undefined) return failure(appError('doc-type-not-in-req-docs'));
    const created = await create(context, { levelName: adoption.levelName, applicant: adoption.applicant });
    if (!created.ok) return created;
    const stored = await storePictures(deps, context, created.value, adoption.pictures);
    const settled = stored.ok ? await settle(deps, context, created.value, adoption, stored.value) : stored;
    if (settled.ok) return settled;
    // The erasure knows the pictures that have rows; those that have none yet are removed here.
    await erase(context, created.value.applicant.id);
    for (const { blobKey } of stored.ok ? stored.value : []) await deps.blobs.remove(blobKey);
    return settled;
  };
}

type Stored = {
  readonly picture: AdoptedPicture;
  readonly blobKey: string;
  readonly fileHash: string;
  readonly size: number;
};

async function storePictures(
  deps: AdoptApplicantDependencies,
  { environmentId }: Context,
  { applicant }: ApplicantWithReview,
  pictures: readonly AdoptedPicture[],
): Promise<Result<Stored[], AppError>> {
  const stored: Stored[] = [];
  for (const picture of pictures) {
    const bytes = await picture.bytes();
    if (!bytes.ok) {
      for (const { blobKey } of stored) await deps.blobs.remove(blobKey);
      return bytes;
    }
    const blobKey = `${environmentId}/${applicant.id}/${deps.identifiers.objectId()}`;
    await deps.blobs.write(blobKey, bytes.value, applicant.dataKey);
    const fileHash = deps.keyring.fingerprint(bytes.value);
    stored.push({ picture, blobKey, fileHash, size: bytes.value.length });
  }
  return success(stored);
}

function settle(
  deps: AdoptApplicantDependencies,
  context: Context,
  { applicant, level, review }: ApplicantWithReview,
  adoption: Adoption,
  stored: readonly Stored[],
): Promise<Result<ApplicantWithReview, AppError>> {
  const { environmentId, actor } = context;
  return deps.transact(async (stores) => {
    await stores.reviews.lock(environmentId, applicant.id);
    const at = deps.clock();
    const placed: StepImage[] = [];
    for (const { picture, blobKey, fileHash, size } of stored) {
      const { bytes: _read, ...image } = picture;
      const { idDocType, country } = picture;
      const { requiredIdDocs } = level.definition;
      const docSet = docSetForUpload(requiredIdDocs, idDocType, country, placed);
      if (docSet === undefined)
        return failure(
          documentRefusal(requiredIdDocs, idDocType, country) ?? appError('doc-type-not-in-req-docs'),
        );
      const { idDocSetType } = docSet;
      const imageId = await stores.images.insert(environmentId, applicant.dataKey, {
        ...image,
        applicantId: applicant.id,
        attemptId: review.attemptId,
        idDocSetType,
        blobKey,
        bytes: size,
        fileHash,
        deactivated: false,
        addedAt: at,
      });
      if (imageId === undefined) return failure(appError('duplicate-document'));
      placed.push({ ...image, imageId, idDocSetType });
    }
    const adopted = { ...applicant, profile: { ...applicant.profile, ...adoption.profile } };
    await stores.applicants.saveProfile(environmentId, applicant, adopted.profile);
    await stores.journal.append({
      environmentId,
      subjectId: applicant.id,
      at,
      type: 'applicantImported',
      actor,
      payload: { ...adoption.origin, imageIds: placed.map(({ imageId }) => imageId) },
      dataKey: applicant.dataKey,
    });
    const finished = await adoption.finish(stores);
    if (!finished.ok) return finished;
    if (adoption.result === undefined) return success({ applicant: adopted, review, level });
    const submitted: Review = { ...review, state: { status: 'pending' }, attemptCnt: 1, pendingAt: at };
    const completed = await settleReview(stores, context, {
      applicant: adopted,
      review: submitted,
      event: { type: 'overrule', result: adoption.result },
      at,
      checks: [],
    });
    return completed.ok ? success({ applicant: adopted, review: completed.value, level }) : completed;
  });
}
