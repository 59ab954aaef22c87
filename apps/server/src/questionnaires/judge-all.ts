import type { AppError } from '@aval/core/errors';
import type { EnvironmentId } from '@aval/core/ids';
import { judgeQuestionnaire } from '@aval/core/questionnaires/judge-questionnaire';
import type { Questionnaire } from '@aval/core/questionnaires/questionnaire';
import { type Result, success } from '@aval/core/result';
import type { QuestionnaireDefinitionStore } from './ports.ts';

/**
 * What is kept of questionnaires that came along with something else: each judged by its newest version, of several with the same id
 * the last. Error: `invalid-value` for answers that do not fit.
 */
export async function judgeAll(
  definitions: Pick<QuestionnaireDefinitionStore, 'find'>,
  environmentId: EnvironmentId,
  sent: readonly Questionnaire[],
): Promise<Result<Questionnaire[], AppError>> {
  const kept = new Map<string, Questionnaire>();
  for (const each of sent) {
    const asked = await definitions.find(environmentId, each.id);
    const judged = judgeQuestionnaire(asked?.definition, each);
    if (!judged.ok) return judged;
    kept.set(each.id, judged.value.questionnaire);
  }
  return success([...kept.values()]);
}
