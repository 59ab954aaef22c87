import { confirmationSteps } from '@aval/core/action-steps';
import type { readConfirmed } from '../confirmations/read-confirmed.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import { type BeginAttemptStores, beginAttempt } from './begin-attempt.ts';
import type { OwnedAction } from './load-action.ts';
import { ownIdentifiers } from './own-identifiers.ts';

export type ResumeActionStores = BeginAttemptStores & {
  readonly confirmedAddresses: { readonly confirmed: ReturnType<typeof readConfirmed> };
};

/**
 * In the transaction that holds the action's row: an action that only waited for its address and number to be confirmed is submitted
 * again by itself once they are. Any other is left as it is.
 */
export async function resumeAction(
  stores: ResumeActionStores,
  identifiers: Pick<Identifiers, 'fiveLetters'>,
  context: Context,
  owned: OwnedAction,
  at: Date,
): Promise<void> {
  const { environmentId } = context;
  const { applicant, action } = owned;
  if (action.state.status !== 'awaitingUser' || applicant.deactivated) return;
  const level = await stores.levels.find(environmentId, action.levelId);
  if (level === undefined) throw new Error(`action ${action.id} has no level`);
  const { states } = await stores.confirmedAddresses.confirmed(
    environmentId,
    applicant.id,
    ownIdentifiers(owned),
  );
  const steps = level.definition.requiredIdDocs.docSets.map(({ idDocSetType }) => idDocSetType);
  const kinds = ['email', 'phone'] as const;
  const isDone = kinds.every((kind) => !steps.includes(confirmationSteps[kind]) || states[kind].confirmed);
  // What else is missing stays the person's to hand in: the action goes on waiting.
  if (isDone) await beginAttempt(stores, identifiers, context, owned, at);
}
