import { imageIdSchema } from '@aval/core/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { isUniqueViolation } from '../platform/database/unique-violation.ts';
import { findingsContext, openFindings, type PictureRow, pictureColumns, pictureOf } from './picture-row.ts';
import type { DocumentImage, ImageStore } from './ports.ts';

const columns = [...pictureColumns, 'bytes'] as const;

const imageMetadataSchema = z.object({ version: z.literal(1), fileName: z.string().optional() });

function metadataContext(blobKey: string): string {
  return `image.metadata/${blobKey}`;
}

export function makeImageStore(queries: Queries): ImageStore {
  const setDeactivated = async (
    environmentId: string,
    applicantId: string,
    imageIds: readonly number[],
    deactivated: boolean,
  ) => {
    if (imageIds.length === 0) return;
    await queries
      .updateTable('document_image')
      .set({ deactivated })
      .where('environment_id', '=', environmentId)
      .where('applicant_id', '=', applicantId)
      .where('image_id', 'in', imageIds)
      .execute();
  };
  const store: ImageStore = {
    insert: async (environmentId, dataKey, image) => {
      const inserted = await queries
        .insertInto('document_image')
        .values({
          environment_id: environmentId,
          applicant_id: image.applicantId,
          attempt_id: image.attemptId,
          id_doc_set_type: image.idDocSetType,
          id_doc_type: image.idDocType,
          id_doc_sub_type: image.idDocSubType,
          country: image.country,
          file_hash: image.fileHash,
          blob_key: image.blobKey,
          format: image.format,
          bytes: image.bytes,
          width: image.width,
          height: image.height,
          metadata_sealed: sealJson(dataKey, metadataContext(image.blobKey), {
            version: 1,
            fileName: image.fileName,
          }),
          findings_sealed: null,
          deactivated: image.deactivated,
          review_result: null,
          added_at: image.addedAt,
        })
        .onConflict((conflict) =>
          // A literal: the plan of a prepared statement knows no parameters, and without the value not which index is meant.
          conflict
            .columns(['applicant_id', 'file_hash'])
            .where('deactivated', '=', sql.lit(false))
            .doNothing(),
        )
        .returning('image_id')
        .executeTakeFirst();
      if (inserted === undefined) return undefined;
      const imageId = imageIdSchema.parse(inserted.image_id);
      if (image.findings !== undefined)
        await store.saveFindings(environmentId, image.applicantId, imageId, dataKey, image.findings);
      return imageId;
    },
    hasFile: async (environmentId, applicantId, fileHash) => {
      const row = await queries
        .selectFrom('document_image')
        .select('image_id')
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('file_hash', '=', fileHash)
        .where('deactivated', '=', false)
        .executeTakeFirst();
      return row !== undefined;
    },
    fileHashes: async (environmentId, applicantId) => {
      const rows = await queries
        .selectFrom('document_image')
        .select('file_hash')
        .distinct()
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .execute();
      return rows.map((row) => row.file_hash);
    },
    count: async (environmentId, applicantId) => {
      const row = await queries
        .selectFrom('document_image')
        .select((expression) => expression.fn.countAll<string>().as('images'))
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .executeTakeFirstOrThrow();
      return Number(row.images);
    },
    blobKeys: async (environmentId, applicantId) => {
      const rows = await queries
        .selectFrom('document_image')
        .select('blob_key')
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .execute();
      return rows.map((row) => row.blob_key);
    },
    list: async (environmentId, applicantId, dataKey) => {
      const rows = await queries
        .selectFrom('document_image')
        .select(columns)
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .orderBy('image_id')
        .execute();
      return rows.map((row) => toImage(row, dataKey));
    },
    deactivate: (environmentId, applicantId, imageIds) =>
      setDeactivated(environmentId, applicantId, imageIds, true),
    activate: (environmentId, applicantId, imageIds) =>
      setDeactivated(environmentId, applicantId, imageIds, false).then(
        () => true,
        (error: unknown) => {
          if (isUniqueViolation(error, 'document_image_file')) return false;
          throw error;
        },
      ),
    saveReviewResult: async (environmentId, applicantId, imageIds, result) => {
      if (imageIds.length === 0) return;
      await queries
        .updateTable('document_image')
        .set({ review_result: result === null ? null : JSON.stringify(result) })
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('image_id', 'in', imageIds)
        .execute();
    },
    readFindings: async (environmentId, applicantId, imageId, dataKey) => {
      const row = await queries
        .selectFrom('document_image')
        .select('findings_sealed')
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('image_id', '=', imageId)
        .executeTakeFirst();
      return openFindings(dataKey, findingsContext(applicantId, imageId), imageId, row?.findings_sealed);
    },
    saveFindings: async (environmentId, applicantId, imageId, dataKey, findings) => {
      await queries
        .updateTable('document_image')
        .set({ findings_sealed: sealJson(dataKey, findingsContext(applicantId, imageId), findings) })
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('image_id', '=', imageId)
        .execute();
    },
  };
  return store;
}

function toImage(row: PictureRow & { readonly bytes: number }, dataKey: SecretKey): DocumentImage {
  const metadata = openJson(dataKey, metadataContext(row.blob_key), row.metadata_sealed, imageMetadataSchema);
  if (!metadata.ok) throw new Error(`the metadata of image ${row.image_id} is ${metadata.error}`);
  return { ...pictureOf(row), bytes: row.bytes, fileName: metadata.value.fileName };
}
