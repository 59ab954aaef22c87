import type { Context } from '../platform/context.ts';
import { formAccessToken } from './access-token-form.ts';
import type { IssueAccessTokenDependencies } from './issue-access-token.ts';

/**
 * A token for watching devices, in the form of all others. Devices are not watched here: it is kept nowhere and opens nothing, and is
 * there so that programs that ask for one go on.
 */
export function formBehaviorToken({ keyring, clock, identifiers, publicUrl }: IssueAccessTokenDependencies) {
  return ({ environment }: Pick<Context, 'environment'>, ttlInSecs: number): string => {
    const expiresAt = new Date(clock().getTime() + ttlInSecs * 1000);
    return formAccessToken(keyring, environment, identifiers.uuid(), publicUrl(), expiresAt);
  };
}
