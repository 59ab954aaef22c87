import { confirmationRefusal, isActionUnderWay } from '@aval/core/action';
import { confirmationSteps } from '@aval/core/action-steps';
import { type AppError, appError } from '@aval/core/errors';
import type { ActionId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { isSameIdentifier } from '../confirmations/identifier.ts';
import type { ActionIdentifiers, IdentifierKind } from '../confirmations/ports.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import { type LoadActionStores, loadAction, type OwnedAction } from './load-action.ts';
import { ownIdentifiers } from './own-identifiers.ts';
import type { ActionStore } from './ports.ts';
import { type ResumeActionStores, resumeAction } from './resume-action.ts';

type Stores = Omit<LoadActionStores, 'actions'> &
  Omit<ResumeActionStores, 'actions'> & { readonly actions: ActionStore };

/** What confirmations have to do with actions: the port of theirs, on the stores of one transaction. */
export function confirmForAction(
  stores: Stores,
  identifiers: Pick<Identifiers, 'fiveLetters'>,
): ActionIdentifiers {
  return {
    present: async (context, actionId, kind) => {
      const opened = await open(stores, context, actionId, kind);
      return opened.ok ? success(ownIdentifiers(opened.value)[kind]) : opened;
    },
    confirmed: async (context, { actionId, kind, value }, at) => {
      const opened = await open(stores, context, actionId, kind);
      if (!opened.ok) return opened;
      const { applicant, action } = opened.value;
      const own = ownIdentifiers(opened.value)[kind];
      if (own !== undefined && isSameIdentifier(kind, own, value)) {
        await resumeAction(stores, identifiers, context, opened.value, at);
        return success(undefined);
      }
      if (isActionUnderWay(action.state.status))
        return failure(
          appError('no-upload-verification-in-progress', 'The action is being checked: nothing can change'),
        );
      const changed = { ...action, content: { ...action.content, [kind]: value } };
      await stores.actions.save(context.environmentId, changed, applicant.dataKey);
      await resumeAction(stores, identifiers, context, { applicant, action: changed }, at);
      return success(undefined);
    },
  };
}

/** The action, locked; a failure when it does not ask for such a confirmation, or not any more. */
async function open(
  stores: Stores,
  context: Context,
  actionId: ActionId,
  kind: IdentifierKind,
): Promise<Result<OwnedAction, AppError>> {
  const loaded = await loadAction(stores, context, actionId, 'lock');
  if (!loaded.ok) return loaded;
  const { action } = loaded.value;
  const level = await stores.levels.find(context.environmentId, action.levelId);
  if (level === undefined) throw new Error(`action ${actionId} has no level`);
  const step = confirmationSteps[kind];
  if (!level.definition.requiredIdDocs.docSets.some(({ idDocSetType }) => idDocSetType === step))
    return failure(appError('state-conflict', `The action has no step ${step}`));
  const refusal = confirmationRefusal(action.state);
  return refusal === undefined ? loaded : failure(refusal);
}
