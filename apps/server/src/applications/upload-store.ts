import { actionIdSchema, applicantIdSchema } from '@aval/core/ids';
import { idDocSubTypeSchema, idDocTypeSchema } from '@aval/core/level';
import { z } from 'zod';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import { open, openJson, seal, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { Upload, UploadStore } from './ports.ts';

const purposeSchema = z.object({
  block: z.string(),
  side: idDocSubTypeSchema.nullish(),
  idDocType: idDocTypeSchema.optional(),
  country: z.string().optional(),
  mimeType: z.string(),
});

function purposeContext(id: string): string {
  return `flow-upload.purpose/${id}`;
}

function answerContext(id: string): string {
  return `flow-upload.answer/${id}`;
}

export function makeUploadStore(queries: Queries): UploadStore {
  return {
    insert: async (environmentId, upload, dataKey) => {
      await queries
        .insertInto('flow_upload')
        .values({
          id: upload.id,
          environment_id: environmentId,
          applicant_id: upload.applicantId,
          action_id: upload.actionId ?? '',
          purpose_sealed: sealJson(dataKey, purposeContext(upload.id), upload.purpose),
          bytes: upload.bytes,
          received: upload.received,
          answer_sealed: null,
          created_at: upload.createdAt,
          expires_at: upload.expiresAt,
        })
        .execute();
    },
    find: async (environmentId, { applicantId, actionId }, id, dataKey) => {
      const row = await queries
        .selectFrom('flow_upload')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('action_id', '=', actionId ?? '')
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? undefined : toUpload(row, dataKey);
    },
    list: async (environmentId, { applicantId, actionId }, dataKey) => {
      const rows = await queries
        .selectFrom('flow_upload')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('action_id', '=', actionId ?? '')
        .orderBy('created_at')
        .execute();
      return rows.map((row) => toUpload(row, dataKey));
    },
    addChunk: async (environmentId, { id, applicantId }, { offset, bytes, blobKey }) => {
      const row = await queries
        .updateTable('flow_upload')
        .set({ received: offset + bytes })
        .where('environment_id', '=', environmentId)
        .where('id', '=', id)
        .where('received', '=', offset)
        .returning('id')
        .executeTakeFirst();
      if (row === undefined) return false;
      await queries
        .insertInto('flow_upload_chunk')
        .values({
          upload_id: id,
          environment_id: environmentId,
          applicant_id: applicantId,
          start_offset: offset,
          bytes,
          blob_key: blobKey,
        })
        .execute();
      return true;
    },
    chunks: async (environmentId, uploadId) => {
      const rows = await queries
        .selectFrom('flow_upload_chunk')
        .select(['start_offset', 'bytes', 'blob_key'])
        .where('environment_id', '=', environmentId)
        .where('upload_id', '=', uploadId)
        .orderBy('start_offset')
        .execute();
      return rows.map((row) => ({ offset: row.start_offset, bytes: row.bytes, blobKey: row.blob_key }));
    },
    saveAnswer: async (environmentId, { id }, answer, dataKey) => {
      await queries
        .updateTable('flow_upload')
        .set({ answer_sealed: seal(dataKey, answerContext(id), Buffer.from(answer, 'utf8')) })
        .where('environment_id', '=', environmentId)
        .where('id', '=', id)
        .execute();
    },
    remove: async (environmentId, id) => {
      await queries
        .deleteFrom('flow_upload')
        .where('environment_id', '=', environmentId)
        .where('id', '=', id)
        .execute();
    },
    blobKeys: async (environmentId, applicantId) => {
      const rows = await queries
        .selectFrom('flow_upload_chunk')
        .select('blob_key')
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .execute();
      return rows.map((row) => row.blob_key);
    },
    expired: async (environmentId, before) => {
      const rows = await queries
        .selectFrom('flow_upload')
        .leftJoin('flow_upload_chunk', 'flow_upload_chunk.upload_id', 'flow_upload.id')
        .select(['flow_upload.id', 'flow_upload_chunk.blob_key'])
        .where('flow_upload.environment_id', '=', environmentId)
        .where('flow_upload.expires_at', '<', before)
        .execute();
      const byUpload = new Map<string, string[]>();
      for (const { id, blob_key } of rows)
        byUpload.set(id, [...(byUpload.get(id) ?? []), ...(blob_key === null ? [] : [blob_key])]);
      return [...byUpload].map(([id, blobKeys]) => ({ id, blobKeys }));
    },
  };
}

type Row = {
  readonly id: string;
  readonly applicant_id: string;
  readonly action_id: string;
  readonly purpose_sealed: Buffer;
  readonly bytes: number;
  readonly received: number;
  readonly answer_sealed: Buffer | null;
  readonly created_at: Date;
  readonly expires_at: Date;
};

function toUpload(row: Row, dataKey: SecretKey): Upload {
  const purpose = openJson(dataKey, purposeContext(row.id), row.purpose_sealed, purposeSchema);
  if (!purpose.ok) throw new Error(`the purpose of upload ${row.id} is ${purpose.error}`);
  const answer =
    row.answer_sealed === null ? undefined : open(dataKey, answerContext(row.id), row.answer_sealed);
  if (answer?.ok === false) throw new Error(`the answer of upload ${row.id} is ${answer.error}`);
  return {
    id: row.id,
    applicantId: applicantIdSchema.parse(row.applicant_id),
    actionId: row.action_id === '' ? undefined : actionIdSchema.parse(row.action_id),
    purpose: purpose.value,
    bytes: row.bytes,
    received: row.received,
    answer: answer?.value.toString('utf8'),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
