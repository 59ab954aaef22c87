import type { IdDocSetType, RequiredIdDocs } from '@aval/core/level';
import { isDoubleSided } from '@aval/core/level';
import { ownReviewResult } from '@aval/core/own-review-result';
import { type ReviewResult, reviewResultSchema } from '@aval/core/review';
import { isDone, stepDocuments } from '@aval/core/steps';
import { z } from 'zod';
import type { DocumentImage } from './ports.ts';
import type { Steps } from './read-steps.ts';

const stepStatusSchema = z.object({
  reviewResult: z.union([reviewResultSchema, z.object({})]),
  country: z.string().optional(),
  idDocType: z.string().optional(),
  imageIds: z.array(z.number().int()),
  imageReviewResults: z.record(z.string(), z.union([reviewResultSchema, z.object({})])),
  attemptId: z.string(),
  forbidden: z.boolean(),
  doubleSided: z.boolean(),
  partialCompletion: z.boolean().nullable(),
  stepStatuses: z.null(),
  imageStatuses: z.array(z.never()),
  images: z.array(z.never()),
});

/** Steps of the level by name; one with nothing uploaded is null. */
export const stepsStatusSchema = z.record(z.string(), stepStatusSchema.nullable());
export type StepsStatus = z.infer<typeof stepsStatusSchema>;

/**
 * Where each step stands. Shown is the newest document; pictures set aside by a refusal stay visible with their result until new
 * ones come.
 */
export function stepsStatus({ required, images, facts }: Steps): StepsStatus {
  return Object.fromEntries(
    required.docSets.map((docSet) => [
      docSet.idDocSetType,
      docSet.types === undefined
        ? dataStepStatus(isDone(required, docSet, facts), docSet.idDocSetType)
        : stepStatus(required, docSet.idDocSetType, images),
    ]),
  );
}

/** The same as the applicant himself may see it: results of pictures are those of checks. */
export function ownSteps(steps: Steps): Steps {
  const images = steps.images.map((image) => ({
    ...image,
    reviewResult: image.reviewResult && ownReviewResult(image.reviewResult, 'checks'),
  }));
  return { ...steps, images };
}

/** A step without documents: null until it is done. Only what was confirmed counts as passed before anybody judged it. */
function dataStepStatus(done: boolean, step: IdDocSetType): StepsStatus[string] {
  if (!done) return null;
  const isConfirmed = step === 'EMAIL_VERIFICATION' || step === 'PHONE_VERIFICATION';
  return {
    reviewResult: isConfirmed ? { reviewAnswer: 'GREEN' } : {},
    imageIds: [],
    imageReviewResults: {},
    attemptId: '',
    forbidden: false,
    doubleSided: false,
    partialCompletion: null,
    stepStatuses: null,
    imageStatuses: [],
    images: [],
  };
}

function stepStatus(
  required: RequiredIdDocs,
  step: IdDocSetType,
  images: readonly DocumentImage[],
): StepsStatus[string] {
  const active = images.filter((image) => !image.deactivated);
  const refused = images.filter((image) => image.deactivated && image.reviewResult !== undefined);
  const document =
    stepDocuments(required, step, active).at(-1) ?? stepDocuments(required, step, refused).at(-1);
  const [first] = document?.images ?? [];
  if (document === undefined || first === undefined) return null;
  const results = document.images.map((image) => image.reviewResult);
  return {
    reviewResult: worst(results) ?? {},
    country: document.country,
    idDocType: document.idDocType,
    imageIds: document.images.map((image) => image.imageId),
    imageReviewResults: Object.fromEntries(
      document.images.map((image) => [String(image.imageId), image.reviewResult ?? {}]),
    ),
    attemptId: first.attemptId,
    forbidden: false,
    doubleSided: isDoubleSided(document.idDocType),
    partialCompletion: document.complete || first.deactivated ? null : true,
    stepStatuses: null,
    imageStatuses: [],
    images: [],
  };
}

/** A refused picture refuses the step; the step passes when all its pictures did. */
function worst(results: readonly (ReviewResult | undefined)[]): ReviewResult | undefined {
  const red = results.find((result) => result?.reviewAnswer === 'RED');
  if (red !== undefined) return red;
  return results.length > 0 && results.every((result) => result?.reviewAnswer === 'GREEN')
    ? { reviewAnswer: 'GREEN' }
    : undefined;
}
