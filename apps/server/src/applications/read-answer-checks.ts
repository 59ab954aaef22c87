import type { Check } from '@aval/core/check';
import type { EnvironmentId } from '@aval/core/ids';
import type { ActionCheckStore } from '../actions/ports.ts';
import type { CheckStore } from '../checks/ports.ts';
import type { World } from './read-world.ts';

export type AnswerCheckStores = {
  readonly checks: Pick<CheckStore, 'list'>;
  readonly actionChecks: Pick<ActionCheckStore, 'list'>;
};

/** The checks of the present attempt: of the action, or else of the applicant. */
export async function readAnswerChecks(
  { checks, actionChecks }: AnswerCheckStores,
  environmentId: EnvironmentId,
  { applicant, review, action }: World,
): Promise<Check[]> {
  const stored =
    action === undefined
      ? await checks.list(environmentId, applicant.id, review.attemptId, applicant.dataKey)
      : await actionChecks.list(environmentId, [action.id], applicant.dataKey);
  const attemptId = action?.attemptId ?? review.attemptId;
  return stored.filter((one) => one.attemptId === attemptId).map(({ check }) => check);
}
