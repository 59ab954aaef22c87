import type { AppError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { type CheckAgainstSourcesDependencies, checkAgainstSources } from './check-against-sources.ts';
import type { AmlStore } from './ports.ts';
import { recordHits } from './record-hits.ts';
import { subjectOf } from './subject-of.ts';

export type LookUpAgainStores = {
  readonly reviews: Pick<ReviewStore, 'lock'>;
  readonly aml: AmlStore;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
};
export type LookUpAgainDependencies = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly levels: Pick<LevelStore, 'find'>;
  readonly transact: Transact<LookUpAgainStores>;
  readonly sources: CheckAgainstSourcesDependencies;
  readonly identifiers: Identifiers;
  readonly clock: Clock;
};
/** `failed`: sources that gave no answer. */
export type LookedUp = { readonly newHits: number; readonly failed: readonly string[] };

/**
 * Looks an applicant up again in the sources of his level. New hits open his case; the review is left as it is, whatever is found.
 * Done twice, the second finds nothing new.
 */
export function lookUpAgain(deps: LookUpAgainDependencies) {
  const check = checkAgainstSources(deps.sources);
  const record = recordHits({ identifiers: deps.identifiers, keyring: deps.sources.keyring });
  return async (context: Context, applicantId: ApplicantId): Promise<Result<LookedUp, AppError>> => {
    const { environmentId } = context;
    const applicant = await deps.applicants.find(environmentId, applicantId);
    const level = applicant && (await deps.levels.find(environmentId, applicant.levelId));
    // Erased or moved to another level meanwhile: there is nothing to do.
    if (applicant === undefined || level === undefined) return success({ newHits: 0, failed: [] });
    const subject = subjectOf(applicant);
    const { sources } = level.definition;
    const checks = await check(context, { subject, sources, applicantId });
    const failed = checks.flatMap(({ answer, source }) =>
      answer === 'ERROR' && source !== undefined ? [source.name] : [],
    );
    return deps.transact(async (stores) => {
      const review = await stores.reviews.lock(environmentId, applicantId);
      if (review === undefined) return success({ newHits: 0, failed });
      const at = deps.clock();
      return success({
        newHits: await record(stores, context, { applicant, review, subject, checks, at }),
        failed,
      });
    });
  };
}
