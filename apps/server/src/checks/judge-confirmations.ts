import { confirmationSteps } from '@aval/core/action-steps';
import type { Check } from '@aval/core/check';
import type { ApplicantId, EnvironmentId } from '@aval/core/ids';
import type { LevelDefinition } from '@aval/core/level';
import { judgeConfirmation } from '@aval/core/rules/judge-confirmation';
import type { readConfirmed } from '../confirmations/read-confirmed.ts';

/**
 * The checks of the level's steps that confirm an address or a number. A step that may be skipped, and was, makes none; an address
 * that is not the confirmed one any more refuses.
 */
export async function judgeConfirmations(
  { confirmed }: { readonly confirmed: ReturnType<typeof readConfirmed> },
  environmentId: EnvironmentId,
  applicantId: ApplicantId,
  { requiredIdDocs }: LevelDefinition,
): Promise<Check[]> {
  const asked = (['email', 'phone'] as const).flatMap((kind) => {
    const docSet = requiredIdDocs.docSets.find((set) => set.idDocSetType === confirmationSteps[kind]);
    return docSet === undefined ? [] : [{ kind, skipAllowed: docSet.skipAllowed === true }];
  });
  if (asked.length === 0) return [];
  const { states } = await confirmed(environmentId, applicantId);
  return asked.flatMap(({ kind, skipAllowed }) => {
    const { present, confirmed: isConfirmed } = states[kind];
    return skipAllowed && !isConfirmed ? [] : [judgeConfirmation({ kind, present, confirmed: isConfirmed })];
  });
}
