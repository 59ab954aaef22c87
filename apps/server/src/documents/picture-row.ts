import { type Findings, findingsSchema } from '@aval/core/findings';
import { applicantIdSchema, attemptIdSchema, imageIdSchema } from '@aval/core/ids';
import { idDocSetTypeSchema, idDocSubTypeSchema, idDocTypeSchema } from '@aval/core/level';
import { reviewResultSchema } from '@aval/core/review';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import { openJson } from '../platform/crypto/sealed-box.ts';

/** Columns that every table of pictures has. */
export const pictureColumns = [
  'image_id',
  'applicant_id',
  'attempt_id',
  'id_doc_set_type',
  'id_doc_type',
  'id_doc_sub_type',
  'country',
  'blob_key',
  'format',
  'width',
  'height',
  'metadata_sealed',
  'deactivated',
  'review_result',
  'added_at',
] as const;

export type PictureRow = {
  readonly image_id: number;
  readonly applicant_id: string;
  readonly attempt_id: string;
  readonly id_doc_set_type: string;
  readonly id_doc_type: string;
  readonly id_doc_sub_type: string | null;
  readonly country: string;
  readonly blob_key: string;
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly metadata_sealed: Buffer;
  readonly deactivated: boolean;
  readonly review_result: unknown;
  readonly added_at: Date;
};

/** What those columns say of a picture; what is sealed is opened by whoever knows its shape. */
export function pictureOf(row: PictureRow) {
  return {
    imageId: imageIdSchema.parse(row.image_id),
    applicantId: applicantIdSchema.parse(row.applicant_id),
    attemptId: attemptIdSchema.parse(row.attempt_id),
    idDocSetType: idDocSetTypeSchema.parse(row.id_doc_set_type),
    idDocType: idDocTypeSchema.parse(row.id_doc_type),
    idDocSubType: row.id_doc_sub_type === null ? null : idDocSubTypeSchema.parse(row.id_doc_sub_type),
    country: row.country,
    blobKey: row.blob_key,
    format: row.format,
    width: row.width,
    height: row.height,
    deactivated: row.deactivated,
    reviewResult: row.review_result === null ? undefined : reviewResultSchema.parse(row.review_result),
    addedAt: row.added_at,
  };
}

/** Where the findings of an applicant's picture belong. */
export function findingsContext(applicantId: string, imageId: number): string {
  return `image.findings/${applicantId}/${imageId}`;
}

/** Stored findings; undefined where there are none that can be used. Throws when they were altered. */
export function openFindings(
  dataKey: SecretKey,
  context: string,
  imageId: number,
  sealed: Buffer | null | undefined,
): Findings | undefined {
  if (sealed === undefined || sealed === null) return undefined;
  const findings = openJson(dataKey, context, sealed, findingsSchema);
  if (findings.ok) return findings.value;
  // Findings of an earlier shape are read from the picture again; altered ones are an alarm.
  if (findings.error === 'malformed') return undefined;
  throw new Error(`the findings of image ${imageId} were altered`);
}
