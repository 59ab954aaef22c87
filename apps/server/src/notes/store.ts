import { applicantIdSchema } from '@aval/core/ids';
import { z } from 'zod';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { Note, NoteStore } from './ports.ts';

const contentSchema = z.object({ version: z.literal(1), note: z.string(), tags: z.array(z.string()) });
const metadataSchema = z.object({ version: z.literal(1), fileName: z.string().optional() });
const contentContext = (applicantId: string, id: string) => `note.content/${applicantId}/${id}`;
const attachmentContext = (applicantId: string, id: string) => `note.attachment/${applicantId}/${id}`;

export function makeNoteStore(queries: Queries): NoteStore {
  const select = (environmentId: string, applicantId: string) =>
    queries
      .selectFrom('applicant_note')
      .selectAll()
      .where('environment_id', '=', environmentId)
      .where('applicant_id', '=', applicantId);
  const seal = (dataKey: SecretKey, { applicantId, id, note, tags }: Note) =>
    sealJson(dataKey, contentContext(applicantId, id), { version: 1, note, tags });
  return {
    insert: async (environmentId, dataKey, note) => {
      await queries
        .insertInto('applicant_note')
        .values({
          id: note.id,
          environment_id: environmentId,
          applicant_id: note.applicantId,
          content_sealed: seal(dataKey, note),
          created_at: note.createdAt,
          created_by: note.createdBy,
          updated_at: null,
          updated_by: null,
        })
        .execute();
    },
    save: async (environmentId, dataKey, note) => {
      await queries
        .updateTable('applicant_note')
        .set({
          content_sealed: seal(dataKey, note),
          updated_at: note.updatedAt ?? null,
          updated_by: note.updatedBy ?? null,
        })
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', note.applicantId)
        .where('id', '=', note.id)
        .execute();
    },
    find: async (environmentId, applicantId, id, dataKey) => {
      const row = await select(environmentId, applicantId).where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : toNote(row, dataKey);
    },
    list: async (environmentId, applicantId, dataKey, { limit, offset }) => {
      const rows = await select(environmentId, applicantId)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute();
      const { total } = await queries
        .selectFrom('applicant_note')
        .select((expression) => expression.fn.countAll<string>().as('total'))
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .executeTakeFirstOrThrow();
      return { items: rows.map((row) => toNote(row, dataKey)), total: Number(total) };
    },
    remove: async (environmentId, applicantId, id) => {
      await queries
        .deleteFrom('applicant_note')
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('id', '=', id)
        .execute();
    },
    attach: async (environmentId, dataKey, attachment) => {
      const { id, applicantId, noteId, blobKey, format, bytes, fileName, createdAt } = attachment;
      await queries
        .insertInto('note_attachment')
        .values({
          id,
          environment_id: environmentId,
          applicant_id: applicantId,
          note_id: noteId,
          blob_key: blobKey,
          format,
          bytes,
          metadata_sealed: sealJson(dataKey, attachmentContext(applicantId, id), { version: 1, fileName }),
          created_at: createdAt,
        })
        .execute();
    },
    attachments: async (environmentId, applicantId, noteIds, dataKey) => {
      if (noteIds.length === 0) return [];
      const rows = await queries
        .selectFrom('note_attachment')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('note_id', 'in', noteIds)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map((row) => {
        const context = attachmentContext(row.applicant_id, row.id);
        const metadata = openJson(dataKey, context, row.metadata_sealed, metadataSchema);
        if (!metadata.ok) throw new Error(`attachment ${row.id} is ${metadata.error}`);
        return {
          id: row.id,
          applicantId,
          noteId: row.note_id,
          blobKey: row.blob_key,
          format: row.format,
          bytes: row.bytes,
          fileName: metadata.value.fileName,
          createdAt: row.created_at,
        };
      });
    },
  };
}

type Row = {
  readonly id: string;
  readonly applicant_id: string;
  readonly content_sealed: Buffer;
  readonly created_at: Date;
  readonly created_by: string;
  readonly updated_at: Date | null;
  readonly updated_by: string | null;
};

function toNote(row: Row, dataKey: SecretKey): Note {
  const content = openJson(
    dataKey,
    contentContext(row.applicant_id, row.id),
    row.content_sealed,
    contentSchema,
  );
  if (!content.ok) throw new Error(`note ${row.id} is ${content.error}`);
  return {
    id: row.id,
    applicantId: applicantIdSchema.parse(row.applicant_id),
    note: content.value.note,
    tags: content.value.tags,
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at ?? undefined,
    updatedBy: row.updated_by ?? undefined,
  };
}
