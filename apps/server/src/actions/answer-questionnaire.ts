import { type AppError, appError } from '@aval/core/errors';
import type { ActionId } from '@aval/core/ids';
import { judgeQuestionnaire } from '@aval/core/questionnaires/judge-questionnaire';
import type { Questionnaire } from '@aval/core/questionnaires/questionnaire';
import { failure, type Result, success } from '@aval/core/result';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { QuestionnaireDefinitionStore } from '../questionnaires/ports.ts';
import { type ChangeContentStores, changeContent } from './change-content.ts';

export type AnswerQuestionnaireDependencies = {
  readonly transact: Transact<
    ChangeContentStores & { readonly questionnaires: Pick<QuestionnaireDefinitionStore, 'find'> }
  >;
  readonly clock: Clock;
};

const maximumQuestionnaires = 20;

/** Takes the answers to one questionnaire, if they fit its definition; those given before under the same id are replaced. */
export function answerQuestionnaire({ transact, clock }: AnswerQuestionnaireDependencies) {
  return (
    context: Context,
    { actionId, sent }: { readonly actionId: ActionId; readonly sent: Questionnaire },
  ): Promise<Result<Questionnaire, AppError>> =>
    transact((stores) =>
      changeContent(stores, clock, context, actionId, async (content) => {
        const found = await stores.questionnaires.find(context.environmentId, sent.id);
        const judged = judgeQuestionnaire(found?.definition, sent);
        if (!judged.ok) return judged;
        const { questionnaire } = judged.value;
        const others = (content.questionnaires ?? []).filter(({ id }) => id !== questionnaire.id);
        if (others.length >= maximumQuestionnaires)
          return failure(appError('invalid-value', 'The action holds too much data'));
        return success({
          content: { ...content, questionnaires: [...others, questionnaire] },
          entry: { type: 'actionQuestionnaireAnswered', payload: { questionnaireId: questionnaire.id } },
          told: questionnaire,
        });
      }),
    );
}
