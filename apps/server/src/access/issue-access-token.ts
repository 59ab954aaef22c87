import type { ActionId } from '@aval/core/ids';
import type { Applicant } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { formAccessToken, hashAccessToken } from './access-token-form.ts';
import type { AccessTokenStore } from './ports.ts';

export type IssueAccessTokenDependencies = {
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  /** Origin that the web SDK is to load from. */
  readonly publicUrl: () => string;
};
export type IssueAccessTokenStores = { readonly accessTokens: AccessTokenStore; readonly journal: Journal };
type Input = {
  readonly applicant: Applicant;
  readonly actionId: ActionId | undefined;
  readonly ttlInSecs: number;
  /** For the device alone that uses it first. */
  readonly oneDevice: boolean;
};

/** Makes a token in the caller's transaction; only its hash is stored, what is returned cannot be had again. */
export function issueAccessToken({ keyring, clock, identifiers, publicUrl }: IssueAccessTokenDependencies) {
  return async (
    { accessTokens, journal }: IssueAccessTokenStores,
    { environmentId, environment, actor }: Context,
    { applicant, actionId, ttlInSecs, oneDevice }: Input,
  ): Promise<string> => {
    const createdAt = clock();
    const expiresAt = new Date(createdAt.getTime() + ttlInSecs * 1000);
    const token = formAccessToken(keyring, environment, identifiers.uuid(), publicUrl(), expiresAt);
    await accessTokens.removeExpired(environmentId, createdAt);
    await accessTokens.insert(environmentId, {
      tokenHash: hashAccessToken(token),
      applicantId: applicant.id,
      actionId,
      oneDevice,
      createdAt,
      expiresAt,
    });
    await journal.append({
      environmentId,
      subjectId: applicant.id,
      at: createdAt,
      type: 'accessTokenCreated',
      actor,
      payload: { actionId, expiresAt: expiresAt.toISOString() },
      dataKey: applicant.dataKey,
    });
    return token;
  };
}
