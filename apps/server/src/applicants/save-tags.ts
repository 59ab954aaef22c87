import { maximumTags } from '@aval/core/applicant';
import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Context } from '../platform/context.ts';
import type { Review } from '../reviews/ports.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { reviewEvent } from '../webhooks/review-event.ts';
import type { Applicant, ApplicantStore } from './ports.ts';

type World = {
  readonly stores: {
    readonly applicants: Pick<ApplicantStore, 'saveProfile'>;
    readonly journal: Journal;
    readonly outbox: WebhookOutbox;
  };
  readonly context: Context;
  readonly at: Date;
  readonly applicant: Applicant;
  readonly review: Review;
};

/**
 * Gives the applicant these tags and no others, within the caller's transaction; repeated ones count once. Fires
 * applicantTagsChanged when that changes anything. Error: invalid-value above the limit.
 */
export async function saveTags(
  { stores, context, at, applicant, review }: World,
  wanted: readonly string[],
): Promise<Result<Applicant, AppError>> {
  const tags = [...new Set(wanted)];
  if (tags.length > maximumTags) return failure(appError('invalid-value', 'Too many applicant tags'));
  const before = applicant.profile.tags ?? [];
  if (tags.length === before.length && tags.every((tag) => before.includes(tag))) return success(applicant);
  const { tags: _before, ...rest } = applicant.profile;
  const profile = tags.length === 0 ? rest : { ...rest, tags };
  await stores.applicants.saveProfile(context.environmentId, applicant, profile);
  await stores.journal.append({
    environmentId: context.environmentId,
    subjectId: applicant.id,
    at,
    type: 'tagsChanged',
    actor: context.actor,
    payload: { before, tags },
    dataKey: applicant.dataKey,
  });
  await stores.outbox.publish(reviewEvent(context, { type: 'applicantTagsChanged', at, applicant, review }));
  return success({ ...applicant, profile });
}
