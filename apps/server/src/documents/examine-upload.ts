import { type AppError, appError, type ErrorName } from '@aval/core/errors';
import type { Findings } from '@aval/core/findings';
import { docSetOf, type Level } from '@aval/core/level';
import { failure, type Result, success } from '@aval/core/result';
import { judgeUpload, type UploadVerdict } from '@aval/core/rules/upload-warnings';
import { isoDay } from '@aval/core/wire-dates';
import type { Clock } from '../platform/clock/clock.ts';
import type { FilePart } from '../platform/http/read-multipart.ts';
import type { DocumentSubmission, ExaminationFailure, PictureExaminer } from './ports.ts';

/** What an upload turned out to be. Findings and verdict are there only when they were asked for. */
export type ExaminedUpload = {
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly findings: Findings | undefined;
  readonly verdict: UploadVerdict | undefined;
  /** JPEG; null unless a `previewSide` was asked for. */
  readonly preview: Uint8Array | null;
};

/** Decodes the picture, and reads it whole when the client wants to know its faults at once. */
export async function examineUpload(
  examiner: PictureExaminer,
  clock: Clock,
  level: Level,
  input: Pick<DocumentSubmission, 'metadata' | 'wantsWarnings'> & {
    readonly file: FilePart;
    readonly previewSide?: number;
  },
): Promise<Result<ExaminedUpload, AppError>> {
  const { file, metadata } = input;
  const options = {
    ...declaredMime(file),
    ...(input.previewSide === undefined ? {} : { previewSide: input.previewSide }),
  };
  const inspected = await examiner.inspectPicture(file.bytes, options);
  if (!inspected.ok) return failure(uploadError(inspected.error));
  const { picture, originalWidth, originalHeight, preview } = inspected.value;
  const upload = { format: picture.format, width: originalWidth, height: originalHeight, preview };
  const step = docSetOf(level.definition.requiredIdDocs, metadata.idDocType)?.idDocSetType;
  // What is known of identity documents and faces would find fault with every bill.
  const isJudged = step?.startsWith('IDENTITY') === true || step?.startsWith('SELFIE') === true;
  if (!input.wantsWarnings || !isJudged)
    return success({ ...upload, findings: undefined, verdict: undefined });
  const isSelfie = metadata.idDocType === 'SELFIE';
  const read = isSelfie ? await examiner.readSelfie(file.bytes) : await examiner.readDocument(file.bytes);
  if (!read.ok) return failure(uploadError(read.error));
  const verdict = judgeUpload({
    findings: read.value,
    idDocType: metadata.idDocType,
    idDocSubType: metadata.idDocSubType ?? null,
    country: metadata.country,
    required: level.definition.requiredIdDocs,
    today: isoDay(clock()),
  });
  return success({ ...upload, findings: read.value, verdict });
}

/** A type that says nothing is no declaration. */
function declaredMime(file: FilePart): { declaredMime?: string } {
  return file.mimeType === '' ||
    file.mimeType === 'application/octet-stream' ||
    file.mimeType === 'text/plain'
    ? {}
    : { declaredMime: file.mimeType };
}

type UploadFailure = ExaminationFailure | 'incorrect-file-size';
const errorNames: Readonly<Record<UploadFailure, ErrorName>> = {
  'incorrect-file-size': 'incorrect-file-size',
  'empty-file': 'empty-file',
  'file-too-big': 'file-too-big',
  'corrupted-file': 'corrupted-file',
  'unsupported-file-format': 'unsupported-file-format',
  'encrypted-file': 'encrypted-file',
  'timed-out': 'corrupted-file',
  crashed: 'corrupted-file',
  busy: 'overloaded',
  closed: 'vision-unavailable',
};

/** What a client is told when the eyes could not look. */
export function uploadError(reason: UploadFailure): AppError {
  const name = errorNames[reason];
  // The bytes were counted at the door.
  if (name === 'file-too-big') return appError(name, 'The picture has more than 100 megapixels');
  return name === 'overloaded' || name === 'vision-unavailable'
    ? { ...appError(name), retryAfterSeconds: 2 }
    : appError(name);
}
