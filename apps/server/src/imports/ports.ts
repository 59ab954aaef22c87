import type { ApplicantId, EnvironmentId } from '@aval/core/ids';

/** A permission to copy one applicant into one other environment, once. */
export type ShareToken = {
  readonly tokenHash: string;
  readonly environmentId: EnvironmentId;
  readonly applicantId: ApplicantId;
  readonly forEnvironmentId: EnvironmentId;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** Port: share tokens by their hashes. */
export type ShareTokenStore = {
  readonly insert: (token: ShareToken) => Promise<void>;
  /** Unless it was used or meant for another environment; whether it is still in time is the caller's to see. */
  readonly find: (forEnvironmentId: EnvironmentId, tokenHash: string) => Promise<ShareToken | undefined>;
  /** False when somebody else used it in the meantime. */
  readonly use: (token: ShareToken, at: Date) => Promise<boolean>;
};
