import {
  type CheckAgainstSourcesDependencies,
  checkAgainstSources,
} from '../sources/check-against-sources.ts';
import { subjectOf } from '../sources/subject-of.ts';
import type { CheckStep } from './ports.ts';

/** Looks the applicant up in every source that the level names. A hit is a question for a person, and so is silence. */
export function checkSources(deps: CheckAgainstSourcesDependencies): CheckStep {
  const check = checkAgainstSources(deps);
  return async (context, { applicant, level }) => {
    const { sources } = level.definition;
    const checks = await check(context, {
      subject: subjectOf(applicant),
      sources,
      applicantId: applicant.id,
    });
    return { checks, required: checks.map(({ checkType }) => checkType) };
  };
}
