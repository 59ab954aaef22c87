import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import type { ApplicantFiles } from './applicant-files.ts';
import { erasureEvent } from './erasure-event.ts';
import type { ErasureStore } from './erasure-ports.ts';
import type { ApplicantStore } from './ports.ts';

/** Name of the job that removes the files of somebody who was erased. */
export const removeFilesTask = 'remove-erased-files';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly reviews: ReviewStore;
  readonly applicantFiles: ApplicantFiles;
  readonly erasures: ErasureStore;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
  readonly jobs: JobQueue;
};
export type EraseApplicantDependencies = {
  readonly transact: Transact<Stores>;
  readonly environmentKeys: EnvironmentKeys;
  readonly keyring: Pick<Keyring, 'forget'>;
  readonly clock: Clock;
};

/**
 * Erases a person at any time, whatever his review: his row goes and his key with it, so nothing sealed under it can be read again,
 * neither files nor the payloads of the journal, whose chain stays whole and ends with a tombstone that the environment's key
 * opens. A job then removes the files. Asking again is answered as done. Fires applicantDeleted, and
 * applicantPersonalDataDeleted when the files are gone.
 */
export function eraseApplicant({ transact, environmentKeys, keyring, clock }: EraseApplicantDependencies) {
  return async (context: Context, applicantId: ApplicantId): Promise<Result<undefined, AppError>> => {
    const { environmentId, actor } = context;
    const dataKey = await environmentKeys.dataKey(environmentId);
    const erased = await transact(async (stores) => {
      const review = await stores.reviews.lock(environmentId, applicantId);
      const applicant = await stores.applicants.find(environmentId, applicantId);
      if (applicant === undefined || review === undefined) {
        const earlier = await stores.erasures.find(environmentId, applicantId);
        return earlier === undefined ? failure(appError('applicant-not-found')) : success(undefined);
      }
      const at = clock();
      const blobKeys = await stores.applicantFiles.blobKeys(environmentId, applicantId);
      await stores.erasures.insert(environmentId, { applicantId, blobKeys, requestedAt: at });
      await stores.applicants.remove(environmentId, applicantId);
      await stores.journal.append({
        environmentId,
        subjectId: applicantId,
        at,
        type: 'applicantErased',
        actor,
        payload: { files: blobKeys.length },
        dataKey,
      });
      const { inspectionId, type: applicantType } = applicant;
      const about = { applicantId, inspectionId, applicantType, levelName: review.levelName };
      await stores.outbox.publish(erasureEvent(context, 'applicantDeleted', at, about, dataKey));
      await stores.jobs.add(removeFilesTask, {
        environmentId,
        correlationId: context.correlationId,
        ...about,
      });
      return success(undefined);
    });
    keyring.forget(applicantId);
    return erased;
  };
}
