import type { ApplicantId, EnvironmentId } from '@aval/core/ids';

/** Port: access tokens by their hashes. */
export type AccessTokenStore = {
  readonly insert: (
    environmentId: EnvironmentId,
    token: {
      readonly tokenHash: string;
      readonly applicantId: ApplicantId;
      readonly createdAt: Date;
      readonly expiresAt: Date;
    },
  ) => Promise<void>;
  /** Forgets tokens of the environment that expired before `moment`. */
  readonly removeExpired: (environmentId: EnvironmentId, moment: Date) => Promise<void>;
};
