import type { ApplicantProfile } from '@aval/core/applicant';
import type { ApplicantId, EnvironmentId, InspectionId, LevelId } from '@aval/core/ids';
import type { SecretKey } from '../platform/crypto/data-key.ts';
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

/** Port: where applicants are kept. Every call names the environment; another's applicants do not exist. */
export type ApplicantStore = {
  /** False when the external user id is taken; the transaction cannot go on then. */
  readonly insert: (environmentId: EnvironmentId, applicant: NewApplicantRow) => Promise<boolean>;
  readonly find: (environmentId: EnvironmentId, id: ApplicantId) => Promise<Applicant | undefined>;
  readonly findByExternalUserId: (
    environmentId: EnvironmentId,
    externalUserId: string,
  ) => Promise<Applicant | undefined>;
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
  readonly saveLevel: (environmentId: EnvironmentId, id: ApplicantId, levelId: LevelId) => Promise<void>;
  readonly saveProfile: (
    environmentId: EnvironmentId,
    applicant: Applicant,
    profile: ApplicantProfile,
  ) => Promise<void>;
};
