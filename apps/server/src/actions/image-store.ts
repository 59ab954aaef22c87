import { checkAnswerSchema } from '@aval/core/check';
import { findingsSchema } from '@aval/core/findings';
import { actionIdSchema, applicantIdSchema, attemptIdSchema, imageIdSchema } from '@aval/core/ids';
import { idDocSetTypeSchema, idDocSubTypeSchema, idDocTypeSchema } from '@aval/core/level';
import { reviewResultSchema } from '@aval/core/review';
import { z } from 'zod';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { ActionImage, ActionImageStore } from './ports.ts';

const columns = [
  'image_id',
  'resized_image_id',
  'applicant_id',
  'action_id',
  'attempt_id',
  'id_doc_set_type',
  'id_doc_type',
  'id_doc_sub_type',
  'country',
  'blob_key',
  'preview_blob_key',
  'format',
  'width',
  'height',
  'metadata_sealed',
  'deactivated',
  'answer',
  'review_result',
  'added_at',
] as const;

const metadataSchema = z.object({
  version: z.literal(1),
  fileName: z.string().optional(),
  imageHash: z.string(),
  sigHash: z.string(),
});

function metadataContext(blobKey: string): string {
  return `action-image.metadata/${blobKey}`;
}

function findingsContext(imageId: number): string {
  return `action-image.findings/${imageId}`;
}

export function makeActionImageStore(queries: Queries): ActionImageStore {
  return {
    insert: async (environmentId, dataKey, image) => {
      const { fileName, imageHash, sigHash } = image;
      const metadata = { version: 1, ...(fileName === undefined ? {} : { fileName }), imageHash, sigHash };
      const inserted = await queries
        .insertInto('action_image')
        .values({
          environment_id: environmentId,
          applicant_id: image.applicantId,
          action_id: image.actionId,
          attempt_id: image.attemptId,
          id_doc_set_type: image.idDocSetType,
          id_doc_type: image.idDocType,
          id_doc_sub_type: image.idDocSubType,
          country: image.country,
          file_hash: image.fileHash,
          blob_key: image.blobKey,
          preview_blob_key: image.previewBlobKey,
          format: image.format,
          width: image.width,
          height: image.height,
          metadata_sealed: sealJson(dataKey, metadataContext(image.blobKey), metadata),
          deactivated: image.deactivated,
          added_at: image.addedAt,
        })
        .onConflict((conflict) => conflict.columns(['applicant_id', 'file_hash']).doNothing())
        .returning(columns)
        .executeTakeFirst();
      return inserted === undefined ? undefined : toImage(inserted, dataKey);
    },
    isKnownFile: async (environmentId, applicantId, fileHash) => {
      const known = await Promise.all(
        (['action_image', 'document_image'] as const).map((table) =>
          queries
            .selectFrom(table)
            .select('image_id')
            .where('environment_id', '=', environmentId)
            .where('applicant_id', '=', applicantId)
            .where('file_hash', '=', fileHash)
            .executeTakeFirst(),
        ),
      );
      return known.some((row) => row !== undefined);
    },
    count: async (environmentId, actionId) => {
      const row = await queries
        .selectFrom('action_image')
        .select((expression) => expression.fn.countAll<string>().as('images'))
        .where('environment_id', '=', environmentId)
        .where('action_id', '=', actionId)
        .executeTakeFirstOrThrow();
      return Number(row.images);
    },
    list: async (environmentId, actionIds, dataKey) => {
      if (actionIds.length === 0) return [];
      const rows = await queries
        .selectFrom('action_image')
        .select(columns)
        .where('environment_id', '=', environmentId)
        .where('action_id', 'in', actionIds)
        .orderBy('image_id')
        .execute();
      return rows.map((row) => toImage(row, dataKey));
    },
    listEarlier: async (environmentId, applicantId, except, step, limit, dataKey) => {
      const rows = await queries
        .selectFrom('action_image')
        .select(columns)
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('action_id', '<>', except)
        .where('id_doc_set_type', '=', step)
        .orderBy('image_id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => toImage(row, dataKey));
    },
    saveAnswer: async (environmentId, imageId, answer, result, deactivated) => {
      await queries
        .updateTable('action_image')
        .set({ answer, review_result: result === undefined ? null : JSON.stringify(result), deactivated })
        .where('environment_id', '=', environmentId)
        .where('image_id', '=', imageId)
        .execute();
    },
    readFindings: async (environmentId, imageId, dataKey) => {
      const row = await queries
        .selectFrom('action_image')
        .select('findings_sealed')
        .where('environment_id', '=', environmentId)
        .where('image_id', '=', imageId)
        .executeTakeFirst();
      if (row === undefined || row.findings_sealed === null) return undefined;
      const findings = openJson(dataKey, findingsContext(imageId), row.findings_sealed, findingsSchema);
      if (findings.ok) return findings.value;
      // Findings of an earlier shape are read from the picture again; altered ones are an alarm.
      if (findings.error === 'malformed') return undefined;
      throw new Error(`the findings of image ${imageId} were altered`);
    },
    saveFindings: async (environmentId, imageId, dataKey, findings) => {
      await queries
        .updateTable('action_image')
        .set({ findings_sealed: sealJson(dataKey, findingsContext(imageId), findings) })
        .where('environment_id', '=', environmentId)
        .where('image_id', '=', imageId)
        .execute();
    },
  };
}

type Row = {
  readonly image_id: number;
  readonly resized_image_id: number;
  readonly applicant_id: string;
  readonly action_id: string;
  readonly attempt_id: string;
  readonly id_doc_set_type: string;
  readonly id_doc_type: string;
  readonly id_doc_sub_type: string | null;
  readonly country: string;
  readonly blob_key: string;
  readonly preview_blob_key: string;
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly metadata_sealed: Buffer;
  readonly deactivated: boolean;
  readonly answer: string | null;
  readonly review_result: unknown;
  readonly added_at: Date;
};

function toImage(row: Row, dataKey: SecretKey): ActionImage {
  const metadata = openJson(dataKey, metadataContext(row.blob_key), row.metadata_sealed, metadataSchema);
  if (!metadata.ok) throw new Error(`the metadata of image ${row.image_id} is ${metadata.error}`);
  return {
    imageId: imageIdSchema.parse(row.image_id),
    resizedImageId: imageIdSchema.parse(row.resized_image_id),
    applicantId: applicantIdSchema.parse(row.applicant_id),
    actionId: actionIdSchema.parse(row.action_id),
    attemptId: attemptIdSchema.parse(row.attempt_id),
    idDocSetType: idDocSetTypeSchema.parse(row.id_doc_set_type),
    idDocType: idDocTypeSchema.parse(row.id_doc_type),
    idDocSubType: row.id_doc_sub_type === null ? null : idDocSubTypeSchema.parse(row.id_doc_sub_type),
    country: row.country,
    blobKey: row.blob_key,
    previewBlobKey: row.preview_blob_key,
    format: row.format,
    width: row.width,
    height: row.height,
    fileName: metadata.value.fileName,
    imageHash: metadata.value.imageHash,
    sigHash: metadata.value.sigHash,
    deactivated: row.deactivated,
    answer: row.answer === null ? undefined : checkAnswerSchema.parse(row.answer),
    reviewResult: row.review_result === null ? undefined : reviewResultSchema.parse(row.review_result),
    addedAt: row.added_at,
  };
}
