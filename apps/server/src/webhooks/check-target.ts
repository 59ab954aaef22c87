import { type AppError, appError } from '@aval/core/errors';
import type { EnvironmentKind } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { literalAddress, mayConnect, targetPolicy } from './target-guard.ts';

/** Refuses a target whose address is plainly out of bounds; names are checked at each delivery, when they are resolved. */
export function checkTarget(
  environment: EnvironmentKind,
  allowPrivateTargets: boolean,
  target: string,
): Result<undefined, AppError> {
  const address = literalAddress(target);
  if (address === undefined || mayConnect(targetPolicy(environment, allowPrivateTargets), address)) {
    return success(undefined);
  }
  return failure(
    appError('invalid-value', "'target' in the body is not valid: webhooks may not go to this address"),
  );
}
