import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Applicant, ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { AmlCase, AmlStore, StoredHit } from './ports.ts';

export type ReadAmlCaseDependencies = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly aml: Pick<AmlStore, 'findCase' | 'hits'>;
  readonly journal: Journal;
  readonly clock: Clock;
};
export type ReadCase = {
  readonly applicant: Applicant;
  /** Undefined for one who was never looked up. */
  readonly amlCase: AmlCase | undefined;
  readonly hits: readonly StoredHit[];
};

/** What was found of an applicant in sources. Who looked is written into the journal. */
export function readAmlCase({ applicants, aml, journal, clock }: ReadAmlCaseDependencies) {
  return async (
    { environmentId, actor }: Context,
    applicantId: ApplicantId,
  ): Promise<Result<ReadCase, AppError>> => {
    const applicant = await applicants.find(environmentId, applicantId);
    if (applicant === undefined) return failure(appError('applicant-not-found'));
    const { dataKey } = applicant;
    const [amlCase, hits] = await Promise.all([
      aml.findCase(environmentId, applicantId),
      aml.hits(environmentId, applicantId, dataKey),
    ]);
    await journal.append({
      environmentId,
      subjectId: applicantId,
      at: clock(),
      type: 'amlCaseViewed',
      actor,
      payload: { hits: hits.length },
      dataKey,
    });
    return success({ applicant, amlCase, hits });
  };
}
