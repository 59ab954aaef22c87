import { appError } from '@aval/core/errors';
import type { Findings } from '@aval/core/findings';
import { failure, type Result, success } from '@aval/core/result';
import type { Applicant, ApplicantStore } from '../applicants/ports.ts';
import { isCurrent } from '../documents/is-current.ts';
import type { ImageStore, PictureExaminer } from '../documents/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { ReadPicture, ReadPictures } from './ports.ts';

type Images = Pick<ImageStore, 'list' | 'readFindings' | 'saveFindings'>;
export type ReEmbedFacesDependencies = {
  readonly readPictures: ReadPictures;
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly images: Images;
  readonly blobs: Pick<BlobStore, 'read'>;
  readonly examiner: PictureExaminer;
  readonly transact: Transact<{
    readonly reviews: Pick<ReviewStore, 'lock'>;
    readonly images: Images;
    readonly journal: Journal;
  }>;
  readonly clock: Clock;
};

export type ReEmbedInput = {
  /** Only counts what would be moved. */
  readonly dryRun: boolean;
  /** Pictures in hand at the same time. */
  readonly parallel: number;
  /** Ends the work after the pictures in hand. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ReEmbedReport) => void;
};

export type ReEmbedReport = {
  /** Pictures that have findings at the start. */
  readonly pictures: number;
  /** Made by these eyes already. */
  readonly current: number;
  /** Read again and stored; in a dry run: to be. */
  readonly moved: number;
  /** Erased while the work went on. */
  readonly gone: number;
  /** These keep their old findings; a check on them answers with the same reason. */
  readonly failed: readonly { readonly imageId: number; readonly reason: string }[];
  /** Stopped before the end: the next run goes on from here. */
  readonly interrupted: boolean;
};

type Outcome = 'current' | 'moved' | 'gone' | 'interrupted' | { readonly reason: string };

const pageSize = 100;

/**
 * Moves the stored face templates of one environment to the eyes at hand: every picture whose findings were made by other face
 * models or by other reading code is read again. Each commits on its own with its journal entry, so a run that was cut off, however,
 * is continued by the next; and whoever reads a picture meanwhile finds the old or the new findings, never a mixture.
 */
export function reEmbedFaces(deps: ReEmbedFacesDependencies) {
  return async (context: Context, input: ReEmbedInput): Promise<ReEmbedReport> => {
    const { environmentId } = context;
    const counts = { current: 0, moved: 0, gone: 0 };
    const failed: { imageId: number; reason: string }[] = [];
    let interrupted = false;
    const pictures = await deps.readPictures.count(environmentId);
    const report = () => ({ pictures, ...counts, failed: [...failed], interrupted });
    const queue = pagesOf(deps.readPictures, context);
    const work = async () => {
      for (;;) {
        if (input.signal.aborted) interrupted = true;
        if (interrupted) return;
        const next = await queue.next();
        if (next.done === true) return;
        const outcome = await move(deps, context, next.value, input.dryRun);
        if (outcome === 'interrupted') interrupted = true;
        else if (typeof outcome === 'string') counts[outcome] += 1;
        else failed.push({ imageId: next.value.imageId, reason: outcome.reason });
        input.onProgress(report());
      }
    };
    await Promise.all(Array.from({ length: input.parallel }, work));
    return report();
  };
}

/** The generator answers several askers one after the other. */
async function* pagesOf(readPictures: ReadPictures, { environmentId }: Context): AsyncGenerator<ReadPicture> {
  let after = 0;
  for (;;) {
    const page = await readPictures.list(environmentId, after, pageSize);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.imageId;
  }
}

async function move(
  deps: ReEmbedFacesDependencies,
  context: Context,
  { imageId, applicantId }: ReadPicture,
  dryRun: boolean,
): Promise<Outcome> {
  const { environmentId } = context;
  const applicant = await deps.applicants.find(environmentId, applicantId);
  if (applicant === undefined) return 'gone';
  const { dataKey } = applicant;
  let known: Findings | undefined;
  try {
    known = await deps.images.readFindings(environmentId, applicantId, imageId, dataKey);
  } catch (error) {
    return { reason: error instanceof Error ? error.message : 'the stored findings cannot be read' };
  }
  if (known !== undefined && isCurrent(deps.examiner, known)) return 'current';
  if (dryRun) return 'moved';
  const all = await deps.images.list(environmentId, applicantId, dataKey);
  const image = all.find((candidate) => candidate.imageId === imageId);
  if (image === undefined) return 'gone';
  const bytes = await deps.blobs.read(image.blobKey, dataKey);
  if (!bytes.ok) return { reason: `the stored file is ${bytes.error}` };
  const isSelfie = image.idDocSetType === 'SELFIE';
  const read = isSelfie
    ? await deps.examiner.readSelfie(bytes.value)
    : await deps.examiner.readDocument(bytes.value);
  if (read.ok) return keep(deps, context, applicant, { imageId, applicantId }, read.value);
  return read.error === 'closed' || read.error === 'busy' ? 'interrupted' : { reason: read.error };
}

async function keep(
  { transact, clock, examiner }: ReEmbedFacesDependencies,
  { environmentId, actor }: Context,
  { dataKey }: Applicant,
  { imageId, applicantId }: ReadPicture,
  findings: Findings,
): Promise<Outcome> {
  const kept: Result<Outcome, ReturnType<typeof appError>> = await transact(async (stores) => {
    // Held against erasure and against another run at the same picture.
    const review = await stores.reviews.lock(environmentId, applicantId);
    if (review === undefined) return failure(appError('applicant-not-found'));
    const before = await stores.images.readFindings(environmentId, applicantId, imageId, dataKey);
    if (before !== undefined && isCurrent(examiner, before)) return success('current');
    await stores.images.saveFindings(environmentId, applicantId, imageId, dataKey, findings);
    await stores.journal.append({
      environmentId,
      subjectId: applicantId,
      at: clock(),
      type: 'faceTemplateMoved',
      actor,
      payload: {
        imageId,
        from: before === undefined ? null : { model: modelOf(before), vision: before.visionVersion },
        to: { model: modelOf(findings), vision: findings.visionVersion },
      },
      dataKey,
    });
    return success('moved');
  });
  return kept.ok ? kept.value : 'gone';
}

/** Of the template; null when the picture shows no usable face. */
function modelOf(findings: Findings): string | null {
  const template = findings.kind === 'selfie' ? findings.template : findings.portrait;
  return template?.modelId ?? null;
}
