import { type AppError, appError } from '@aval/core/errors';
import type { ActionId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Applicant, ApplicantStore } from '../applicants/ports.ts';
import type { Context } from '../platform/context.ts';
import type { Action, ActionStore } from './ports.ts';

export type LoadActionStores = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly actions: Pick<ActionStore, 'ownerOf' | 'find' | 'lock'>;
};
export type OwnedAction = { readonly applicant: Applicant; readonly action: Action };

/** An action with the applicant it belongs to; `lock` holds its row until the transaction ends. */
export async function loadAction(
  { applicants, actions }: LoadActionStores,
  { environmentId }: Context,
  id: ActionId,
  how: 'read' | 'lock',
): Promise<Result<OwnedAction, AppError>> {
  const owner = await actions.ownerOf(environmentId, id);
  const applicant = owner === undefined ? undefined : await applicants.find(environmentId, owner);
  if (applicant === undefined) return failure(appError('action-not-found'));
  const action =
    how === 'lock'
      ? await actions.lock(environmentId, id, applicant.dataKey)
      : await actions.find(environmentId, id, applicant.dataKey);
  return action === undefined ? failure(appError('action-not-found')) : success({ applicant, action });
}
