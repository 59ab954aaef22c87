import type { IdDocSetType, RequiredIdDocs } from '../level.ts';
import { checkAnswers } from './check-answers.ts';
import type { QuestionnaireDefinition } from './definition.ts';
import { questionnaireSchema } from './questionnaire.ts';

/**
 * The steps whose questionnaire is answered whole, judged by what it asks today. A step that names no questionnaire takes any;
 * one whose questionnaire is not defined is done by free-form answers of that id. Answers of no known form count for nothing.
 */
export function answeredQuestionnaires(
  required: RequiredIdDocs,
  definitions: readonly QuestionnaireDefinition[],
  answered: readonly { readonly id: string }[],
): IdDocSetType[] {
  const isWhole = (id: string | undefined) =>
    answered.some((each) => {
      const questionnaire = questionnaireSchema.safeParse(each);
      if (!questionnaire.success || (id !== undefined && questionnaire.data.id !== id)) return false;
      const definition = definitions.find((candidate) => candidate.id === questionnaire.data.id);
      if (definition === undefined) return true;
      const { missing, invalid } = checkAnswers(definition, questionnaire.data);
      return missing.length === 0 && invalid.length === 0;
    });
  return required.docSets
    .filter(({ idDocSetType }) => idDocSetType.startsWith('QUESTIONNAIRE'))
    .filter(({ questionnaireDefId }) => isWhole(questionnaireDefId))
    .map(({ idDocSetType }) => idDocSetType);
}
