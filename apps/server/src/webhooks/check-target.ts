import { type AppError, appError } from '@aval/core/errors';
import type { EnvironmentKind } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { type TargetRules, targetFault } from './target-guard.ts';

const reasons = {
  'plain-http': 'production webhooks go to https addresses',
  'refused-port': 'webhooks may not go to this port',
  'private-target': 'webhooks may not go to this address',
} as const;

/** Refuses a target that is plainly out of bounds; names are checked at each delivery, when they are resolved. */
export function checkTarget(
  environment: EnvironmentKind,
  rules: TargetRules,
  target: string,
): Result<undefined, AppError> {
  const fault = targetFault(environment, rules, target);
  if (fault === undefined) return success(undefined);
  return failure(appError('invalid-value', `'target' in the body is not valid: ${reasons[fault]}`));
}
