import type { AppError } from '@aval/core/errors';
import { appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import type { RequiredIdDocs } from '@aval/core/level';
import { failure, type Result, success } from '@aval/core/result';
import type { StepFacts } from '@aval/core/steps';
import type { ApplicantStore } from '../applicants/ports.ts';
import { type ConfirmedAddresses, stepFacts } from '../applicants/step-facts.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { Context } from '../platform/context.ts';
import type { DocumentImage, ImageStore } from './ports.ts';

export type ReadStepsDependencies = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly levels: Pick<LevelStore, 'find'>;
  readonly images: Pick<ImageStore, 'list'>;
  readonly confirmedAddresses: ConfirmedAddresses;
};
export type Steps = {
  readonly required: RequiredIdDocs;
  readonly images: readonly DocumentImage[];
  readonly facts: StepFacts;
};

/** What the applicant's level requires, and every picture there is. */
export function readSteps({ applicants, levels, images, confirmedAddresses }: ReadStepsDependencies) {
  return async ({ environmentId }: Context, applicantId: ApplicantId): Promise<Result<Steps, AppError>> => {
    const applicant = await applicants.find(environmentId, applicantId);
    if (applicant === undefined) return failure(appError('applicant-not-found'));
    const [level, list] = await Promise.all([
      levels.find(environmentId, applicant.levelId),
      images.list(environmentId, applicantId, applicant.dataKey),
    ]);
    if (level === undefined) throw new Error(`applicant ${applicantId} has no level`);
    const active = list.filter((image) => !image.deactivated);
    const facts = await stepFacts(confirmedAddresses, environmentId, applicant, active);
    return success({ required: level.definition.requiredIdDocs, images: list, facts });
  };
}
