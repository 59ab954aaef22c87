import { type AppError, appError } from '@aval/core/errors';
import type { FaceTemplate } from '@aval/core/findings';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Applicant, ApplicantStore } from '../applicants/ports.ts';
import type { ImageStore } from '../documents/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { NoteStore } from '../notes/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import { settleReview } from '../reviews/settle-review.ts';
import { writeRemarks } from '../reviews/write-remarks.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { blacklistTerms } from './blacklist-terms.ts';
import type { BlacklistStore } from './ports.ts';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly reviews: ReviewStore;
  readonly images: ImageStore;
  readonly blacklist: BlacklistStore;
  readonly notes: Pick<NoteStore, 'insert'>;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
};
export type ListApplicantDependencies = {
  readonly transact: Transact<Stores>;
  readonly environmentKeys: EnvironmentKeys;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};
type Input = { readonly applicantId: ApplicantId; readonly note: string | undefined };

/**
 * Refuses the applicant for good, wherever his review stands, and remembers by what he can be known again: later applicants of the
 * environment who have the same are refused or held. Fires applicantReviewed. Error: applicant-already-blacklisted.
 */
export function listApplicant({ transact, environmentKeys, clock, identifiers }: ListApplicantDependencies) {
  return async (context: Context, { applicantId, note }: Input): Promise<Result<Applicant, AppError>> => {
    const { environmentId, actor } = context;
    const environmentKey = await environmentKeys.dataKey(environmentId);
    return transact(async (stores) => {
      const review = await stores.reviews.lock(environmentId, applicantId);
      const applicant = await stores.applicants.find(environmentId, applicantId);
      if (review === undefined || applicant === undefined) return failure(appError('applicant-not-found'));
      const at = clock();
      const hashes = await stores.images.fileHashes(environmentId, applicantId);
      const terms = blacklistTerms(applicant.profile, hashes);
      const faces = await facesOf(stores.images, context, applicant);
      const listing = { applicantId, at, by: actor.id, terms, faces };
      if (!(await stores.blacklist.list(environmentId, listing, environmentKey)))
        return failure(appError('applicant-already-blacklisted'));
      await stores.journal.append({
        environmentId,
        subjectId: applicantId,
        at,
        type: 'applicantBlacklisted',
        actor,
        payload: { terms: terms.map(({ kind }) => kind), faces: faces.length },
        dataKey: applicant.dataKey,
      });
      const event = { type: 'blacklist' as const };
      const settled = await settleReview(stores, context, { applicant, review, event, at, checks: [] });
      if (!settled.ok) return settled;
      const world = { stores, identifiers, context, at, applicant, review: settled.value };
      const remarked = await writeRemarks(world, { note });
      return remarked.ok ? success(remarked.value) : remarked;
    });
  };
}

/** Faces found in the pictures so far; those of pictures that were never examined are not known. */
async function facesOf(
  images: ImageStore,
  { environmentId }: Context,
  { id, dataKey }: Applicant,
): Promise<FaceTemplate[]> {
  const faces: FaceTemplate[] = [];
  for (const { imageId } of await images.list(environmentId, id, dataKey)) {
    const findings = await images.readFindings(environmentId, id, imageId, dataKey);
    const face = findings?.kind === 'selfie' ? findings.template : findings?.portrait;
    if (face !== null && face !== undefined) faces.push(face);
  }
  return faces;
}
