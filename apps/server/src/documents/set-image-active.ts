import { type AppError, appError } from '@aval/core/errors';
import type { ImageId, InspectionId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { changeRefusal } from '@aval/core/review';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { ImageStore } from './ports.ts';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly reviews: ReviewStore;
  readonly images: ImageStore;
  readonly journal: Journal;
};
export type SetImageActiveDependencies = { readonly transact: Transact<Stores>; readonly clock: Clock };
type Input = { readonly inspectionId: InspectionId; readonly imageId: ImageId; readonly active: boolean };

/** Sets a picture aside, or takes it back: it is kept either way and judged only when active. */
export function setImageActive({ transact, clock }: SetImageActiveDependencies) {
  return (
    { environmentId, actor }: Context,
    { inspectionId, imageId, active }: Input,
  ): Promise<Result<undefined, AppError>> =>
    transact(async ({ applicants, reviews, images, journal }) => {
      const applicant = await applicants.findByInspectionId(environmentId, inspectionId);
      if (applicant === undefined) return failure(appError('applicant-not-found'));
      const review = await reviews.lock(environmentId, applicant.id);
      if (review === undefined) throw new Error(`applicant ${applicant.id} has no review`);
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      const refusal = changeRefusal(review.state);
      if (refusal !== undefined) return failure(refusal);
      const { id, dataKey } = applicant;
      const all = await images.list(environmentId, id, dataKey);
      if (!all.some((image) => image.imageId === imageId)) return failure(appError('image-not-found'));
      if (!active) await images.deactivate(environmentId, id, [imageId]);
      else if (!(await images.activate(environmentId, id, [imageId])))
        return failure(appError('duplicate-document'));
      const type = active ? 'imageReactivated' : 'imageDeactivated';
      await journal.append({
        environmentId,
        subjectId: id,
        at: clock(),
        type,
        actor,
        payload: { imageId },
        dataKey,
      });
      return success(undefined);
    });
}
