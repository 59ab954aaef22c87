import { questionnaireSchema } from '@aval/core/questionnaires/questionnaire';
import { judgeAnswers } from '@aval/core/rules/judge-answers';
import type { QuestionnaireDefinitionStore } from '../questionnaires/ports.ts';
import type { CheckStep } from './ports.ts';

export type CheckQuestionnaireDependencies = {
  readonly questionnaires: Pick<QuestionnaireDefinitionStore, 'find'>;
};

/** The answers of the action against the questionnaire that the step names. */
export function checkQuestionnaire({ questionnaires }: CheckQuestionnaireDependencies): CheckStep {
  return async ({ environmentId }, { action, docSet }) => {
    const { questionnaireDefId: id, scoring } = docSet;
    const found = id === undefined ? undefined : await questionnaires.find(environmentId, id);
    const sent = action.content.questionnaires?.find((questionnaire) => questionnaire.id === id);
    const answers = questionnaireSchema.safeParse(sent);
    const check = judgeAnswers({
      definition: found?.definition,
      answers: answers.success ? answers.data : undefined,
      scoring,
    });
    return { checks: [check], required: ['QUESTIONNAIRE'] };
  };
}
