import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { Applicant, ApplicantStore } from '../applicants/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { RunOwner, Upload, UploadStore } from './ports.ts';

export type LoadUploadDependencies = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly uploads: UploadStore;
  readonly clock: Clock;
};

/** An upload of this very applicant or action. Unknown, foreign and expired ones are all the same: `upload-not-found`. */
export async function loadUpload(
  { applicants, uploads, clock }: LoadUploadDependencies,
  { environmentId }: Context,
  owner: RunOwner,
  id: string,
): Promise<Result<{ readonly applicant: Applicant; readonly upload: Upload }, AppError>> {
  const applicant = await applicants.find(environmentId, owner.applicantId);
  if (applicant === undefined) return failure(appError('upload-not-found'));
  const upload = await uploads.find(environmentId, owner, id, applicant.dataKey);
  return upload === undefined || upload.expiresAt <= clock()
    ? failure(appError('upload-not-found'))
    : success({ applicant, upload });
}
