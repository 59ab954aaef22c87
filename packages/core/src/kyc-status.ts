import {
  type DocSet,
  type IdDocSetType,
  type IdDocSubType,
  type IdDocType,
  isDoubleSided,
  type RequiredIdDocs,
  takesDocuments,
} from './level.ts';
import { isUnderWay, type ReviewState } from './review.ts';
import { isDone, judgedDocument, missingSteps, type StepFacts, stepDocuments } from './steps.ts';

/** All that decides where a person stands. */
export type KycFacts = {
  readonly review: ReviewState;
  readonly required: RequiredIdDocs;
  readonly steps: StepFacts;
};

/** A document that is still wanted. */
export type DocToUpload = {
  /** The step that wants it. */
  readonly type: IdDocSetType;
  /** Whether number, country and day of expiration belong to it; a face has none. */
  readonly withInfo: boolean;
  readonly acceptedTypes: readonly IdDocType[];
  /** Sides that are missing of a two-sided document that was begun; empty otherwise. */
  readonly missingSides: readonly IdDocSubType[];
};

/** Where a person stands: exactly one of these. */
export type KycStatus =
  /** Waits for the e-mail address to be confirmed. */
  | { readonly state: 'email' }
  /** Waits for the phone number to be told and confirmed. */
  | { readonly state: 'phone' }
  /** Waits for data: fields by their names, and steps that are answered elsewhere (questionnaires). */
  | {
      readonly state: 'profile';
      readonly missingFields: readonly string[];
      readonly otherSteps: readonly IdDocSetType[];
    }
  /** Waits for documents; with none left, for the verification to be started. */
  | { readonly state: 'document'; readonly docsToUpload: readonly DocToUpload[] }
  | { readonly state: 'under verification' }
  | { readonly state: 'verified' }
  | {
      readonly state: 'not verified';
      readonly reasons: readonly string[];
      readonly comment: string | undefined;
      readonly mayTryAgain: boolean;
      readonly docsToUpload: readonly DocToUpload[];
    };

/** `pending`: the system waits for the person. `processing`: the person waits for the result. */
export type DocumentStatus = 'pending' | 'processing' | 'approved' | 'rejected';
export type KycDocument = {
  readonly step: IdDocSetType;
  /** Absent until something was handed in. */
  readonly idDocType: IdDocType | undefined;
  readonly country: string | undefined;
  readonly status: DocumentStatus;
};

/** Decides where a person stands. `verified` comes from a GREEN answer alone; a review on hold is still under way. */
export function kycStatus({ review, required, steps }: KycFacts): KycStatus {
  if (isUnderWay(review.status) || review.status === 'onHold') return { state: 'under verification' };
  const docsToUpload = wantedDocuments(required, steps);
  if (review.status === 'completed') {
    const { result } = review;
    if (result.reviewAnswer === 'GREEN') return { state: 'verified' };
    const mayTryAgain = result.reviewRejectType === 'RETRY';
    return {
      state: 'not verified',
      reasons: result.rejectLabels,
      comment: result.moderationComment,
      mayTryAgain,
      docsToUpload: mayTryAgain ? docsToUpload : [],
    };
  }
  const missing = missingSteps(required, steps);
  if (missing.includes('EMAIL_VERIFICATION')) return { state: 'email' };
  if (missing.includes('PHONE_VERIFICATION')) return { state: 'phone' };
  const data = missing.filter((step) => !takesDocuments(step));
  if (data.length > 0) {
    const asked = required.docSets.filter(({ idDocSetType }) => data.includes(idDocSetType));
    const withFields = asked.filter((docSet) => missingFields(docSet, steps).length > 0);
    return {
      state: 'profile',
      missingFields: [...new Set(withFields.flatMap((docSet) => missingFields(docSet, steps)))],
      otherSteps: asked
        .filter((docSet) => !withFields.includes(docSet))
        .map(({ idDocSetType }) => idDocSetType),
    };
  }
  return { state: 'document', docsToUpload };
}

/** The documents of the level's steps, each with who waits for whom. */
export function kycDocuments({ review, required, steps }: KycFacts): KycDocument[] {
  return documentSets(required).map(({ idDocSetType }) => {
    const judged = judgedDocument(required, idDocSetType, steps.images);
    const begun = judged ?? stepDocuments(required, idDocSetType, steps.images).at(-1);
    return {
      step: idDocSetType,
      idDocType: begun?.idDocType,
      country: begun?.country,
      status: statusOf(review, judged !== undefined),
    };
  });
}

function statusOf(review: ReviewState, isHandedIn: boolean): DocumentStatus {
  if (review.status === 'completed') {
    if (review.result.reviewAnswer === 'GREEN') return isHandedIn ? 'approved' : 'pending';
    if (review.result.reviewRejectType === 'FINAL') return 'rejected';
  }
  return isHandedIn ? 'processing' : 'pending';
}

function wantedDocuments(required: RequiredIdDocs, steps: StepFacts): DocToUpload[] {
  return documentSets(required)
    .filter((docSet) => docSet.skipAllowed !== true && !isDone(required, docSet, steps))
    .map((docSet) => {
      const { idDocSetType, types = [] } = docSet;
      return {
        type: idDocSetType,
        withInfo: types.some((type) => type !== 'SELFIE' && type !== 'VIDEO_SELFIE'),
        acceptedTypes: types,
        missingSides: missingSides(required, docSet, steps),
      };
    });
}

function documentSets({ docSets }: RequiredIdDocs): DocSet[] {
  return docSets.filter(({ idDocSetType }) => takesDocuments(idDocSetType));
}

function missingSides(
  required: RequiredIdDocs,
  { idDocSetType, subTypes = ['FRONT_SIDE', 'BACK_SIDE'] }: DocSet,
  { images }: StepFacts,
): IdDocSubType[] {
  const begun = stepDocuments(required, idDocSetType, images).at(-1);
  if (begun === undefined || !isDoubleSided(begun.idDocType)) return [];
  return subTypes.filter((side) => begun.images.every(({ idDocSubType }) => idDocSubType !== side));
}

function missingFields({ fields = [] }: DocSet, { fields: known }: StepFacts): string[] {
  return fields.filter(({ name, required }) => required === true && !known.has(name)).map(({ name }) => name);
}
