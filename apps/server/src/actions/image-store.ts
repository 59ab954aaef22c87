import { checkAnswerSchema } from '@aval/core/check';
import { actionIdSchema, imageIdSchema } from '@aval/core/ids';
import { z } from 'zod';
import { openFindings, type PictureRow, pictureColumns, pictureOf } from '../documents/picture-row.ts';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { ActionImage, ActionImageStore } from './ports.ts';

const columns = [...pictureColumns, 'resized_image_id', 'action_id', 'preview_blob_key', 'answer'] as const;

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
    blobKeys: async (environmentId, applicantId) => {
      const rows = await queries
        .selectFrom('action_image')
        .select(['blob_key', 'preview_blob_key'])
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .execute();
      return rows.flatMap((row) => [row.blob_key, row.preview_blob_key]);
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
      return openFindings(dataKey, findingsContext(imageId), imageId, row?.findings_sealed);
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

type Row = PictureRow & {
  readonly resized_image_id: number;
  readonly action_id: string;
  readonly preview_blob_key: string;
  readonly answer: string | null;
};

function toImage(row: Row, dataKey: SecretKey): ActionImage {
  const metadata = openJson(dataKey, metadataContext(row.blob_key), row.metadata_sealed, metadataSchema);
  if (!metadata.ok) throw new Error(`the metadata of image ${row.image_id} is ${metadata.error}`);
  const { fileName, imageHash, sigHash } = metadata.value;
  return {
    ...pictureOf(row),
    resizedImageId: imageIdSchema.parse(row.resized_image_id),
    actionId: actionIdSchema.parse(row.action_id),
    previewBlobKey: row.preview_blob_key,
    fileName,
    imageHash,
    sigHash,
    answer: row.answer === null ? undefined : checkAnswerSchema.parse(row.answer),
  };
}
