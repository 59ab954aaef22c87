import type { EnvironmentId } from '@aval/core/ids';
import { inBatches } from '../platform/batches/in-batches.ts';
import type { ApplicantReader, ApplicantSelector, ApplicantStore, ReviewedApplicant } from './ports.ts';

type Question = {
  readonly environmentId: EnvironmentId;
  readonly by: ApplicantSelector['by'];
  readonly name: string;
};
type Answer = ReviewedApplicant | undefined;

/** Reads of the same moment as one question to the database for each environment: what happens most often costs least. */
export function readTogether(applicants: Pick<ApplicantStore, 'findManyWithReview'>): ApplicantReader {
  const ask = inBatches<Question, Answer>(async (questions) => {
    const answers = new Map<Question, Answer | Error>();
    const groups = new Map<string, Question[]>();
    for (const question of questions) {
      const key = `${question.environmentId}/${question.by}`;
      groups.set(key, [...(groups.get(key) ?? []), question]);
    }
    await Promise.all([...groups.values()].map((group) => answerGroup(applicants, group, answers)));
    return questions.map((question) => answers.get(question));
  });
  return {
    findWithReview: (environmentId, selector) =>
      ask(
        selector.by === 'id'
          ? { environmentId, by: 'id', name: selector.id }
          : { environmentId, by: 'externalUserId', name: selector.externalUserId },
      ),
  };
}

/** A failure is that of the group, or of the one applicant who cannot be opened; the others have their answers. */
async function answerGroup(
  applicants: Pick<ApplicantStore, 'findManyWithReview'>,
  group: readonly Question[],
  answers: Map<Question, Answer | Error>,
): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  try {
    const found = await applicants.findManyWithReview(
      first.environmentId,
      first.by,
      group.map(({ name }) => name),
    );
    for (const [index, question] of group.entries()) answers.set(question, attempt(found[index]));
  } catch (error) {
    for (const question of group) answers.set(question, asError(error));
  }
}

function attempt(open: (() => ReviewedApplicant) | undefined): Answer | Error {
  try {
    return open?.();
  } catch (error) {
    return asError(error);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
