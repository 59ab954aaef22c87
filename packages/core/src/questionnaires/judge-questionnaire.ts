import { type AppError, appError } from '../errors.ts';
import { failure, type Result, success } from '../result.ts';
import { checkAnswers } from './check-answers.ts';
import type { QuestionnaireDefinition } from './definition.ts';
import type { Questionnaire } from './questionnaire.ts';

/** A questionnaire as it is kept. */
export type JudgedQuestionnaire = {
  /** As sent, with our score in place of whatever score came along. */
  readonly questionnaire: Questionnaire;
  /** Required items still unanswered, as `section.item`. */
  readonly missing: readonly string[];
};

/**
 * What is kept of answers that came in. Answers that do not fit are refused (`invalid-value`, naming items, never answers);
 * unanswered items are not: they may follow. Without a definition of that id the answers are free-form: kept as they are,
 * unscored.
 */
export function judgeQuestionnaire(
  definition: QuestionnaireDefinition | undefined,
  sent: Questionnaire,
): Result<JudgedQuestionnaire, AppError> {
  const answers = withoutScores(sent);
  if (definition === undefined) return success({ questionnaire: answers, missing: [] });
  const { missing, invalid, score } = checkAnswers(definition, sent);
  if (invalid.length > 0) {
    const shown = invalid.slice(0, 10).map(({ item, reason }) => `'${item.slice(0, 210)}' ${reason}`);
    return failure(appError('invalid-value', `The questionnaire does not fit: ${shown.join('; ')}`));
  }
  return success({ questionnaire: score === undefined ? answers : { ...answers, score }, missing });
}

/** Scores are ours alone: those that came along count for nothing. */
function withoutScores({ score: _claimed, sections, ...rest }: Questionnaire): Questionnaire {
  if (sections === undefined) return rest;
  const unscored = Object.entries(sections).map(([id, { score: _section, ...section }]) => [id, section]);
  return { ...rest, sections: Object.fromEntries(unscored) };
}
