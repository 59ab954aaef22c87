import type { Check } from '@aval/core/check';
import type { ApplicantId, AttemptId, EnvironmentId } from '@aval/core/ids';
import type { SecretKey } from '../platform/crypto/data-key.ts';

export type StoredCheck = {
  readonly id: string;
  readonly attemptId: string;
  readonly createdAt: Date;
  readonly check: Check;
};

/** Port: where checks with their evidence are kept. `dataKey` is the applicant's. */
export type CheckStore = {
  readonly insert: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    dataKey: SecretKey,
    checks: readonly StoredCheck[],
  ) => Promise<void>;
  readonly list: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    attemptId: AttemptId,
    dataKey: SecretKey,
  ) => Promise<StoredCheck[]>;
  /** Those of one type of the newest attempt that has any. */
  readonly latest: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    checkType: string,
    dataKey: SecretKey,
  ) => Promise<StoredCheck[]>;
};
