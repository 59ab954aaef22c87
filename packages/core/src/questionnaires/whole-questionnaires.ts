import { checkAnswers } from './check-answers.ts';
import type { QuestionnaireDefinition } from './definition.ts';
import { questionnaireSchema } from './questionnaire.ts';

/**
 * Ids of the questionnaires that are answered whole, judged by what they ask today; free-form answers to one that nobody defined
 * are whole as they are. Answers of no known form count for nothing.
 */
export function wholeQuestionnaires(
  definitions: readonly QuestionnaireDefinition[],
  answered: readonly { readonly id: string }[],
): Set<string> {
  const isWhole = (each: unknown) => {
    const questionnaire = questionnaireSchema.safeParse(each);
    if (!questionnaire.success) return false;
    const definition = definitions.find(({ id }) => id === questionnaire.data.id);
    if (definition === undefined) return true;
    const { missing, invalid } = checkAnswers(definition, questionnaire.data);
    return missing.length === 0 && invalid.length === 0;
  };
  return new Set(answered.filter(isWhole).map(({ id }) => id));
}
