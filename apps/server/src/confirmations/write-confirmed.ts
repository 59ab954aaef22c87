import type { Applicant, ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Context } from '../platform/context.ts';
import { readIdentifier } from './identifier.ts';
import type { Confirmation, ConfirmationStore, IdentifierKind } from './ports.ts';

export type WriteConfirmedStores = {
  readonly applicants: Pick<ApplicantStore, 'find' | 'saveProfile'>;
  readonly confirmations: ConfirmationStore;
  readonly journal: Journal;
};

/**
 * Writes in the caller's transaction that a value is confirmed. One that is not of an action becomes the applicant's own: what he
 * has proven takes the place of what was told.
 */
export function writeConfirmed({ applicants, confirmations, journal }: WriteConfirmedStores) {
  return async (
    { environmentId, actor }: Pick<Context, 'environmentId' | 'actor'>,
    applicant: Applicant,
    confirmation: Confirmation,
    { way, at }: { readonly way: 'code' | 'link'; readonly at: Date },
  ): Promise<void> => {
    const { kind, actionId, value, id } = confirmation;
    await confirmations.confirm(environmentId, confirmation, way, at);
    const told = applicant.profile[kind];
    const same = told !== undefined && normalised(kind, told) === normalised(kind, value);
    const changed = actionId === undefined && !same;
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
  };
}

function normalised(kind: IdentifierKind, text: string): string | undefined {
  return readIdentifier(kind, text)?.normalised;
}
