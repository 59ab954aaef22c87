import type { EnvironmentId } from '@aval/core/ids';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import type { Permission } from '../platform/http/route.ts';

/** What an officer's session may be allowed to do: to look, and to decide. */
export const officerPermissions = [
  'review.read',
  'review.decide',
  'applicant.read',
  'document.read',
  'action.read',
  'action.decide',
] as const satisfies readonly Permission[];
export type OfficerPermission = (typeof officerPermissions)[number];

/** Somebody of the customer's. `id` is the customer's own for him and stands in the journal; `name` is personal data. */
export type Officer = { readonly id: string; readonly name: string | undefined };

export type OfficerSession = {
  readonly id: string;
  /** The app token that made it, and with which it ends. */
  readonly appTokenId: string;
  readonly officer: Officer;
  readonly permissions: readonly OfficerPermission[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** Port: officers' sessions by their tokens' hashes; names are sealed with the environment's key. */
export type OfficerSessionStore = {
  readonly insert: (
    environmentId: EnvironmentId,
    environmentKey: SecretKey,
    session: OfficerSession,
    tokenHash: string,
  ) => Promise<void>;
  /** Those that count at `moment`, newest first. */
  readonly list: (
    environmentId: EnvironmentId,
    environmentKey: SecretKey,
    moment: Date,
    page: { readonly limit: number; readonly offset: number },
  ) => Promise<{ readonly items: OfficerSession[]; readonly total: number }>;
  /** Forgets the session; the officer's id, or undefined when there is none such that counts at `moment`. */
  readonly end: (environmentId: EnvironmentId, id: string, moment: Date) => Promise<string | undefined>;
  /** Forgets sessions of all environments that are over: expired before `moment`, or of a revoked app token. Answers how many. */
  readonly forgetOver: (moment: Date) => Promise<number>;
};
