import type { Check } from '../check.ts';
import type { DocSet } from '../level.ts';
import { checkAnswers } from '../questionnaires/check-answers.ts';
import type { QuestionnaireDefinition } from '../questionnaires/definition.ts';
import type { Questionnaire } from '../questionnaires/questionnaire.ts';
import { doubtful, passed, refused, unable } from './check-builders.ts';

export type AnswersEvidence = {
  /** What the step asks; undefined when nothing of that name is defined. */
  readonly definition: QuestionnaireDefinition | undefined;
  readonly answers: Questionnaire | undefined;
  readonly scoring: DocSet['scoring'];
};

/** The check of one questionnaire: whole, fitting, and scored below what the level refuses or shows to a person. */
export function judgeAnswers({ definition, answers, scoring }: AnswersEvidence): Check {
  const facts = { checkType: 'QUESTIONNAIRE' as const, imageIds: [] };
  if (definition === undefined)
    return unable(facts, 'There is no questionnaire to hold the answers against.');
  if (answers === undefined)
    return refused(facts, 'The questionnaire is not answered.', ['ADDITIONAL_DATA_REQUIRED'], 'RETRY');
  const { missing, invalid, score } = checkAnswers(definition, answers);
  if (invalid.length > 0)
    return refused(facts, 'Some answers do not fit the questions.', ['PROBLEMATIC_APPLICANT_DATA'], 'RETRY');
  if (missing.length > 0)
    return refused(facts, 'Some questions are not answered.', ['ADDITIONAL_DATA_REQUIRED'], 'RETRY');
  const { holdFrom, refuseFrom } = scoring ?? {};
  const measured = {
    ...facts,
    numbers: score === undefined ? {} : { score },
    thresholds: {
      ...(holdFrom === undefined ? {} : { holdFrom }),
      ...(refuseFrom === undefined ? {} : { refuseFrom }),
    },
  };
  if (score === undefined && (holdFrom !== undefined || refuseFrom !== undefined))
    return unable(measured, 'The level judges by score, and the questionnaire gives none.');
  if (score !== undefined && refuseFrom !== undefined && score >= refuseFrom)
    return refused(measured, 'The answers score too high.', ['REGULATIONS_VIOLATIONS'], 'FINAL');
  if (score !== undefined && holdFrom !== undefined && score >= holdFrom)
    return doubtful(measured, 'The answers score high: a person has to look.');
  return passed(measured, 'The questionnaire is answered whole.');
}
