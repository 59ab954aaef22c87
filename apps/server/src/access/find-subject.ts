import { type AppError, appError } from '@aval/core/errors';
import type { ActionId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { type CreateActionDependencies, createAction } from '../actions/create-action.ts';
import type { ActionStore } from '../actions/ports.ts';
import type { Applicant } from '../applicants/ports.ts';
import { readApplicant } from '../applicants/read-applicant.ts';
import type { Context } from '../platform/context.ts';
import {
  type FindOrCreateApplicantDependencies,
  findOrCreateApplicant,
  type WantedApplicant,
} from './find-or-create-applicant.ts';

export type FindSubjectDependencies = FindOrCreateApplicantDependencies & {
  readonly createAction: CreateActionDependencies;
  readonly actions: Pick<ActionStore, 'findByExternalId'>;
};
export type WantedSubject = WantedApplicant & {
  /** Then the level is an action's, and the applicant stays as he is. */
  readonly externalActionId: string | undefined;
};
export type Subject = { readonly applicant: Applicant; readonly actionId: ActionId | undefined };

/** Whom a token or a link is for: an applicant, or one action of an applicant; what is missing is created on the level. */
export function findSubject(deps: FindSubjectDependencies) {
  const findApplicant = findOrCreateApplicant(deps);
  const read = readApplicant(deps.read);
  const create = createAction(deps.createAction);
  return async (
    context: Context,
    { externalActionId, ...wanted }: WantedSubject,
  ): Promise<Result<Subject, AppError>> => {
    if (externalActionId === undefined) {
      const applicant = await findApplicant(context, wanted);
      return applicant.ok ? success({ applicant: applicant.value, actionId: undefined }) : applicant;
    }
    const found = await read(context, { by: 'externalUserId', externalUserId: wanted.userId });
    if (!found.ok) return found;
    const { applicant } = found.value;
    if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
    const { levelName, email, phone } = wanted;
    const existing = async () => {
      const known = await deps.actions.findByExternalId(context.environmentId, externalActionId);
      if (known === undefined) return undefined;
      return known.applicantId === applicant.id
        ? success({ applicant, actionId: known.id })
        : failure(appError('action-already-exists', 'This externalActionId is of another applicant'));
    };
    const known = await existing();
    if (known !== undefined) return known;
    if (levelName === undefined)
      return failure(appError('invalid-value', "'levelName' is needed: there is no such action yet"));
    const created = await create(context, {
      applicantId: applicant.id,
      levelName,
      content: { externalActionId, email, phone },
    });
    if (created.ok) return success({ applicant, actionId: created.value.action.id });
    // Two requests for a new action at the same moment: the other one won.
    return created.error.name === 'action-already-exists' ? ((await existing()) ?? created) : created;
  };
}
