import type { AppError } from '@aval/core/errors';
import { type Result, success } from '@aval/core/result';
import type { Applicant, ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Context } from '../platform/context.ts';
import { isSameIdentifier } from './identifier.ts';
import type { ActionIdentifiers, Confirmation, ConfirmationStore } from './ports.ts';

export type WriteConfirmedStores = {
  readonly applicants: Pick<ApplicantStore, 'find' | 'saveProfile'>;
  readonly confirmations: ConfirmationStore;
  readonly actionIdentifiers: Pick<ActionIdentifiers, 'confirmed'>;
  readonly journal: Journal;
};

/**
 * Writes in the caller's transaction that a value is confirmed. It becomes the applicant's own, or the action's: what he has proven
 * takes the place of what was told. Errors: those of an action for which nothing can be confirmed any more.
 */
export function writeConfirmed({
  applicants,
  confirmations,
  actionIdentifiers,
  journal,
}: WriteConfirmedStores) {
  return async (
    context: Context,
    applicant: Applicant,
    confirmation: Confirmation,
    { way, at }: { readonly way: 'code' | 'link'; readonly at: Date },
  ): Promise<Result<undefined, AppError>> => {
    const { environmentId, actor } = context;
    const { kind, actionId, value, id } = confirmation;
    await confirmations.confirm(environmentId, confirmation, way, at);
    const told = applicant.profile[kind];
    const changed = actionId === undefined && !(told !== undefined && isSameIdentifier(kind, told, value));
    if (changed)
      await applicants.saveProfile(environmentId, applicant, { ...applicant.profile, [kind]: value });
    await journal.append({
      environmentId,
      subjectId: applicant.id,
      at,
      type: 'identifierConfirmed',
      actor,
      payload: { kind, actionId, confirmationId: id, way, profileChanged: changed },
      dataKey: applicant.dataKey,
    });
    return actionId === undefined
      ? success(undefined)
      : actionIdentifiers.confirmed(context, { actionId, kind, value }, at);
  };
}
