import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { reviewEvent } from '../webhooks/review-event.ts';
import type { AmlCaseStatus, AmlStore, HitResolution, StoredHit } from './ports.ts';
import type { ReadCase } from './read-aml-case.ts';

type Stores = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly reviews: Pick<ReviewStore, 'lock'>;
  readonly aml: AmlStore;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
};
export type ResolveHitDependencies = { readonly transact: Transact<Stores>; readonly clock: Clock };
type Input = {
  readonly applicantId: ApplicantId;
  readonly hitId: string;
  readonly resolution: HitResolution;
  readonly comment: string;
};

/**
 * An officer says whether a hit is this person. A dismissed hit is not raised again while person and entry stay as they are. When the
 * last one is resolved, or all stand otherwise than before, the case is approved or rejected; the review waits for its own decision.
 */
export function resolveHit({ transact, clock }: ResolveHitDependencies) {
  return (context: Context, input: Input): Promise<Result<ReadCase, AppError>> =>
    transact(async (stores) => {
      const { environmentId, actor } = context;
      const { applicantId, hitId, resolution, comment } = input;
      const review = await stores.reviews.lock(environmentId, applicantId);
      const applicant = await stores.applicants.find(environmentId, applicantId);
      if (review === undefined || applicant === undefined) return failure(appError('applicant-not-found'));
      const { dataKey } = applicant;
      const before = await stores.aml.hits(environmentId, applicantId, dataKey);
      const amlCase = await stores.aml.findCase(environmentId, applicantId);
      const hit = before.find(({ id }) => id === hitId);
      if (hit === undefined || amlCase === undefined) return failure(appError('hit-not-found'));
      const at = clock();
      const resolved: StoredHit = { ...hit, resolved: { resolution, comment, at, by: actor.id } };
      const hits = before.map((each) => (each.id === hitId ? resolved : each));
      const status = statusOf(hits);
      await stores.aml.resolveHit(environmentId, applicantId, dataKey, resolved);
      await stores.aml.saveCase(environmentId, applicantId, { ...amlCase, status });
      await stores.journal.append({
        environmentId,
        subjectId: applicantId,
        at,
        type: 'amlHitResolved',
        actor,
        payload: { hitId, source: hit.source, resolution, comment, caseStatus: status },
        dataKey,
      });
      const type = eventOf(amlCase.status, status);
      if (type !== undefined)
        await stores.outbox.publish(reviewEvent(context, { type, at, applicant, review }));
      return success({ applicant, amlCase: { ...amlCase, status }, hits });
    });
}

/** Open hits keep the case on hold, however the others were resolved. */
function statusOf(hits: readonly StoredHit[]): AmlCaseStatus {
  if (hits.some(({ resolved }) => resolved === undefined)) return 'onHold';
  return hits.some(({ resolved }) => resolved?.resolution === 'truePositive') ? 'rejected' : 'approved';
}

function eventOf(before: AmlCaseStatus, after: AmlCaseStatus) {
  if (before === after || after === 'onHold') return undefined;
  return after === 'approved' ? ('amlCaseApproved' as const) : ('amlCaseRejected' as const);
}
