import type { FaceTemplate } from '@aval/core/findings';
import type { ApplicantId, EnvironmentId } from '@aval/core/ids';
import type { SecretKey } from '../platform/crypto/data-key.ts';

/** What a listed person may be known by again: all but names, which many people share. */
export type BlacklistTerm = {
  readonly kind: 'document' | 'email' | 'phone' | 'picture';
  /** Normalised; of a picture the keyed hash of its bytes. */
  readonly text: string;
};

/** Port: those whom the environment refuses. Terms are stored as keyed hashes, faces sealed with the environment's key. */
export type BlacklistStore = {
  /** False when the applicant is listed already. */
  readonly list: (
    environmentId: EnvironmentId,
    listing: {
      readonly applicantId: ApplicantId;
      readonly at: Date;
      readonly by: string;
      readonly terms: readonly BlacklistTerm[];
      readonly faces: readonly FaceTemplate[];
    },
    environmentKey: SecretKey,
  ) => Promise<boolean>;
  /** False when the applicant is not listed. */
  readonly unlist: (environmentId: EnvironmentId, applicantId: ApplicantId) => Promise<boolean>;
  readonly isListed: (environmentId: EnvironmentId, applicantId: ApplicantId) => Promise<boolean>;
  /** Kinds of the terms that some listed applicant has too. */
  readonly matches: (
    environmentId: EnvironmentId,
    terms: readonly BlacklistTerm[],
  ) => Promise<BlacklistTerm['kind'][]>;
  readonly faces: (environmentId: EnvironmentId, environmentKey: SecretKey) => Promise<FaceTemplate[]>;
};
