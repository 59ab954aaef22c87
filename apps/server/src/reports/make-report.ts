import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { CheckStore } from '../checks/ports.ts';
import type { ImageStore } from '../documents/ports.ts';
import type { AuditTrail, Journal } from '../journal/ports.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Turns } from '../platform/turns/make-turns.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { ReportContent } from './draw-report.ts';
import type { ReportLanguage } from './report-words.ts';

export type MakeReportDependencies = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly reviews: Pick<ReviewStore, 'find' | 'history'>;
  readonly checks: Pick<CheckStore, 'list'>;
  readonly images: Pick<ImageStore, 'list'>;
  readonly blobs: Pick<BlobStore, 'read'>;
  readonly audit: Pick<AuditTrail, 'head'>;
  readonly journal: Journal;
  readonly shrink: (bytes: Buffer) => Promise<Buffer | undefined>;
  readonly draw: (content: ReportContent) => Promise<Buffer>;
  readonly turns: Turns;
  readonly clock: Clock;
};
type Input = { readonly applicantId: ApplicantId; readonly language: ReportLanguage };

/** Pictures shown: the newest ones. */
const maximumPictures = 16;

/**
 * Everything known of one applicant as a PDF, made in memory and kept nowhere; one report of an applicant is made at a time. That it
 * was made is in the journal, whose head it shows is the one that includes this very entry.
 */
export function makeReport(deps: MakeReportDependencies) {
  return async (context: Context, { applicantId, language }: Input): Promise<Result<Buffer, AppError>> => {
    const { environmentId, actor } = context;
    const [applicant, review] = await Promise.all([
      deps.applicants.find(environmentId, applicantId),
      deps.reviews.find(environmentId, applicantId),
    ]);
    if (applicant === undefined || review === undefined) return failure(appError('applicant-not-found'));
    const { dataKey } = applicant;
    const at = deps.clock();
    await deps.journal.append({
      environmentId,
      subjectId: applicantId,
      at,
      type: 'reportMade',
      actor,
      payload: { language },
      dataKey,
    });
    const [head, attempts, checks, images] = await Promise.all([
      deps.audit.head(environmentId, applicantId),
      deps.reviews.history(environmentId, applicantId),
      deps.checks.list(environmentId, applicantId, review.attemptId, dataKey),
      deps.images.list(environmentId, applicantId, dataKey),
    ]);
    return deps.turns(applicantId, async () => {
      const pictures: ReportContent['pictures'][number][] = [];
      for (const image of images.slice(-maximumPictures)) {
        const bytes = await deps.blobs.read(image.blobKey, dataKey);
        pictures.push({ image, jpeg: bytes.ok ? await deps.shrink(bytes.value) : undefined });
      }
      const pdf = await deps.draw({
        language,
        at,
        clientId: context.clientId,
        sandbox: context.environment === 'sandbox',
        applicant,
        review,
        attempts,
        checks: checks.map(({ check }) => check),
        pictures,
        head,
      });
      return success(pdf);
    });
  };
}
