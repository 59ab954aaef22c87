import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import type { Applicant, ApplicantStore } from './ports.ts';
import { saveTags } from './save-tags.ts';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly reviews: ReviewStore;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
};
export type ChangeTagsDependencies = { readonly transact: Transact<Stores>; readonly clock: Clock };
type Input = {
  readonly applicantId: ApplicantId;
  readonly change: 'add' | 'replace' | 'remove';
  readonly tags: readonly string[];
};

/** Adds tags, takes some away, or replaces all. They say nothing about the review, so they may change at any time. */
export function changeTags({ transact, clock }: ChangeTagsDependencies) {
  return (context: Context, { applicantId, change, tags }: Input): Promise<Result<Applicant, AppError>> =>
    transact(async (stores) => {
      const review = await stores.reviews.lock(context.environmentId, applicantId);
      const applicant = await stores.applicants.find(context.environmentId, applicantId);
      if (review === undefined || applicant === undefined) return failure(appError('applicant-not-found'));
      const before = applicant.profile.tags ?? [];
      const after = {
        add: () => [...before, ...tags],
        replace: () => tags,
        remove: () => before.filter((tag) => !tags.includes(tag)),
      }[change]();
      return saveTags({ stores, context, at: clock(), applicant, review }, after);
    });
}
