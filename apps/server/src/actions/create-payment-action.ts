import { actionTypeOf } from '@aval/core/action-steps';
import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result } from '@aval/core/result';
import type { LevelStore } from '../levels/ports.ts';
import type { Context } from '../platform/context.ts';
import { type CreateActionDependencies, type CreatedAction, createAction } from './create-action.ts';

export type CreatePaymentActionDependencies = CreateActionDependencies & {
  readonly levels: Pick<LevelStore, 'list'>;
};
type Input = {
  readonly applicantId: ApplicantId;
  readonly externalActionId: string;
  readonly requireSelfie: boolean;
  readonly paymentMethod: Record<string, unknown>;
};

/**
 * Begins an action on a means of payment. The wire names no level: it is the environment's oldest level of the type `actions` for
 * payment methods that asks for a selfie, or asks for none, as told. Errors: `level-not-found` and those of `createAction`.
 */
export function createPaymentAction(deps: CreatePaymentActionDependencies) {
  const create = createAction(deps);
  return async (
    context: Context,
    { applicantId, externalActionId, requireSelfie, paymentMethod }: Input,
  ): Promise<Result<CreatedAction, AppError>> => {
    const levels = await deps.levels.list(context.environmentId);
    const level = levels.find(({ type, definition }) => {
      const steps = definition.requiredIdDocs.docSets.map(({ idDocSetType }) => idDocSetType);
      return (
        type === 'actions' &&
        actionTypeOf(definition) === 'paymentMethod' &&
        steps.includes('SELFIE') === requireSelfie
      );
    });
    const how = requireSelfie ? 'with' : 'without';
    return level === undefined
      ? failure(
          appError('level-not-found', `There is no level for actions of payment methods ${how} a selfie`),
        )
      : create(context, {
          applicantId,
          levelName: level.name,
          content: { externalActionId, paymentMethod },
        });
  };
}
