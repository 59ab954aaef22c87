import { actionChangeRefusal } from '@aval/core/action';
import { type AppError, appError } from '@aval/core/errors';
import type { ActionId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import { loadAction } from './load-action.ts';
import type { Action, ActionStore, AnsweredQuestionnaire } from './ports.ts';

export type AnswerQuestionnaireDependencies = {
  readonly transact: Transact<{
    readonly applicants: ApplicantStore;
    readonly actions: ActionStore;
    readonly journal: Journal;
  }>;
  readonly clock: Clock;
};

/** Characters of JSON that the content of an action may take. */
const maximumContent = 256 * 1024;
const maximumQuestionnaires = 20;

/** Takes the answers to one questionnaire; those given before under the same id are replaced. */
export function answerQuestionnaire({ transact, clock }: AnswerQuestionnaireDependencies) {
  return (
    context: Context,
    {
      actionId,
      questionnaire,
    }: { readonly actionId: ActionId; readonly questionnaire: AnsweredQuestionnaire },
  ): Promise<Result<AnsweredQuestionnaire, AppError>> =>
    transact(async ({ applicants, actions, journal }) => {
      const { environmentId, actor } = context;
      const loaded = await loadAction({ applicants, actions }, context, actionId, 'lock');
      if (!loaded.ok) return loaded;
      const { applicant, action } = loaded.value;
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      const refusal = actionChangeRefusal(action.state);
      if (refusal !== undefined) return failure(refusal);
      const others = (action.content.questionnaires ?? []).filter(({ id }) => id !== questionnaire.id);
      const content = { ...action.content, questionnaires: [...others, questionnaire] };
      if (others.length >= maximumQuestionnaires || JSON.stringify(content).length > maximumContent)
        return failure(appError('invalid-value', 'The action holds too much data'));
      const changed: Action = { ...action, content };
      await actions.save(environmentId, changed, applicant.dataKey);
      await journal.append({
        environmentId,
        subjectId: applicant.id,
        at: clock(),
        type: 'actionQuestionnaireAnswered',
        actor,
        payload: { actionId, questionnaireId: questionnaire.id },
        dataKey: applicant.dataKey,
      });
      return success(questionnaire);
    });
}
