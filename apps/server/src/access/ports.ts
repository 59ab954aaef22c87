import type { ActionId, ApplicantId, EnvironmentId } from '@aval/core/ids';

/** Port: access tokens by their hashes. */
export type AccessTokenStore = {
  readonly insert: (
    environmentId: EnvironmentId,
    token: {
      readonly tokenHash: string;
      readonly applicantId: ApplicantId;
      /** The one action that the token is for, too. */
      readonly actionId: ActionId | undefined;
      /** It is for the device alone that uses it first. */
      readonly oneDevice: boolean;
      readonly createdAt: Date;
      readonly expiresAt: Date;
    },
  ) => Promise<void>;
  /** Forgets tokens of the environment that expired before `moment`. */
  readonly removeExpired: (environmentId: EnvironmentId, moment: Date) => Promise<void>;
};
