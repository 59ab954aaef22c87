import { type AppError, appError } from '@aval/core/errors';
import type { QuestionnaireDefinition } from '@aval/core/questionnaires/definition';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type { QuestionnaireDefinitionStore, StoredDefinition } from './ports.ts';

type Stores = { readonly questionnaires: QuestionnaireDefinitionStore; readonly journal: Journal };
export type SaveDefinitionDependencies = {
  readonly transact: Transact<Stores>;
  readonly environmentKeys: EnvironmentKeys;
  readonly clock: Clock;
};
type Input = { readonly definition: QuestionnaireDefinition; readonly mode: 'create' | 'change' };

/**
 * A new questionnaire, or a new version of one; answers that were given stay with the version they were judged by. Errors:
 * questionnaire-already-exists, questionnaire-not-found, state-conflict (somebody else changed it in the same moment).
 */
export function saveDefinition({ transact, environmentKeys, clock }: SaveDefinitionDependencies) {
  return async (
    { environmentId, actor }: Context,
    { definition, mode }: Input,
  ): Promise<Result<StoredDefinition, AppError>> => {
    const dataKey = await environmentKeys.dataKey(environmentId);
    return transact(async ({ questionnaires, journal }) => {
      const present = await questionnaires.find(environmentId, definition.id);
      if (mode === 'create' && present !== undefined)
        return failure(appError('questionnaire-already-exists'));
      if (mode === 'change' && present === undefined) return failure(appError('questionnaire-not-found'));
      const stored = { definition, version: (present?.version ?? 0) + 1, createdAt: clock() };
      if (!(await questionnaires.insert(environmentId, stored)))
        return failure(
          appError('state-conflict', 'The questionnaire was changed in the same moment: try again'),
        );
      await journal.append({
        environmentId,
        subjectId: environmentId,
        at: stored.createdAt,
        type: mode === 'create' ? 'questionnaireCreated' : 'questionnaireChanged',
        actor,
        payload: { questionnaireId: definition.id, version: stored.version },
        dataKey,
      });
      return success(stored);
    });
  };
}
