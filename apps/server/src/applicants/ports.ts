import type { ApplicantProfile } from '@aval/core/applicant';
import type { ApplicantId, EnvironmentId, InspectionId, LevelId } from '@aval/core/ids';
import type { SimilarApplicant } from '@aval/core/rules/judge-similar';
import type { JournalEntry } from '../journal/ports.ts';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import type { Review } from '../reviews/ports.ts';
import type { WebhookEvent } from '../webhooks/ports.ts';
import type { SearchTerm } from './search-terms.ts';

/** An applicant as the program works with it: opened, its key at hand. */
export type Applicant = {
  readonly id: ApplicantId;
  readonly inspectionId: InspectionId;
  readonly type: 'individual' | 'company';
  readonly levelId: LevelId;
  readonly lang: string | undefined;
  readonly profile: ApplicantProfile;
  readonly dataKey: SecretKey;
  readonly deactivated: boolean;
  readonly createdAt: Date;
  readonly createdBy: string;
};

export type NewApplicantRow = Omit<Applicant, 'deactivated' | 'dataKey'> & {
  readonly dataKey: SecretKey;
  readonly wrappedKey: Buffer;
};

/** All that is written when an applicant comes to be. */
export type NewApplicantRecord = {
  readonly applicant: NewApplicantRow;
  readonly review: Review;
  readonly journalEntry: JournalEntry;
  /** Made only where somebody listens. */
  readonly event: () => WebhookEvent;
};

/** Port: writes a new applicant with everything that belongs to him, all or nothing, in a round trip of its own. */
export type NewApplicantStore = {
  /** False, and nothing written, when the external user id is taken. */
  readonly insert: (environmentId: EnvironmentId, record: NewApplicantRecord) => Promise<boolean>;
};

/** By which of his names an applicant is asked for. */
export type ApplicantSelector =
  | { readonly by: 'id'; readonly id: ApplicantId }
  | { readonly by: 'externalUserId'; readonly externalUserId: string };

export type ReviewedApplicant = { readonly applicant: Applicant; readonly review: Review };

/** Port: reads one applicant with his present review. */
export type ApplicantReader = {
  readonly findWithReview: (
    environmentId: EnvironmentId,
    selector: ApplicantSelector,
  ) => Promise<ReviewedApplicant | undefined>;
};

/**
 * Port: who else of the environment is the same in name and day of birth, a document's number, an address, a telephone or a picture's
 * bytes; newest first.
 */
export type SimilarApplicants = {
  readonly find: (
    environmentId: EnvironmentId,
    whom: {
      readonly id: ApplicantId;
      readonly terms: readonly SearchTerm[];
      /** Keyed hashes of his pictures. */
      readonly fileHashes: readonly string[];
    },
    limit: number,
  ) => Promise<SimilarApplicant[]>;
};

/** Port: where applicants are kept. Every call names the environment; another's applicants do not exist. */
export type ApplicantStore = {
  readonly find: (environmentId: EnvironmentId, id: ApplicantId) => Promise<Applicant | undefined>;
  readonly findByExternalUserId: (
    environmentId: EnvironmentId,
    externalUserId: string,
  ) => Promise<Applicant | undefined>;
  /** With their present reviews, in the order of `names`, in one question; each is opened when it is taken. */
  readonly findManyWithReview: (
    environmentId: EnvironmentId,
    by: ApplicantSelector['by'],
    names: readonly string[],
  ) => Promise<((() => ReviewedApplicant) | undefined)[]>;
  readonly findByInspectionId: (
    environmentId: EnvironmentId,
    inspectionId: InspectionId,
  ) => Promise<Applicant | undefined>;
  /** Applicants that have every one of the terms, oldest first. */
  readonly search: (
    environmentId: EnvironmentId,
    terms: readonly SearchTerm[],
    page: { readonly limit: number; readonly offset: number },
  ) => Promise<Applicant[]>;
  readonly count: (environmentId: EnvironmentId) => Promise<number>;
  /** Writes everything that may change. False when the external user id is taken; the transaction cannot go on then. */
  readonly save: (environmentId: EnvironmentId, applicant: Applicant) => Promise<boolean>;
  /** Takes the applicant's row with his key, and all that belongs to him. */
  readonly remove: (environmentId: EnvironmentId, id: ApplicantId) => Promise<void>;
  readonly saveLevel: (environmentId: EnvironmentId, id: ApplicantId, levelId: LevelId) => Promise<void>;
  readonly saveProfile: (
    environmentId: EnvironmentId,
    applicant: Applicant,
    profile: ApplicantProfile,
  ) => Promise<void>;
};
